"""Values of the query and of request bodies: strict, so that a misspelt filter is an error and not an empty answer.

A value that is not allowed raises `ValidationError` with a message that names it and says what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from marshmallow import ValidationError, fields

from indexer.query_text import clean
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

MOST_LISTED = 40
"""Allowed values that a message lists; of longer lists it tells where they are."""
MOST_VALUES = 60
"""Values of one parameter."""


_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


def N_(text: str) -> str:
    """Marks a text that the page of the API shows translated."""
    return text


def refuse(value: object, allowed: Collection[object], vocabulary: str) -> ValidationError:
    """The error for a value outside a list."""
    if len(allowed) <= MOST_LISTED:
        return ValidationError(f"{value!r} is not allowed; allowed are {', '.join(map(str, allowed))}")
    return ValidationError(f"{value!r} is not allowed; allowed are the ids of /api/v1/vocabularies/{vocabulary}")


def _described(more: dict[str, Any], **told: Any) -> dict[str, Any]:
    """Arguments of a field with more in its description."""
    return {**more, "metadata": told | dict(more.get("metadata", {}))}


class CodeField(fields.String):
    """One code of a vocabulary."""

    def __init__(self, codes: Callable[[], Collection[str]], vocabulary: str, **more: Any) -> None:
        listed = list(codes())
        super().__init__(**_described(more, **({"enum": listed} if len(listed) <= MOST_LISTED else {})))
        self._codes, self._vocabulary = codes, vocabulary

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **more)).strip()
        codes = self._codes()
        for candidate in (text, text.upper() if self._vocabulary == "countries" else text):
            if candidate in codes:
                return candidate
        raise refuse(text, codes, self._vocabulary)


class NumberField(fields.Integer):
    """A whole number in a range; booleans and fractions are refused."""

    def __init__(self, least: int, most: int, **more: Any) -> None:
        super().__init__(strict=True, **_described(more, minimum=least, maximum=most))
        self._least, self._most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        number: int | None = None
        if isinstance(value, int) and not isinstance(value, bool):
            number = value
        elif isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value.strip()):
            number = int(value)
        if number is None or not self._least <= number <= self._most:
            raise ValidationError(
                f"{value!r} is not allowed; a whole number from {self._least} to {self._most} is needed"
            )
        return number


class ValuesField(fields.List[Any]):
    """Several values: the parameter repeated, or one list separated by commas; in JSON a list."""

    is_multiple = True

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[Any]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            raise ValidationError("a list of values is needed")
        parts: list[Any] = []
        for item in value:
            parts += [part for part in item.split(",") if part.strip()] if isinstance(item, str) else [item]
        if len(parts) > MOST_VALUES:
            raise ValidationError(f"{len(parts)} values are too many; at most {MOST_VALUES} are read")
        found: dict[Any, None] = {}
        for part in parts:
            found[self.inner.deserialize(part, attr, data, **more)] = None
        return list(found)


class TextField(fields.String):
    """Text without control characters and lone surrogates, of at most `most` characters."""

    def __init__(self, most: int, **more: Any) -> None:
        super().__init__(**_described(more, maxLength=most))
        self._most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **more))
        if len(text) > self._most:
            raise ValidationError(f"the text has {len(text)} characters; at most {self._most} are read")
        return clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def objective_numbers(**more: Any) -> ValuesField:
    """Numbers of objectives."""
    return ValuesField(NumberField(1, 23), **more)


def country_codes(**more: Any) -> ValuesField:
    """ISO 3166-1 alpha-3 codes."""
    return ValuesField(country_code(), **more)


def country_code(**more: Any) -> CodeField:
    """One ISO 3166-1 alpha-3 code."""
    return CodeField(load_countries, "countries", **more)


def reader_code(**more: Any) -> CodeField:
    """One of the six languages."""
    return CodeField(lambda: LANGUAGE_CODES, "languages", **more)


def codes_of(vocabulary: str, **more: Any) -> ValuesField:
    """Ids of one of the word lists."""
    return ValuesField(CodeField(lambda: word_codes(vocabulary), vocabulary), **more)


def word_codes(vocabulary: str) -> tuple[str, ...]:
    """Ids of a word list, in its order."""
    entries: Iterable[str] = getattr(load_vocabularies(), vocabulary)
    return tuple(map(str, entries))
