"""What the tests draw: values and records of every class, sound claims, and JSON that is odd or broken.

The strategies are those of `security_meetings.testing`; importing this module registers them, so that
`st.from_type(Meeting)` gives meetings.
"""

import copy
import functools
import json
import math
import operator
from collections.abc import Iterator
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from security_meetings import testing
from security_meetings.model.claims import Claim
from security_meetings.model.kinds import kinds
from security_meetings.model.schema import Property, claimable, properties

# For what is tried with each of many classes.
FEW = settings(max_examples=settings().max_examples // 3)

IDS = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
# The sources that the tests of policies know.
SOURCES = {"sources": ["africalive", "dfnc", "rt"]}
NUMBERS_IN_WORDS = ("tens", "dozens", "scores", "hundreds", "thousands")

# Every property that claims can be made on.
CLAIMABLE = [
    (name, prop)
    for name, cls in kinds().items()
    if claimable(cls)
    for prop in properties(cls).values()
    if prop.claimable
]


def fitting(prop: Property) -> SearchStrategy[Any]:
    """Values of a property."""
    collection = next(name for name, known in CLAIMABLE if known is prop)
    return testing.values(kinds()[collection], prop.path, ids=SOURCES)


def instances(cls: type) -> SearchStrategy[Any]:
    """Instances of a class whose fields are described."""
    return testing.instances(cls, ids=SOURCES)


def records(collection: str) -> SearchStrategy[Any]:
    """Records of one kind."""
    return testing.records(collection, ids=SOURCES)


def rivals(collection: str, prop: Property) -> SearchStrategy[list[Claim]]:
    """Claims on one property of one subject, several of them with the same value."""
    pools = st.lists(fitting(prop), min_size=1, max_size=3)
    return pools.flatmap(
        lambda pool: st.lists(
            testing.claims(collection, "subject", prop.path, values=st.sampled_from(pool), ids=SOURCES),
            min_size=1,
            max_size=6,
            unique_by=lambda claim: claim.id,
        )
    )


# JSON that is not what a class demands, or only just.

# What may stand where something else belongs, each wrong (or right by luck) in its own way.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 7, 7.0, -1, 10**30, math.nan, 20250527),
    *("", "7", "Moscow", "ab", "\ud800", "actual", "Actual", "asserted", "held"),
    *("20250527", "2025-05-27", "2025-05-27T00:00:00", "2025-05", "2025", "--05-27", "2025-13", "2025~"),
    *("XXXX-05-27", "XXXX-02-30", "2025-05-27/..", "../2025", "../..", "2025/2024", "XXXX-XX-31?"),
    *("meetings", "claims", "marks", "counts", "counts.delegations", "other_names", "evidence", "value"),
    *([], [None], ["IR"], [7], [[]], {}),
    {"number": 7, "comparator": "exactly", "upper": None, "stage": "actual"},
    {"number": "7", "comparator": "exactly", "upper": None, "stage": "actual"},
    {"number": 7, "comparator": "between", "upper": 5, "stage": "actual"},
    {"party": "IR", "official": None},
    {"year": 2025, "month": None, "day": None},
)


def places(tree: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in parsed JSON."""
    yield at
    inner = tree.items() if type(tree) is dict else enumerate(tree) if type(tree) is list else ()
    for key, value in inner:
        yield from places(value, (*at, key))


@st.composite
def broken(draw: st.DrawFn, tree: Any) -> Any:
    """The JSON with one or two values replaced, dropped or added."""
    tree = {"$": copy.deepcopy(tree)}
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from([at for at in places(tree) if at]))
        owner = functools.reduce(operator.getitem, way, tree)
        odd = copy.deepcopy(draw(st.sampled_from(ODD)))
        how = draw(st.sampled_from(["replace", "drop", "add"]))
        if how == "replace" or not way:
            owner[last] = odd
        elif how == "drop":
            del owner[last]
        elif type(owner) is dict:
            owner[draw(st.sampled_from(["surprise", "Id", "id "]))] = odd
        else:
            owner.append(odd)
    return tree["$"]


# What makes a text another JSON, or none.
SLIPS = (
    *b'{}[]",:0-.\\a \t\r\x00\xff',
    b" :",
    b"}{",
    b"NaN",
    b"null",
    b"\\u0061",
    b"\\ud800",
    b"\xef\xbb\xbf",
)


@st.composite
def written(draw: st.DrawFn, tree: Any) -> bytes:
    """JSON as somebody may write it in a line: with odd spaces, and sometimes with a slip."""
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : "), (",", "\t:"), (",\r", ":")]))
    text = json.dumps(tree, ensure_ascii=draw(st.booleans()), separators=separators)
    raw = text.encode("utf-8", "surrogatepass")
    slip = draw(st.sampled_from(["none", "twice", "some bytes", "tail", "cut"]))
    if slip == "twice" and type(tree) is dict and tree:
        key = draw(st.sampled_from(sorted(tree)))
        again = json.dumps({key: draw(st.sampled_from([tree[key], None]))}, separators=separators)
        raw = again.encode()[:-1] + b"," + raw[1:]
        # Keys with a space behind them make up for the one too many, for whoever only counts.
        raw = b'" :'.join(raw.rsplit(b'":', draw(st.integers(0, 2))))
    elif slip == "some bytes":
        start = draw(st.integers(0, len(raw)))
        put = draw(st.sampled_from([b"", *(bytes([s]) if isinstance(s, int) else s for s in SLIPS)]))
        raw = raw[:start] + put + raw[start + draw(st.integers(0, 2)) :]
    elif slip == "tail":
        raw += draw(st.sampled_from([b" ", b"\r", b"x", b"{}", b",", b"\x0b", raw]))
    elif slip == "cut":
        raw = raw[: draw(st.integers(0, len(raw)))]
    return raw.replace(b"\n", b" ")


testing.register(ids=SOURCES)
