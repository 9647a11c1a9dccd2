"""The page as its readers meet it: by mouse, by keyboard, on a phone, without a script, of hostile packs."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Locator, Page, expect

from security_meetings import Dataset, Topic, load
from security_meetings.reader import addresses
from security_meetings.reader.page import page as written
from tests.browser.conftest import PHONE, Open
from tests.conftest import claim_on, replaced

AXE = Path(os.environ["AXE"])
MANY = 10_000


def at(page: Page, address: str) -> Locator:
    """What stands at an address of the page."""
    return page.locator(f'[id="{address}"]')


def cards(page: Page) -> Locator:
    """The cards that are shown."""
    return page.locator(".card:visible")


@functools.cache
def axe() -> str:
    """The checker of accessibility."""
    return AXE.read_text(encoding="utf-8")


# with a mouse


def test_it_opens_at_a_glance(visit: Open) -> None:
    """A visitor sees what the pack holds, drawn, above all records."""
    page = visit()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("img", name="Timeline")).to_be_in_viewport()
    assert cards(page).count() > 200


def test_words_choose_records(visit: Open) -> None:
    """Search finds records by any of their words, whatever their case and accents."""
    page = visit()
    page.get_by_role("searchbox").fill("SHOÍGU security council")
    expect(at(page, "officials/sergei-shoigu").locator("xpath=..")).to_be_visible()
    expect(at(page, "topics/dialogue").locator("xpath=..")).to_be_hidden()
    shown = cards(page).count()
    assert 0 < shown < 284
    expect(page.get_by_role("status")).to_have_text(f"{shown} of {page.locator('.card').count()} records")


def test_facets_choose_records(visit: Open, ds: Dataset) -> None:
    """Facets narrow each other down, and all records come back."""
    page = visit()
    page.get_by_role("combobox", name="meeting").select_option("imhr-2025")
    page.get_by_role("combobox", name="status").select_option("held")
    wanted = {
        *(f"talks/{talk.id}" for talk in ds.talks.where(meeting="imhr-2025", status="held")),
        "meetings/imhr-2025",
    }
    shown = {card.locator(".record").get_attribute("id") for card in cards(page).all()}
    assert wanted <= shown
    page.get_by_role("combobox", name="contested").select_option("yes")
    expect(cards(page)).to_have_count(1)
    page.get_by_role("button", name="Show all").click()
    expect(cards(page)).to_have_count(page.locator(".card").count())


def test_a_value_leads_to_its_words(visit: Open, ds: Dataset) -> None:
    """A click on a quotation lights just these words in the article, all of them."""
    claim = claim_on(ds, "counts.delegations")
    page = visit(f"#c-{claim.id}")
    expect(at(page, f"c-{claim.id}")).to_be_in_viewport()
    at(page, f"c-{claim.id}").locator(".words").first.click()
    lit = page.locator(".seg.lit")
    expect(lit.first).to_be_in_viewport()
    assert "".join("".join(lit.all_inner_texts()).split()) == "".join(claim.evidence[0].exact.split())


def test_words_lead_to_their_claims(visit: Open, ds: Dataset) -> None:
    """A click on words shows what their sentence carries, and a click there the claim in its record."""
    claim = claim_on(ds, "venue")
    evidence = claim.evidence[0]
    page = visit(f"#text/{evidence.source}/{evidence.start}-{evidence.end}")
    page.locator(".seg.lit").first.click()
    note = page.locator(".note:visible")
    expect(note).to_be_in_viewport()
    note.locator(f'[href="#c-{claim.id}"]').first.click()
    expect(at(page, f"c-{claim.id}")).to_be_in_viewport()
    expect(note).to_be_hidden()


def test_a_sentence_set_aside_says_why(visit: Open, ds: Dataset) -> None:
    """Words that carry nothing lead to the reason."""
    mark = ds.marks.where(kind="set aside", category="page furniture")[0]
    evidence = mark.evidence[0]
    page = visit(f"#text/{evidence.source}/{evidence.start}-{evidence.end}")
    page.locator(".seg.lit").first.click()
    expect(page.locator(".note:visible")).to_contain_text("set aside: page furniture")


@pytest.mark.parametrize("script", [True, False])
def test_addresses_open_what_they_name(visit: Open, ds: Dataset, script: bool) -> None:
    """A link to a record, a claim or a span shows it, also where its card is closed at first."""
    claim = claim_on(ds, "venue")
    for address in ("meetings/imhr-2025", f"c-{claim.id}"):
        page = visit(f"#{address}", java_script_enabled=script)
        expect(at(page, address)).to_be_in_viewport()
    sentence = visit("#note/rt/4", java_script_enabled=script)
    expect(at(sentence, "note/rt/4")).to_be_in_viewport()


def letters(locator: Locator) -> str:
    """The words of several elements, their white space apart."""
    return "".join("".join(locator.all_inner_texts()).split())


@pytest.mark.parametrize("source", ["rt", "dfnc", "interaffairs"])
@pytest.mark.parametrize("share", [(0.0, 0.02), (0.31, 0.36), (0.5, 0.501), (0.1, 0.9), (0.97, 1.0)])
def test_any_words_of_a_text_have_an_address(
    visit: Open, ds: Dataset, source: str, share: tuple[float, float]
) -> None:
    """Words on which nothing rests are marked too, across all that stands between; numbers are no letters."""
    text = ds.sources[source].text
    start, end = (int(len(text) * part) for part in share)
    page = visit(f"#text/{source}/{start}-{end}")
    marked = page.locator(".text mark")
    expect(marked.first).to_be_in_viewport()
    assert letters(marked) == "".join(text[start:end].split())
    expect(page.locator(".lost")).to_be_hidden()


def test_the_next_address_puts_out_the_last(visit: Open, ds: Dataset) -> None:
    """Words stay marked until another address is called for, and the text is then as it was."""
    page = visit("#text/rt/120-160")
    before = page.locator('[id="text/rt"] .text').inner_text()
    page.evaluate("location.hash = 'text/rt/300-460'")
    expect(page.locator(".text mark").first).to_be_in_viewport()
    assert letters(page.locator(".text mark")) == "".join(ds.sources["rt"].text[300:460].split())
    page.evaluate("location.hash = 'text/rt'")
    expect(page.locator(".text mark")).to_have_count(0)
    assert page.locator('[id="text/rt"] .text').inner_text() == before


def test_letters_that_are_spelt_out_count_as_one(visit: Open, hostile: Path) -> None:
    """An offset counts the letters of the text, however long they are in the page."""
    ds = load(hostile.parent)
    (source,) = ds.sources
    odd = next(i for i, c in enumerate(source.text) if c in "\x1b\u202e\u200b\u2066")
    end = len(source.text)
    article = addresses.article(source.id)
    page = visit(f"#{article}/{odd + 1}-{end}", file=hostile)
    told = letters(page.locator(".text mark"))
    assert told.endswith("".join(source.text[-12:].split())[-5:])
    whole = letters(page.locator(f'[id="{article}"] .text'))
    page.evaluate(f"location.hash = '{article}/0-{odd + 1}'")
    expect(page.locator(".text mark").first).to_be_attached()
    numbers = "".join(page.locator(".text .number").all_inner_texts())
    assert len(letters(page.locator(".text mark"))) + len(told) == len(whole) - len(numbers)


@pytest.mark.parametrize(
    "address",
    [
        "meetings/nowhere",
        "c-12",
        "text/rt/5-5",
        "text/rt/9-4",
        "text/rt/0-99999",
        "text/nobody/0-4",
        "%E0%A4%A",
    ],
)
def test_an_address_that_leads_nowhere_says_so(visit: Open, address: str) -> None:
    """Nobody is left wondering: the address is named, until one is called for that leads somewhere."""
    page = visit(f"#{address}")
    lost = page.get_by_role("alert")
    expect(lost).to_be_in_viewport()
    expect(lost).to_contain_text(f"Nothing in this page stands at #{address}.")
    page.evaluate("location.hash = 'meetings/imhr-2025'")
    expect(at(page, "meetings/imhr-2025")).to_be_in_viewport()
    expect(lost).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_a_claim_stands_at_its_id_as_printed(visit: Open, ds: Dataset, script: bool) -> None:
    """The id that `repr`, citations and tables print is an address of the claim."""
    claim = claim_on(ds, "venue")
    page = visit(f"#{claim.id}", java_script_enabled=script)
    expect(at(page, f"c-{claim.id}")).to_be_in_viewport()
    expect(page.locator(".lost")).to_be_hidden()


def test_an_address_wins_over_a_choice(visit: Open) -> None:
    """A link to a record that the facets hide brings all records back."""
    page = visit()
    page.get_by_role("searchbox").fill("no such words anywhere")
    expect(cards(page)).to_have_count(0)
    page.locator('.talks a[href="#talks/ru-ir-2025"]').focus()
    page.keyboard.press("Enter")
    expect(at(page, "talks/ru-ir-2025")).to_be_in_viewport()


# with a keyboard


def test_a_keyboard_is_enough(visit: Open) -> None:
    """Search, a record, its words, the note on their sentence and the way back need no mouse."""
    page = visit()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("sergei-shoigu-ru-security")
    expect(cards(page)).to_have_count(1)
    summary = cards(page).locator("summary").first
    for _ in range(12):
        page.keyboard.press("Tab")
        if summary.evaluate("found => found === document.activeElement"):
            break
    page.keyboard.press("Enter")
    words = cards(page).locator(".words").first
    expect(words).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if words.evaluate("found => found === document.activeElement"):
            break
    expect(words).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".seg.lit").first).to_be_in_viewport()
    # The keyboard goes on from the words: the next stop is the number of the next sentence.
    page.keyboard.press("Tab")
    number = page.locator(":focus")
    expect(number).to_have_class("number")
    page.keyboard.press("Enter")
    note = page.locator(".note:visible")
    expect(note).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


# without a script


def test_without_a_script_values_and_words_lead_to_each_other(visit: Open, ds: Dataset) -> None:
    """Value, words, note and claim are reached by links alone; what needs a script is not shown."""
    claim = next(c for c in ds.claims.about("meetings", "imhr-2025") if c.property == "venue" and c.source)
    page = visit(f"#c-{claim.id}", java_script_enabled=False)
    expect(page.get_by_role("search")).to_be_hidden()
    expect(at(page, f"c-{claim.id}")).to_be_in_viewport()
    at(page, f"c-{claim.id}").locator(".words").first.click()
    evidence = claim.evidence[0]
    anchor = at(page, f"text/{evidence.source}/{evidence.start}-{evidence.end}")
    lit = anchor.locator("xpath=following-sibling::a[contains(@class, 'seg')]").first
    expect(lit).to_be_in_viewport()
    lit.click()
    note = page.locator(".note:visible")
    note.locator(f'[href="#c-{claim.id}"]').first.click()
    expect(at(page, f"c-{claim.id}")).to_be_in_viewport()


def test_without_a_script_all_words_of_a_span_are_lit(visit: Open, ds: Dataset) -> None:
    """The style sheet lights every segment of a span, and none behind it."""
    long = max((e for c in ds.claims for e in c.evidence if len(e.exact) < 300), key=lambda e: len(e.exact))
    address = f"text/{long.source}/{long.start}-{long.end}"
    shades = []
    for script in (True, False):
        page = visit(f"#{address}", java_script_enabled=script)
        shades.append(
            page.locator(".seg").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
        )
    assert shades[0] == shades[1]


# on every screen


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#meetings/imhr-2025",
        "#text/rt",
        "#text/rt/120-160",
        "#note/rt/4",
        "#sources",
        f"#{'nowhere' * 20}",
    ],
)
def test_a_phone_shows_it_without_moving_sideways(visit: Open, address: str) -> None:
    """Nothing is wider than a phone."""
    page = visit(address, viewport=PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]


def assert_open_to_all(page: Page) -> None:
    """The checker of accessibility finds nothing: contrast, names, order, regions, targets."""
    page.evaluate(axe())
    assert page.evaluate("axe.run().then(done => done.violations.map(v => [v.id, v.nodes[0].html]))") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out(visit: Open, scheme: str) -> None:
    """The whole page can be used by those who see little, hear it, or use keys."""
    assert_open_to_all(visit("#meetings/imhr-2025", color_scheme=scheme))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["#note/wire/1", "#text/wire/0-21", "#note/wire/5", "#text/wire/3-9", "#o"]
)
def test_nothing_that_opens_keeps_people_out(visit: Open, slight: Path, address: str, scheme: str) -> None:
    """Notes, lit words and open cards can be used by all, on a phone too."""
    page = visit(address, file=slight, color_scheme=scheme, viewport=PHONE)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert_open_to_all(page)


def test_on_paper_nothing_is_hidden(visit: Open) -> None:
    """In print, closed cards are open, and what only serves a screen is gone."""
    page = visit()
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    closed = page.locator(".card:not([open]) .claim").first
    assert closed.evaluate("found => found.getBoundingClientRect().height") > 0


# of any pack


def test_a_hostile_pack_is_shown_and_never_run(visit: Open, hostile: Path) -> None:
    """Words that would be a script are read as words; none runs, and none asks for anything."""
    page = visit(file=hostile)
    expect(page.locator("article .text")).to_contain_text("<script>window.harmed=1</script>")
    for summary in page.locator(".card > summary").all():
        summary.click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.harmed") is None
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0


def test_words_of_arabic_run_from_the_right(visit: Open, hostile: Path) -> None:
    """A quotation has the direction of its own letters."""
    page = visit(file=hostile)
    quoted = page.locator(".claim q", has_text="مرحبا").first
    assert quoted.evaluate("found => getComputedStyle(found).direction") == "rtl"


def test_ten_thousand_records_can_be_searched(visit: Open, ds: Dataset, tmp_path: Path) -> None:
    """A large pack opens at an address, and each letter typed is answered before the next."""
    known = claim_on(ds, "venue")
    names = {f"topic-{i}": f"Topic number {i}" for i in range(MANY)}
    claims = [
        attrs.evolve(known, id=f"c-{id_}", collection="topics", subject=id_, property="name", value=name)
        for id_, name in names.items()
    ]
    topics = [Topic(id_, name) for id_, name in names.items()]
    large = replaced(ds, topics=topics, claims=[*ds.claims, *claims])
    file = tmp_path / "large.html"
    file.write_text(written(large, ds.edition), encoding="utf-8")
    page = visit("#topics/topic-9876", file=file)
    expect(at(page, "topics/topic-9876")).to_be_in_viewport()
    page.get_by_role("searchbox").press_sequentially("number 9876")
    expect(cards(page)).to_have_count(1)
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text(f"{page.locator('.card').count()} records")
