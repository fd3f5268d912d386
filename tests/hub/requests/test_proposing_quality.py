"""How well objectives are proposed for the judged requests of tests/quality, in the six languages.

The objective of a request is taken from the practices that answer it (grade 2): their primary objectives are right, the
objectives of anything else that answers it in part are neither right nor wrong, all others are wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.requests.operations import understand_request
from hub.requests.records import ProposedObjective, SupportQuestion
from hub.requests.snapshot import current_snapshot
from hub.web.services import Services

REQUESTS = Path(__file__).parents[2] / "quality" / "requests.jsonl"


@dataclass(frozen=True)
class Judged:
    """A request with what was proposed for it."""

    language: str
    right: frozenset[int]
    neutral: frozenset[int]
    proposals: tuple[ProposedObjective, ...]


@pytest.fixture(scope="module")
def judged(services: Services) -> list[Judged]:
    practices = {practice.id: practice for practice in current_snapshot(services).records.practices}
    found = []
    for line in REQUESTS.read_text("utf-8").splitlines():
        request = json.loads(line)
        right: set[int] = set()
        neutral: set[int] = set()
        for id, grade in request["relevant"].items():
            if id in practices:
                (right if grade == 2 else neutral).update(practices[id].objectives_primary)
                neutral.update(practices[id].objectives_secondary)
        understood, _ = understand_request(SupportQuestion(request["text"], request["language"]), services)
        found.append(Judged(request["language"], frozenset(right), frozenset(neutral - right), understood.objectives))
    return found


def test_one_of_the_first_three_is_right(judged: list[Judged]) -> None:
    hits = [bool(case.right & {item.number for item in case.proposals[:3]}) for case in judged]
    assert sum(hits) / len(hits) >= 0.8


def test_the_first_is_right_more_often_than_not_in_every_language(judged: list[Judged]) -> None:
    asked = Counter(case.language for case in judged)
    right = Counter(case.language for case in judged if case.proposals and case.proposals[0].number in case.right)
    assert sum(right.values()) / len(judged) >= 0.6
    assert {language: right[language] / count >= 0.4 for language, count in asked.items()} == dict.fromkeys(asked, True)


def test_confidence_means_what_it_says(judged: list[Judged]) -> None:
    told = [
        (item.confidence, item.number in case.right)
        for case in judged
        for item in case.proposals
        if item.number not in case.neutral
    ]
    sure = [right for confidence, right in told if confidence >= 0.8]
    unsure = [right for confidence, right in told if confidence < 0.3]
    assert sum(sure) / len(sure) >= 0.75
    assert sum(unsure) / len(unsure) <= 0.5
