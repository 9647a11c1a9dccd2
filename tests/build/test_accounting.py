"""What the claims of a pack stand on: in numbers, and where a reader should look again."""

from pathlib import Path

import pytest

from security_meetings import load
from security_meetings.build import rebuild
from security_meetings.build.__main__ import main
from security_meetings.build.accounting import Account
from security_meetings.errors import Problem
from tests.conftest import MakePack

TEXT = "Northland is not ready to hold closed talks in May.\n\nSouthland, with Eastland, attended 12 days."


def account_of(root: Path) -> Account:
    """The account of a pack."""
    return rebuild(root).account


def notes(*quotes: tuple[str, str]) -> str:
    """Notes of quotes: the words as TOML has them, and the lines."""
    blocks = [f"[[quote]]\nwords = {words}\n{lines}\n" for words, lines in quotes]
    rest = '[[set_aside]]\nwords = """Northland is not ready to hold closed talks in May.\n\n'
    rest += 'Southland, with Eastland, attended 12 days."""\nreason = "advert"\n'
    return "\n".join(['source = "wire"\n', *blocks, rest])


def test_numbers(make_pack: MakePack) -> None:
    """Every claim is compared by machine, judged by a reader, or editorial; fragments are counted besides."""
    root = make_pack(
        notes(
            ('"attended 12 days"', "meetings.m.days = 12"),
            ('["Southland", "attended"]', 'talks.t.status = "held"'),
            ('["closed talks", "Southland"]', 'talks.t.format = "closed-door"\ntalks.t.mode = "in person"'),
        ),
        TEXT,
        built=False,
    )
    account = account_of(root)
    assert (account.compared, account.judged, account.scattered) == (1, 3, 2)
    assert account.claims == account.compared + account.judged + account.editorial == len(load(root).claims)
    assert account.cuts == ()
    assert str(account).startswith(
        f"{account.claims} claims: 1 compared with their words by machine, 3 judged by a reader, "
        f"{account.editorial} editorial; 2 stand on fragments of several sentences"
    )


def test_cut_denial(make_pack: MakePack, capsys: pytest.CaptureFixture[str]) -> None:
    """Where fragments leave out that something is denied, the build names the sentence, and goes on."""
    lines = 'talks.t.format = "closed-door"\ntalks.t.status = "held"'
    root = make_pack(notes(('["Northland is", "ready to hold closed talks"]', lines)), TEXT, built=False)
    (cut,) = account_of(root).cuts
    assert (cut.file, cut.where) == ("wire.toml", "line 5")
    assert cut.message == f"talks/t#format: {TEXT[:51]!r}"
    assert main([str(root)]) == 0
    printed = capsys.readouterr().out
    assert "a denial or a condition is cut out of these sentences" in printed
    assert str(cut) in printed


def test_many_cuts() -> None:
    """Where very much is cut, not all is printed, but how much there is."""
    told = str(Account(cuts=tuple(Problem("a.toml", f"line {i}", "x") for i in range(30))))
    assert "a.toml: x @ line 19" in told
    assert "line 20" not in told
    assert told.endswith("and 10 more")


def test_bundled(bundled: Path) -> None:
    """In the bundled data nothing is cut so, and the numbers are those of its claims."""
    account = account_of(bundled)
    assert account.cuts == ()
    assert account.compared + account.judged + account.editorial == len(load(bundled).claims)


@pytest.mark.parametrize("one_file", [True, False])
def test_lint_tells_what_the_build_tells(
    make_pack: MakePack, capsys: pytest.CaptureFixture[str], *, one_file: bool
) -> None:
    """The account, cut denials and open sentences of drafts stand in both, line for line."""
    said = notes(('["Northland is", "ready to hold closed talks"]', 'talks.t.format = "closed-door"'))
    said = said.partition("[[set_aside]]")[0].replace('"wire"', '"wire"\ndraft = true')
    root = make_pack(said, TEXT, built=False)
    told = str(account_of(root)).splitlines()
    assert main(["--lint", str(root / "seeds" / "wire.toml" if one_file else root)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert sum("closed talks in May" in line for line in printed) == 1
    assert set(told[2:]) <= set(printed)
    if not one_file:
        assert printed[-len(told) - 1 : -1] == told
        assert printed[-1].startswith(f"{account_of(root).claims} claims, 0 problems")


def test_what_is_counted(make_pack: MakePack) -> None:
    """The account says that it counts these seeds alone, and how many claims the build made of others."""
    text = "Forum: Милан Вукосалич."
    said = f'source = "wire"\n[[quote]]\nwords = "{text}"\nofficials.o.name = "Милан Вукосалич"\n'
    account = account_of(make_pack(said, text))
    assert account.made > 0
    assert (
        "counted are the claims of these seeds alone, not of what they use, "
        f"{account.made} of which the build made of others"
    ) in str(account)
