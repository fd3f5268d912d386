"""Database constraints that several tables share, in SQL that SQLite and PostgreSQL both understand."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import CheckConstraint

from hub.codes import OBJECTIVES
from synonyms.languages import LANGUAGE_CODES

RANKS = ("primary", "secondary")
"""How much a record is about an objective."""


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of the words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def language_of_six(column: str = "language") -> CheckConstraint:
    """The column holds one of the six languages."""
    return one_of(column, LANGUAGE_CODES)


def objective_number(column: str = "objective") -> CheckConstraint:
    """The column holds the number of an objective of the Compact."""
    return CheckConstraint(f"{column} BETWEEN {OBJECTIVES[0]} AND {OBJECTIVES[-1]}", name=column)


def country_code(column: str = "country") -> CheckConstraint:
    """The column has the form of an ISO 3166-1 alpha-3 code."""
    return CheckConstraint(f"length({column}) = 3 AND {column} = upper({column})", name=column)


def not_empty(column: str) -> CheckConstraint:
    """The column holds at least one character that is not a space."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_empty")


def between(column: str, least: int, most: int) -> CheckConstraint:
    """The column holds a number in the range, or nothing."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=f"{column}_range")
