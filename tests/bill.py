"""The bill of materials of a wheel: `python -m tests.bill WHEEL FILE`, where the wheel is installed.

It is CycloneDX 1.6 in JSON, and follows from the wheel, what is installed with it, and the data inside: the
same wheel and the same dependencies give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from security_meetings import load

NAME = "security-meetings"


def needed(name: str, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """A distribution and all that it cannot do without, each by its name."""
    found = distribution(name)
    if found.name not in seen:
        seen[found.name] = found
        for other in direct(found):
            needed(other, seen)
    return seen


def direct(found: Distribution) -> Iterator[str]:
    """The names of what a distribution asks for here: no extras, nothing for other interpreters."""
    for asked in found.requires or ():
        other, _, marker = asked.partition(";")
        if "extra" not in marker and is_installed(word := re.split(r"[^\w.-]", other.strip(), maxsplit=1)[0]):
            yield word


def is_installed(name: str) -> bool:
    """Whether there is such a distribution here."""
    try:
        distribution(name)
    except ImportError:
        return False
    return True


def reference(found: Distribution) -> str:
    """What a distribution is called everywhere."""
    return f"pkg:pypi/{re.sub(r'[-_.]+', '-', found.name).lower()}@{found.version}"


def component(found: Distribution) -> dict[str, Any]:
    """A distribution as the standard has it."""
    licenses = found.metadata.get_all("License-Expression", [])
    told = {"type": "library", "bom-ref": reference(found), "name": found.name, "version": found.version}
    told["purl"] = reference(found)
    return told | ({"licenses": [{"expression": licenses[0]}]} if licenses else {})


def bill(wheel: Path) -> dict[str, Any]:
    """The bill of materials."""
    found = needed(NAME, {})
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    own = component(found[NAME]) | {"hashes": [{"alg": "SHA-256", "content": digest}]}
    with load() as ds:
        data = {
            "type": "data",
            "bom-ref": f"data:{ds.name}@{ds.version}",
            "name": f"{ds.name} (claims and marks)",
            "version": ds.version,
            "hashes": [{"alg": "SHA-256", "content": ds.digest}],
            "licenses": [{"expression": "CC0-1.0"}],
        }
        texts = [
            {
                "type": "data",
                "bom-ref": f"data:{source.file}",
                "name": source.file,
                "description": f"the text of the source {source.id}; it belongs to its publisher: see NOTICE",
                "hashes": [{"alg": "SHA-256", "content": source.sha256}],
            }
            for source in ds.sources
        ]
    others = [component(one) for name, one in sorted(found.items()) if name != NAME]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {"component": own},
        "components": [*others, data, *texts],
        "dependencies": [
            {
                "ref": reference(one),
                "dependsOn": sorted(reference(found[distribution(o).name]) for o in direct(one)),
            }
            for _, one in sorted(found.items())
        ],
    }


if __name__ == "__main__":
    written, target = map(Path, sys.argv[1:])
    target.write_text(json.dumps(bill(written), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
