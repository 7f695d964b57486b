"""One object of a data file: its fields by what they mean, and the values in them as texts and options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from builder.importers.anki.fields import field_text, join_fields
from builder.importers.data.columns import Columns, Role, read_level
from builder.importers.data.facts import Facts
from builder.importers.fitting import code_fence
from builder.importers.rest import is_russian
from builder.question import FollowUp, Option

Fields = Mapping[str, object]

_TEXT: Final = (
    "text",
    "option",
    "content",
    "answer",
    "title",
    "body",
    "choice",
    "description",
    "value",
    "name",
    "label",
)
_KEY: Final = ("id", "key", "letter", "label", "value", "index", "name", "option")
_FLAG: Final = re.compile(r"(?:is_?)?(?:correct|right|valid|true|answer)(?:_?(?:answer|option|choice))?", re.IGNORECASE)
_REMARK: Final = ("feedback", "explanation", "rationale", "comment", "reason")
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An object that asks, what its fields mean, and the headings above it."""

    fields: Fields
    columns: Columns
    asked: str
    headings: tuple[str, ...]

    def values(self, role: Role) -> list[object]:
        """Give the values of the fields that have a role."""
        keys = tuple(self.fields)
        return [self.fields[keys[place]] for place in self.columns.of(role)]

    def texts(self, role: Role) -> tuple[str, ...]:
        """Give the texts of the fields that have a role, those of a list one by one."""
        items = (item for value in self.values(role) for item in (value if isinstance(value, list) else [value]))
        return tuple(text for item in items if (text := _markdown(item)))

    @property
    def has_options(self) -> bool:
        """Tell whether it lists options."""
        return self.columns.has_options or any(map(_is_list, self.values("options")))

    @property
    def has_right_options(self) -> bool:
        """Tell whether it lists options and says which is right."""
        listed = [*self.values("options"), *self.values("answer")]
        return (self.has_options and bool(self.texts("right"))) or any(any(map(_flag, _items(one))) for one in listed)


def as_text(value: object) -> str:
    """Give a value as text: lines for a list, the first language of several."""
    if isinstance(value, bool) or value is None:
        return str(value) if value is not None else ""
    if isinstance(value, list):
        return "\n".join(map(as_text, value)) if not any(isinstance(item, (dict, list)) for item in value) else ""
    if isinstance(value, dict):
        is_flat = not any(isinstance(item, (dict, list)) for item in value.values())
        named = next((name for name in _TEXT if isinstance(value.get(name), str)), next(iter(value), ""))
        return as_text(value.get(named)) if is_flat else ""
    return str(value)


def read_facts(entry: Entry) -> Facts:
    """Read what an object says of its question."""
    marked, keys, options = _read_options(entry)
    right = tuple(keys.get(text.casefold(), text) for text in entry.texts("right"))
    answers = [value for value in entry.values("answer") if not any(map(_flag, _items(value)))]
    truth = next((value for value in (*answers, *entry.values("right")) if isinstance(value, bool)), None)
    if truth is not None and not options and not marked:
        names = ("Верно", "Неверно") if is_russian(entry.asked) else ("True", "False")
        marked, answers, right = tuple(Option(name, truth is (not at)) for at, name in enumerate(names)), [], ()
    return Facts(
        asked=entry.asked,
        text="\n\n".join(filter(None, (field_text(entry.asked), *map(_fence, entry.texts("code"))))),
        answer=_answer(entry, answers),
        options=options,
        marked=marked,
        listed="\n".join(value for value in entry.values("options") if isinstance(value, str)),
        wrong=entry.texts("wrong"),
        right=right,
        hints=entry.texts("hint"),
        follow_ups=tuple(_follow_ups(entry)),
        level=next((read_level(text) for text in entry.texts("level")), None),
        tags=(*entry.texts("tags"), *entry.texts("topic"), *entry.headings),
    )


def _follow_ups(entry: Entry) -> Iterator[FollowUp]:
    """Give the deeper questions, with their answers where they are objects."""
    for value in entry.values("follow-up"):
        for item in value if isinstance(value, list) else [value]:
            fields = item if isinstance(item, dict) else {"question": item}
            title = _markdown(fields.get("question") or fields.get("q"))
            if title:
                yield FollowUp(title, _markdown(fields.get("answer") or fields.get("a")))


def _read_options(entry: Entry) -> tuple[tuple[Option, ...], dict[str, str], tuple[str, ...]]:
    """Read the options that say themselves whether they are right, or what names each of them, and their texts."""
    named = entry.texts("option") if entry.columns.has_options else ()
    lists = [*entry.values("options"), *(value for value in entry.values("answer") if any(map(_flag, _items(value))))]
    items = next((list(_items(value)) for value in lists if _is_list(value)), [])
    marked = [item for item in items if _flag(item) is not None]
    if marked:
        return tuple(Option(_markdown(item), bool(_flag(item)), _remark(item)) for item in items), {}, ()
    texts = tuple(map(_markdown, items))
    keys = {key.casefold(): text for item, text in zip(items, texts, strict=True) for key in _keys(item)}
    return (), keys, named or texts


def _items(value: object) -> Iterable[object]:
    """Give the items of a list of options; those of an object are named by its keys."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return ()
    texts, labels = value.get("text"), value.get("label")
    if isinstance(texts, list) and isinstance(labels, list):
        return [{"text": text, "key": label} for text, label in zip(texts, labels, strict=False)]
    return [
        {**item, "key": key} if isinstance(item, dict) else {"text": item, "key": key} for key, item in value.items()
    ]


def _is_list(value: object) -> bool:
    return sum(1 for _ in _items(value)) > 1


def _flag(item: object) -> bool | None:
    """Tell whether an option says that it is right; None if it says nothing."""
    fields = item.items() if isinstance(item, dict) else ()
    flags = [value for key, value in fields if _FLAG.fullmatch(key) and isinstance(value, (bool, int))]
    return bool(flags[0]) if flags else None


def _keys(item: object) -> list[str]:
    if not isinstance(item, dict):
        return []
    return [str(item[name]) for name in _KEY if isinstance(item.get(name), (str, int))]


def _remark(item: object) -> str:
    named = (item[name] for name in _REMARK if item.get(name)) if isinstance(item, dict) else iter(())
    return _markdown(next(named, ""))


def _answer(entry: Entry, answers: Iterable[object]) -> str:
    """Join the answer, the explanation, and texts of which nothing is known."""
    main = [("", _listed(value)) for value in (*answers, *entry.values("explanation"))]
    keys = tuple(entry.fields)
    extra = [(keys[place], _listed(entry.fields[keys[place]])) for place in entry.columns.of(None)]
    return join_fields([*main, *((name, text) for name, text in extra if len(text.split()) >= _LEAST_WORDS)])


def _listed(value: object) -> str:
    if isinstance(value, list) and len(value) > 1:
        return "\n".join(f"- {text}" for item in value if (text := _markdown(item)))
    return _markdown(value)


def _markdown(value: object) -> str:
    return field_text(as_text(value))


def _fence(code: str) -> str:
    return code if "```" in code else code_fence(code)
