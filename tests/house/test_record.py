"""Records behave as frozen dataclasses do, before their ``__init__`` is compiled and after."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from bylawkit.record import _COMPILED_AT, field, record, replace


@record
class Home:
    street: str
    number: int = 1
    tags: list[str] = field(default_factory=list)
    place: object = field(default=None, compare=False)


@record(kw_only=True)
class Named:
    name: str
    size: int | None = None


OFTEN = range(_COMPILED_AT + 3)


def test_the_first_and_the_hundredth_are_alike() -> None:
    made = [Home("a", 2, tags=["x"], place=n) for n in OFTEN]
    assert all(one == made[0] for one in made)
    assert [one.place for one in made] == list(OFTEN)
    assert Home("a").tags is not Home("a").tags


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((), {}), (("a", 1, [], None, 5), {}), (("a",), {"street": "b"}), (("a",), {"door": 1})],
)
def test_wrong_arguments_are_refused_in_pythons_own_words(
    args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    @record
    class Fresh:
        street: str
        number: int = 1
        tags: list[str] = field(default_factory=list)
        place: object = None

    for _ in OFTEN:
        with pytest.raises(TypeError, match="argument"):
            Fresh(*args, **kwargs)  # type: ignore[arg-type]


def test_keyword_only_records_take_no_positions() -> None:
    for _ in OFTEN:
        with pytest.raises(TypeError, match="positional"):
            Named("a")  # type: ignore[misc]
    assert [Named(name="a").size for _ in OFTEN] == [None] * len(OFTEN)


def test_records_are_frozen_hashed_copied_and_shown() -> None:
    one = Named(name="a", size=3)
    with pytest.raises(AttributeError, match="frozen"):
        one.name = "b"  # type: ignore[misc]
    assert hash(one) == hash(Named(name="a", size=3))
    assert repr(one) == "Named(name='a', size=3)"
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert replace(one, size=4) == dataclasses.replace(one, size=4) == Named(name="a", size=4)
    assert [each.name for each in dataclasses.fields(one)] == ["name", "size"]  # type: ignore[arg-type]
