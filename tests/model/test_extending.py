"""A class of values and a kind of record of one's own: one class each, and everything handles them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import attrs
import pytest

from security_meetings import Dataset, load
from security_meetings.build import rebuild
from security_meetings.cli.main import main
from security_meetings.model import kinds
from security_meetings.model.schema import Field, Record, Relation, Value
from security_meetings.questions.codebook import markdown
from tests.conftest import sow


@attrs.frozen
class Weight(Value):
    """How heavy something is; in JSON an object of its parts."""

    number: Annotated[int, Field("How many of the unit.")]
    unit: Annotated[Literal["t", "kg"], Field("The unit.")] = "kg"

    @classmethod
    def parse(cls, text: str) -> "Weight":
        """Read `12 t`."""
        number, unit = text.split()
        return cls(int(number), unit)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"

    def relation_to(self, other: Any) -> Relation:
        """Weights of one unit contradict each other unless they are the same."""
        if self.unit != other.unit:
            return "compatible"
        return super().relation_to(other)


@attrs.frozen
class Spot(Value):
    """Where something stands; in JSON a text."""

    example: ClassVar[str] = "a spot such as '55 N 37 E'"

    north: Annotated[int, Field("Degrees north.")]
    east: Annotated[int, Field("Degrees east.")]

    @classmethod
    def parse(cls, text: str) -> "Spot":
        """Read `55 N 37 E`."""
        north, _, east, _ = text.split()
        return cls(int(north), int(east))

    def __str__(self) -> str:
        return f"{self.north} N {self.east} E"


@attrs.frozen
class Monument(Record):
    """A monument, which the library knows nothing of."""

    name: Annotated[str | None, Field("Its name.", variants=True, verbatim=True)] = None
    other_names: Annotated[tuple[str, ...], Field("Other names.", rest_of="name", item="other_name")] = ()
    weight: Annotated[Weight | None, Field("How heavy it is.")] = None
    spot: Annotated[Spot | None, Field("Where it stands.")] = None
    seen_from: Annotated[tuple[Spot, ...], Field("From where it is seen.", item="view")] = ()
    country: Annotated[str | None, Field("The country.", refers_to=("countries",))] = None


TEXT = """\
The Iron Bell weighs 12 t, or 13 t as others say.
It stands at 55 N 37 E in Russia, seen from 54 N 36 E.
"""
NOTES = """\
source = "wire"
[[quote]]
words = "The Iron Bell weighs 12 t, or 13 t as others say."
inferred = "it says so"
monuments.bell.name = "Iron Bell"
monuments.bell.weight = "12 t"
[[quote]]
words = "13 t as others say"
modality = "reported"
monuments.bell.weight = {number = 13, unit = "t"}
[[quote]]
words = "It stands at 55 N 37 E in Russia, seen from 54 N 36 E."
inferred = "it says so"
monuments.bell.spot = "55 N 37 E"
monuments.bell.seen_from = ["54 N 36 E"]
monuments.bell.country = "RU"
countries.RU.name = "Russia"
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A built pack with one monument."""
    kinds.register("monuments", Monument)
    try:
        root = sow(tmp_path_factory.mktemp("pack"), NOTES, TEXT, {"editorial.toml": ""})
        rebuild(root)
        yield root
    finally:
        kinds.unregister("monuments")


@pytest.fixture
def ds(pack: Path) -> Dataset:
    """The data of the pack."""
    return load(pack)


def test_record(ds: Dataset) -> None:
    """The build folds claims of such values into the record, and loading reads it."""
    bell = ds.collection("monuments")["bell"]
    assert bell == Monument(
        "bell", "Iron Bell", (), Weight(12, "t"), Spot(55, 37), (Spot(54, 36),), country="RU"
    )


def test_json(pack: Path) -> None:
    """One is written as an object of its parts, the other as a text."""
    (bell,) = json.loads((pack / "data" / "monuments.json").read_bytes())
    assert bell["weight"] == {"number": 12, "unit": "t"}
    assert bell["seen_from"] == ["54 N 36 E"]


def test_questions(ds: Dataset) -> None:
    """Values are asked for, names found, references followed, and rivals weighed by what the class says."""
    monuments = ds.collection("monuments")
    assert monuments.where(weight=Weight(12, "t")).ids == ("bell",)
    assert monuments.where(view=Spot(54, 36)).ids == ("bell",)
    assert monuments.find("iron bell").id == "bell"
    assert {r.collection for r in ds.referring_to("countries/RU")} == {"monuments", "claims"}
    why = ds.explain("bell", "weight")
    assert [(str(r.claim.value), r.relation) for r in why.rivals] == [("13 t", "contradicts")]
    assert [c.property for c in ds.conflicts()] == ["weight"]


def test_checked(ds: Dataset, pack: Path) -> None:
    """The check of the whole chain holds, and a broken value is told with its place and what is expected."""
    assert ds.verify().ok
    file = pack / "data" / "monuments.json"
    whole = file.read_bytes()
    try:
        file.write_bytes(whole.replace(b'"unit": "t"', b'"unit": "tons"').replace(b'"55 N 37 E"', b"7"))
        with pytest.raises(ValueError, match=r"expected one of 't', 'kg', got 'tons'") as told:
            load(pack)
    finally:
        file.write_bytes(whole)
    assert "expected a spot such as '55 N 37 E', got 7 @ $[0].spot" in str(told.value)


def test_told(ds: Dataset, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The codebook and the command tell of it."""
    page = markdown(list(ds.codebook()))
    assert "| `weight` | Weight | How heavy it is. |" in page
    assert "| `seen_from` | many: Spot | From where it is seen. |" in page
    assert main(["show", "bell", "--data", str(pack)]) == 0
    shown = capsys.readouterr().out
    assert "12 t" in shown
    assert "54 N 36 E" in shown
