"""The page: one file that needs no other, asks no network, and runs no script but its own."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import importlib_resources

from security_meetings.collection.shelf import Collections
from security_meetings.model.briefs import counted
from security_meetings.model.values import PARTIES
from security_meetings.questions.anomalies import anomalies
from security_meetings.questions.coverage import coverage
from security_meetings.questions.divergences import divergences
from security_meetings.questions.why import clashes
from security_meetings.reader import addresses
from security_meetings.reader.articles import MOST_LIT, Quotes, article
from security_meetings.reader.cards import SHOWN, Card, Cards
from security_meetings.reader.facets import FACETS
from security_meetings.reader.markup import Markup, element, joined
from security_meetings.reader.overview import overview
from security_meetings.reader.wording import Wording

if TYPE_CHECKING:
    from security_meetings.questions.citation import Edition

__all__ = ["page"]


def page(collections: Collections, edition: Edition) -> str:
    """The whole page of a data set.

    Args:
        collections: The records, their sources, and what these say.
        edition: Which data they are.
    """
    wording = Wording(collections)
    quotes = Quotes(collections)
    clashing = clashes(collections)
    differing = divergences(collections)
    told: dict[tuple[str, str], list[str]] = {}
    for one in differing:
        told.setdefault((one.collection, one.subject), []).append(one.words)
    contested = [(c.collection, c.subject, c.property) for c in clashing]
    making = Cards(collections, wording, contested, told)
    cards = {name: [making.card(record) for record in collections.collection(name)] for name in SHOWN}
    front = overview(
        collections, wording, quotes, clashing, differing, anomalies(collections), coverage(collections)
    )
    title = " + ".join(manifest.title for manifest in edition.manifests)
    body = joined(
        [
            _header(title),
            element(
                "main",
                {},
                _front(collections, title, edition, front),
                element(
                    "div",
                    {"class": "desk"},
                    _records(cards, wording),
                    _sources(article(source, quotes, wording) for source in collections.sources),
                ),
            ),
            Markup(f"<script>{_asset('reader.js')}</script>"),
        ]
    )
    head = joined(
        [
            element("meta", {"charset": "utf-8"}),
            element("meta", {"http-equiv": "Content-Security-Policy", "content": _policy()}),
            element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            element("meta", {"name": "referrer", "content": "no-referrer"}),
            element("link", {"rel": "icon", "href": "data:,"}),
            element("title", {}, title),
            Markup(f"<style>{_style()}</style>"),
        ]
    )
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


@functools.cache
def _asset(name: str) -> str:
    file = importlib_resources.files("security_meetings.reader") / name
    return file.read_text(encoding="utf-8")


@functools.cache
def _style() -> str:
    """The style sheet, and a rule for each number of elements that a span can be long.

    An address lights one element. What follows it is lit by how many elements the span says that it has.
    """
    rules = []
    for number in range(1, MOST_LIT + 1):
        longer = ",".join(f".n{n}" for n in range(number, MOST_LIT + 1))
        rules.append(f":is({longer}):target{'+*' * (number - 1)}+.seg")
    return f"{_asset('reader.css')}{','.join(rules)}{{background:var(--lit);color:var(--lit-ink)}}"


def _policy() -> str:
    """What the page may load and run: its own style and script, known by their digests, and nothing else."""

    def digest(words: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {digest(_style())}; script-src {digest(_asset('reader.js'))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _header(title: str) -> Markup:
    links = (("overview", "At a glance"), ("records", "Records"), ("sources", "Sources"))
    return element(
        "header",
        {"class": "top"},
        element("a", {"class": "skip", "href": "#records"}, "To the records"),
        element("p", {"class": "name", "dir": "auto"}, title),
        element(
            "nav",
            {"aria-label": "Parts of the page"},
            *(element("a", {"href": f"#{id_}"}, words) for id_, words in links),
        ),
        # Here a script tells of an address that leads nowhere.
        element("p", {"class": "lost", "role": "alert"}),
    )


def _front(collections: Collections, title: str, edition: Edition, front: Markup) -> Markup:
    records = sum(len(collections.collection(name)) for name in SHOWN)
    folded = (
        f"{counted(len(collections.claims), 'claim')} of {counted(len(collections.sources), 'source')}, "
        f"folded into {counted(records, 'record')}."
    )
    return element(
        "section",
        {"id": "overview", "aria-labelledby": "h-overview"},
        element("h1", {"id": "h-overview", "dir": "auto"}, title),
        element(
            "p",
            {"class": "lead"},
            folded,
            " Every value leads to the words that say it, and every word to what it carries.",
        ),
        front,
        element(
            "p",
            {"id": addresses.RULE, "class": "quiet"},
            f"Who wins among rivals: {collections.policy.rule}.",
        ),
        element("p", {"class": "quiet"}, f"Data: {edition}"),
    )


def _records(cards: dict[str, list[Card]], wording: Wording) -> Markup:
    groups = [
        element(
            "section",
            {"class": "group", "aria-labelledby": f"h-all/{name}"},
            element(
                "h3", {"id": f"h-all/{name}"}, name, " ", element("span", {"class": "quiet"}, str(len(found)))
            ),
            *(card.html for card in found),
        )
        for name, found in cards.items()
        if found
    ]
    total = sum(map(len, cards.values()))
    return element(
        "section",
        {"id": "records", "class": "pane", "tabindex": 0, "aria-labelledby": "h-records"},
        element("h2", {"id": "h-records"}, "Records"),
        _choosing([card for found in cards.values() for card in found], wording, total),
        *groups,
    )


def _choosing(cards: Sequence[Card], wording: Wording, total: int) -> Markup:
    """Search and facets; without a script they would do nothing, and so are not shown."""
    chosen = []
    names = {"meeting": ("meetings",), "party": PARTIES, "source": ("sources",)}
    for i, name in enumerate(FACETS):
        values = sorted({value for card in cards for value in card.facets[i]})
        if not values:
            continue
        shown = sorted((wording.name(v, names[name]) if name in names else v, v) for v in values)
        options = [element("option", {"value": addresses.inert(value)}, words) for words, value in shown]
        chosen.append(
            element(
                "label",
                {},
                element("span", {}, name),
                element("select", {"name": name}, element("option", {"value": ""}, "any"), *options),
            )
        )
    search = element(
        "input", {"type": "search", "name": "words", "autocomplete": "off", "placeholder": "Words, names"}
    )
    return element(
        "form",
        {"class": "choose", "role": "search", "aria-label": "Choose records"},
        element("label", {"class": "search"}, element("span", {}, "search"), search),
        *chosen,
        element(
            "p",
            {},
            element("output", {"role": "status"}, counted(total, "record")),
            " ",
            element("button", {"type": "reset"}, "Show all"),
        ),
    )


def _sources(articles: Iterable[Markup]) -> Markup:
    return element(
        "section",
        {"id": "sources", "class": "pane", "tabindex": 0, "aria-labelledby": "h-sources"},
        element("h2", {"id": "h-sources"}, "Sources"),
        *articles,
    )
