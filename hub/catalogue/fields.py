"""Reads the fields of one record of a catalogue file and collects everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from indexer.documents import Source
from synonyms.languages import LANGUAGE_CODES, has_letter_of
from synonyms.problems import Problem

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 80
_DOCUMENT = re.compile(r"\S.{0,58}\S")
_LINK = re.compile(r"https?://[^\s<>\"\\]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef\u2018-\u201f\u2014\u2026"
_BROKEN_CHINESE = re.compile(f"(?<=[{_HAN}]) +(?=[{_HAN}])")


class Fields:
    """The mapping of one record. Each method takes one key, checks its value and returns it in the record's type.

    A fault is noted in `problems` and a harmless value is returned, so that all faults of all files are found in one
    go; whoever builds the record looks at `problems` first. `finish` notes the keys that nobody asked for.
    """

    def __init__(self, values: object, file: str, item: str, problems: list[Problem]) -> None:
        self._values: Mapping[Any, Any] = values if isinstance(values, Mapping) else {}
        self._file, self._item, self._asked = file, item, set[str]()
        self._problems = problems
        if not isinstance(values, Mapping):
            self.note("", "is not a mapping of fields to values")

    def note(self, key: str, message: str, language: str = "") -> None:
        """Add a fault of the field."""
        self._problems.append(Problem(self._file, self._item, f"{key} {message}".strip(), language))

    def _value(self, key: str) -> Any:
        self._asked.add(key)
        if key not in self._values:
            self.note(key, "is missing")
            return None
        return self._values[key]

    def finish(self) -> None:
        """Note every key that is no field of this kind of record."""
        for key in self._values:
            if key not in self._asked:
                self.note(str(key), "is not a field of this kind of record")

    def constant(self, key: str, wanted: object) -> None:
        """The field must hold exactly this value."""
        value = self._value(key)
        if key in self._values and value != wanted:
            self.note(key, f"is {value!r}, must be {wanted!r}")

    def id(self, key: str = "id") -> str:
        """A lower-case ASCII id with hyphens."""
        value = self._value(key)
        if isinstance(value, str) and _ID.fullmatch(value) and len(value) <= _LONGEST_ID:
            return value
        if key in self._values:
            self.note(key, f"is {value!r}, must be lower-case letters, digits and single hyphens")
        return ""

    def text(self, key: str, *, empty: bool = False) -> str:
        """One line of text; with `empty`, null is read as no text."""
        value = self._value(key)
        if isinstance(value, str) and value.strip() and value == value.strip():
            return value
        if key in self._values and not (empty and value is None):
            self.note(key, f"is {value!r}, must be a text without white space at its ends")
        return ""

    def written(self, key: str, language: str) -> str:
        """A text in one language, with at least one letter of its script."""
        text = self.text(key)
        if text and language and not has_letter_of(text, language):
            self.note(key, f"has no letter of this language's script: {text!r}", language)
        return join_lines(text, language)

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids of other records."""
        value = self._value(key)
        if key not in self._values:
            return ()
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            if not isinstance(entry, str) or not _ID.fullmatch(entry):
                self.note(key, f"holds {entry!r}, which is not an id")
        return tuple(map(str, entries))

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number in the range."""
        value = self._value(key)
        if type(value) is int and least <= value <= most:
            return value
        if key in self._values:
            self.note(key, f"is {value!r}, must be a whole number from {least} to {most}")
        return least

    def optional_number(self, key: str, least: int, most: int) -> int | None:
        """A whole number in the range, or null."""
        if self._values.get(key, 0) is None:
            self._asked.add(key)
            return None
        return self.number(key, least, most)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """One of the words."""
        value = self._value(key)
        if isinstance(value, str) and value in allowed:
            return value
        if key in self._values:
            self.note(key, f"is {value!r}, must be one of {_listed(allowed)}")
        return ""

    def choices(self, key: str, allowed: Collection[Any], least: int = 0, most: int = 1000) -> tuple[Any, ...]:
        """A list without repetition of `least` to `most` of the allowed values."""
        value = self._value(key)
        if key not in self._values:
            return ()
        if not isinstance(value, list):
            self.note(key, f"is {value!r}, must be a list")
            return ()
        return self._check_list(key, value, allowed, least, most)

    def _check_list(
        self, key: str, value: Sequence[Any], allowed: Collection[Any], least: int, most: int
    ) -> tuple[Any, ...]:
        kinds = {type(one) for one in allowed}
        for entry in value:
            if type(entry) not in kinds or entry not in allowed:
                self.note(key, f"holds {entry!r}, which is not one of {_listed(allowed)}")
        texts = [repr(entry) for entry in value]
        for repeated in sorted({text for text in texts if texts.count(text) > 1}):
            self.note(key, f"repeats {repeated}")
        if not least <= len(value) <= most:
            self.note(key, f"has {len(value)} entries, must have {least} to {most}")
        return tuple(value)

    def links(self, key: str) -> tuple[str, ...]:
        """A list of web addresses."""
        value = self._value(key)
        if key not in self._values:
            return ()
        if not isinstance(value, list):
            self.note(key, f"is {value!r}, must be a list of web addresses")
            return ()
        for entry in value:
            if not isinstance(entry, str) or not _LINK.fullmatch(entry):
                self.note(key, f"holds {entry!r}, which is not a web address")
        return tuple(map(str, value))

    def link(self, key: str) -> str:
        """One web address, or null."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str) or not _LINK.fullmatch(value):
            self.note(key, f"is {value!r}, must be a web address or null")
        return str(value)

    def day(self, key: str) -> date | None:
        """A date; a fault gives None."""
        value = self._value(key)
        if type(value) is date:
            return value
        if key in self._values:
            self.note(key, f"is {value!r}, must be a date like 2026-03-01")
        return None

    def optional_day(self, key: str) -> date | None:
        """A date or null."""
        if self._values.get(key, 0) is None:
            self._asked.add(key)
            return None
        return self.day(key)

    def translations(self, key: str, *, names: bool = False) -> dict[str, str]:
        """A text in each of the six languages, in their order.

        Lines of Chinese that the file breaks are joined without a space. Names may be acronyms in Latin letters; other
        texts need at least one letter of their script.
        """
        value = self._value(key)
        if key not in self._values:
            return {}
        if not isinstance(value, dict):
            self.note(key, "must be a mapping of the six languages to texts")
            return {}
        for code in value.keys() - set(LANGUAGE_CODES):
            self.note(key, "has a language that is none of the six", str(code))
        return {code: self._translation(key, value, code, names) for code in LANGUAGE_CODES}

    def _translation(self, key: str, value: Mapping[str, Any], code: str, names: bool) -> str:
        text = value.get(code)
        if not isinstance(text, str) or not text.strip():
            self.note(key, "is missing" if text is None else f"is {text!r}, must be a text", code)
            return ""
        if not names and not has_letter_of(text, code):
            self.note(key, f"has no letter of this language's script: {text!r}", code)
        return join_lines(text, code)

    def nested(self, key: str) -> Fields:
        """The fields of a mapping within this one; call its `finish` too."""
        return Fields(self._value(key), self._file, f"{self._item}.{key}" if self._item else key, self._problems)

    def nested_list(self, key: str, least: int = 0, most: int = 1000) -> list[Fields]:
        """The fields of each mapping of a list; call their `finish` too."""
        value = self._value(key)
        if not isinstance(value, list):
            if key in self._values:
                self.note(key, f"is {value!r}, must be a list")
            return []
        if not least <= len(value) <= most:
            self.note(key, f"has {len(value)} entries, must have {least} to {most}")
        place = f"{self._item}.{key}" if self._item else key
        return [Fields(entry, self._file, f"{place}[{n}]", self._problems) for n, entry in enumerate(value)]

    def source(self, key: str = "source") -> Source:
        """A document symbol with a paragraph, which may be a number or a text such as "44-46"."""
        fields = self.nested(key)
        document = fields.text("document")
        paragraph = fields._value("paragraph")
        if not isinstance(paragraph, int | str) or not str(paragraph).strip():
            fields.note("paragraph", f"is {paragraph!r}, must be a number or a text")
        if document and not _DOCUMENT.fullmatch(document):
            fields.note("document", f"is {document!r}, must be a document symbol of at most 60 characters")
        fields.finish()
        return Source(document, str(paragraph).strip())


def join_lines(text: str, language: str) -> str:
    """The text without white space at its ends; in Chinese also without spaces between signs, which folding adds."""
    trimmed = text.strip()
    return _BROKEN_CHINESE.sub("", trimmed) if language == "zh" else trimmed


def _listed(allowed: Iterable[Any]) -> str:
    words = [str(word) for word in allowed]
    return ", ".join(words) if len(words) <= 30 else f"{len(words)} codes such as {', '.join(words[:3])}"
