"""A browser's request, read field by field: it comes from a page, and what does not fit is said in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Text = TypeVar("Text", bound=str)

# Takes how much of how much is done.
Tell = Callable[[int, int], None]


class RequestError(ValueError):
    """The request cannot be answered; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object of a request; each method raises RequestError when the field does not fit."""

    values: Mapping[str, object]

    def text(self, name: str, default: str | None = None) -> str:
        """Read a text."""
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise RequestError(f"`{name}` is not a text")
        return value

    def flag(self, name: str) -> bool:
        """Read a choice between yes and no; no where it is missing."""
        return self.values.get(name) is True

    def one_of(self, name: str, known: Sequence[Text]) -> Text:
        """Read one of the known texts."""
        value = self.values.get(name)
        found = next((text for text in known if text == value), None)
        if found is None:
            raise RequestError(f"`{name}` is not one of {', '.join(known)}")
        return found

    def texts(self, name: str) -> list[str]:
        """Read a list of texts, empty where it is missing."""
        return [value for value in self._list(name) if isinstance(value, str)]

    def objects(self, name: str) -> list[Fields]:
        """Read a list of objects, empty where it is missing."""
        return [fields_of(value, f"an element of `{name}`") for value in self._list(name)]

    def part(self, name: str) -> Fields | None:
        """Read an object, None where it is missing."""
        value = self.values.get(name)
        return None if value is None else fields_of(value, f"`{name}`")

    def _list(self, name: str) -> list[object]:
        value = self.values.get(name, [])
        if not isinstance(value, list):
            raise RequestError(f"`{name}` is not a list")
        return value


def fields_of(value: object, name: str) -> Fields:
    """Take an object of a request."""
    if not isinstance(value, dict):
        raise RequestError(f"{name} is not an object")
    return Fields(value)
