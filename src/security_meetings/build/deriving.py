"""Claims that follow from others by a rule that is written down: forms of names that no source prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from security_meetings.build.romanizing import made_forms
from security_meetings.model.claims import Claim, claim_id
from security_meetings.model.kinds import class_of
from security_meetings.model.schema import properties

__all__ = ["derived_names"]

_PATH = "derived_names"


def derived_names(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims on the forms made of attested names, each with a claim that it follows from.

    They are editorial, and say by which standard the form was made, and of which name.

    Raises:
        ModuleNotFoundError: A name is in Russian letters, and the extra `build` is not installed.
    """
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (
            claim.property == "name"
            and claim.rank != "deprecated"
            and _PATH in properties(class_of(claim.collection))
        ):
            told[claim.collection, claim.subject].append(claim)
    for (collection, subject), named in sorted(told.items()):
        languages: dict[str, dict[str, None]] = {}
        for claim in named:
            language = (claim.language or "ru").partition("-")[0]
            languages.setdefault(str(claim.value), {})[language] = None
        for made in made_forms(languages, languages):
            because = f"{', '.join(made.how)}: made of {made.of!r} by the build"
            claim = Claim("", collection, subject, _PATH, made.form, basis="editorial", because=because)
            yield attrs.evolve(claim, id=claim_id(claim)), named[0]
