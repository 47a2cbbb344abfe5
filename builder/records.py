"""What the records that cross a step are: frozen dataclasses with slots, quick to send and to keep.

Python's own pickling of such classes asks for the fields of every object anew and sets each by name
(`dataclasses._dataclass_getstate`). Here both are looked up once a class, which halves the time; a build of a thousand
articles sends some hundred thousand records from process to process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots and fields by keyword."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    names = [each.name for each in fields(made)]
    made.__getstate__ = _state(names)
    made.__setstate__ = _restore([getattr(made, name).__set__ for name in names])
    found: type[T] = made
    return found


def _state(names: Sequence[str]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) == 1:  # attrgetter would return the value itself
        (name,) = names
        return lambda self: (getattr(self, name),)
    values = attrgetter(*names)
    return lambda self: values(self)  # an attrgetter in a class is no method: it would be called without the record


def _restore(setters: Sequence[Callable[[object, Any], None]]) -> Callable[[object, tuple[Any, ...]], None]:
    def restore(self: object, state: tuple[Any, ...]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    return restore
