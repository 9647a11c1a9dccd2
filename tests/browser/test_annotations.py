"""Web annotations, resolved in a browser by Apache Annotator: quote and position select the same words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from security_meetings import Dataset, load
from tests.reader.shared import hostile_pack

ANNOTATOR = Path(os.environ["ANNOTATOR"])

# Gives, for each selector, what it selects of a text: words, and where they begin, in code points.
RESOLVE = """async ([text, selectors]) => {
  const node = document.body.appendChild(document.createElement("pre"));
  node.textContent = text;
  const makers = {
    TextQuoteSelector: annotator.createTextQuoteSelectorMatcher,
    TextPositionSelector: annotator.createTextPositionSelectorMatcher,
  };
  const found = [];
  for (const selector of selectors) {
    const matches = [];
    for await (const range of makers[selector.type](selector)(node)) {
      const before = document.createRange();
      before.setStart(node, 0);
      before.setEnd(range.startContainer, range.startOffset);
      matches.push([range.toString(), [...before.toString()].length]);
    }
    found.push(matches);
  }
  node.remove();
  return found;
}"""


def targets(ds: Dataset, path: Path) -> dict[str, list[dict[str, Any]]]:
    """The targets of all annotations, by the name of the text that they select from."""
    ds.export("web-annotation", path)
    found: dict[str, list[dict[str, Any]]] = {}
    for note in json.loads(path.read_bytes())["items"]:
        for target in note["target"]:
            found.setdefault(target["source"]["file"], []).append(target)
    return found


@pytest.mark.parametrize("harmful", [False, True])
def test_every_span_is_found(browser: Browser, ds: Dataset, tmp_path: Path, *, harmful: bool) -> None:
    """Each target of each text is found once by its quote, and its position selects the same words there."""
    data = load(hostile_pack(tmp_path)) if harmful else ds
    by_file = targets(data, tmp_path / "notes.jsonld")
    texts = {str(source.file): source.text for source in data.sources if source.has_text}
    spans = [span for noted in (data.claims, data.marks) for record in noted for span in record.evidence]
    assert sum(map(len, by_file.values())) == len(spans)
    page = browser.new_page()
    page.set_content("<!doctype html><title>Texts</title>")
    page.add_script_tag(path=ANNOTATOR)
    for file, found in by_file.items():
        text = texts[file]
        selectors = [selector for target in found for selector in target["selector"]]
        selected = page.evaluate(RESOLVE, [text, selectors])
        for selector, matches in zip(selectors, selected, strict=True):
            if selector["type"] == "TextPositionSelector":
                start, end = selector["start"], selector["end"]
                assert matches == [[text[start:end], start]]
        for target in found:
            quotes = [s["exact"] for s in target["selector"] if "exact" in s]
            place = next(s for s in target["selector"] if "start" in s)
            assert quotes in ([], [text[place["start"] : place["end"]]])
        quoted = [m for s, m in zip(selectors, selected, strict=True) if s["type"] == "TextQuoteSelector"]
        placed = {
            (target["selector"][0]["exact"], target["selector"][-1]["start"])
            for target in found
            if len(target["selector"]) > 1
        }
        assert all(len(matches) == 1 for matches in quoted)
        assert {(words, start) for ((words, start),) in quoted} == placed
    page.close()
