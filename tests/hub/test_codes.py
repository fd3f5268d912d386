"""Codes that the database knows and codes that have names are the same."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from hub import codes
from hub.practices import records
from synonyms import load_vocabularies


@pytest.mark.parametrize(
    ("known", "named"),
    [
        (codes.OBJECTIVES, "objectives"),
        (codes.ACTOR_TYPES, "implementer_types"),
        (codes.ORGANISATION_TYPES, "organisation_types"),
        (codes.CROSS_CUTTING, "cross_cutting"),
        (codes.TARGET_GROUPS, "target_groups"),
        (codes.PRINCIPLES, "principles"),
        (codes.KINDS_OF_HELP, "kinds_of_help"),
        (records.SCOPES, "scopes"),
        (records.TYPES, "practice_types"),
    ],
)
def test_every_code_has_a_name_and_every_name_a_code(known: Collection[object], named: str) -> None:
    assert set(known) == set(getattr(load_vocabularies(), named))


def test_every_status_that_is_shown_has_a_name() -> None:
    assert set(records.STATUSES) - {records.WITHDRAWN} == set(load_vocabularies().statuses)


def test_kinds_of_records_have_names() -> None:
    from hub.indexing.sources import KINDS

    assert set(KINDS) <= set(load_vocabularies().record_kinds)
