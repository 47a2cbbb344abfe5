"""What a record promises: it cannot change, and comes back from pickling as it was."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from builder.model import Correction
from builder.records import record


@record
class Lone:
    """A record of one field, whose state is still a tuple."""

    value: tuple[int, ...]


@pytest.mark.parametrize(
    "made",
    [
        Lone(value=()),
        Lone(value=(1, 2)),
        Correction(date="2025-03-04", note="The year was wrong."),
    ],
)
def test_a_record_comes_back_as_it_was(made: object) -> None:
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_record_cannot_be_changed() -> None:
    made = Lone(value=(1,))
    with pytest.raises(FrozenInstanceError):
        made.value = (2,)  # type: ignore[misc]
    assert replace(made, value=(3,)).value == (3,)
    assert not hasattr(made, "__dict__")


def test_a_state_of_another_shape_is_refused() -> None:
    made = Lone.__new__(Lone)
    with pytest.raises(ValueError, match="argument 2"):
        made.__setstate__((1, 2))  # type: ignore[attr-defined]
