"""What is wrong with a data file, said so that a person can find the place and mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file, the item in it (an id or a line), the language where one is concerned."""

    file: str
    item: str
    message: str
    language: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: {self.item}" if self.item else self.file
        return f"{place} [{self.language}]: {self.message}" if self.language else f"{place}: {self.message}"


class DataError(ValueError):
    """Language data that must not be used; `problems` holds every fault found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the language data"
        super().__init__("\n".join([heading, *map(str, self.problems)]))


class VocabularyError(DataError):
    """A controlled vocabulary or the table of countries is incomplete or contradicts itself."""


class ThesaurusError(DataError):
    """The thesaurus is incomplete or contradicts itself."""
