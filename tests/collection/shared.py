"""What the tests of collections share: a few people, and collections of any kind."""

from typing import Any

from hypothesis import strategies as st

from security_meetings import Official
from security_meetings.collection.collection import Collection
from security_meetings.model.kinds import kinds
from tests.strategies import records

PEOPLE = Collection(
    Official,
    [
        Official("sergei-shoigu", name="Sergei Shoigu", other_names=("Sergey Shoygu", "Shoigu")),
        Official("sergei-lavrov", name="Sergei Lavrov", other_names=("Lavrov",)),
        Official("ri-chang-dae", name="Ri Chang Dae", other_names=("Ri Chang-dae",)),
        Official("unnamed"),
    ],
)


def many(collection: str) -> st.SearchStrategy[Collection[Any]]:
    """Collections of one kind, with distinct ids and, often, equal values."""
    lists = st.lists(records(collection), max_size=6, unique_by=lambda r: r.id)
    return lists.map(lambda found: Collection(kinds()[collection], found))


ANY = st.sampled_from(list(kinds())).flatmap(many)
