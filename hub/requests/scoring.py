"""All signals of all kinds for the needs of one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from hub.matching import signals
from hub.matching.arrays import Candidates, Experience, Floats, Needs
from hub.matching.masks import Rules
from hub.matching.scoring import Scored, scored
from hub.matching.weights import CONSTANTS, LEAST
from hub.requests.need_arrays import need_arrays
from hub.requests.retrieval import SEARCHES, best_by_owner, mean_by_owner, retrieve, text_scores, vector_scores
from hub.requests.snapshot import Snapshot
from hub.requests.understanding import ReadRequest
from indexer.hits import Hit

if TYPE_CHECKING:
    from indexer import SearchIndex

_BY_OBJECTIVE = 0.6
"""Relevance of a statement that only shares all objectives of a need, beside one whose text is near to it."""


@dataclass(frozen=True)
class Scoring:
    """The pairs of every kind. `hits`: kind -> need -> id -> hit; `bearing`: kind -> (m, items) relevance of items."""

    needs: Needs
    kinds: Mapping[str, Scored]
    hits: Mapping[str, tuple[Mapping[str, Hit], ...]]
    bearing: Mapping[str, tuple[Floats, Experience]]


def score_request(
    request: ReadRequest, audiences: tuple[str, ...], now: datetime, index: SearchIndex, snapshot: Snapshot
) -> Scoring:
    """Score every candidate of every kind. Raises `EngineUnavailable`."""
    needs = need_arrays(request, snapshot.axes)
    hits: dict[str, list[tuple[Hit, ...]]] = {"practice": [need.practices for need in request.needs]}
    for together in SEARCHES:
        if together != ("practice",):
            found = [retrieve(index, need.searched, need.language, together, audiences) for need in request.needs]
            for kind in together:
                hits[kind] = [tuple(hit for hit in of_need if hit.kind == kind) for of_need in found]
    scorer = _Scorer(needs, snapshot, now, hits)
    kinds = {"practice": scorer.practices()}
    kinds["expert"], statements = scorer.experts(request, audiences)
    kinds["peer"], practices = scorer.peers(kinds["practice"])
    kinds["organisation"] = scorer.plain("organisation", snapshot.organisations)
    kinds["fund"] = scorer.plain("fund", snapshot.funds)
    by_id = {kind: tuple({hit.id: hit for hit in found} for found in per_need) for kind, per_need in hits.items()}
    return Scoring(needs, kinds, by_id, {"expert": statements, "peer": practices})


class _Scorer:
    """Signals over one set of needs."""

    def __init__(
        self, needs: Needs, snapshot: Snapshot, now: datetime, hits: Mapping[str, list[tuple[Hit, ...]]]
    ) -> None:
        self._needs, self._snapshot, self._hits = needs, snapshot, hits
        self._year = now.year
        self._rules = Rules(now.date().toordinal())

    def _text(self, kind: str, candidates: Candidates) -> Floats:
        return text_scores(self._hits[kind], self._snapshot.rows[kind], len(candidates))

    def _overlap(self, candidates: Candidates) -> Floats:
        return signals.share_met(self._needs.objectives, candidates.objectives)

    def _common(self, candidates: Candidates) -> dict[str, Floats]:
        axes = self._snapshot.axes
        return {
            "objectives": signals.objectives(self._needs, candidates),
            "context": signals.context(self._needs, candidates, axes.near),
            "language": signals.language(self._needs, candidates),
            "freshness": signals.freshness(self._needs, candidates, self._year),
        }

    def plain(self, kind: str, candidates: Candidates) -> Scored:
        """Kinds that need no more than their own record."""
        found = {**self._common(candidates), "text": self._text(kind, candidates)}
        return scored(kind, self._needs, candidates, found, self._overlap(candidates), self._rules)

    def practices(self) -> Scored:
        """Practices."""
        return self.plain("practice", self._snapshot.practices)

    def experts(self, request: ReadRequest, audiences: tuple[str, ...]) -> tuple[Scored, tuple[Floats, Experience]]:
        """Experts, and how much each of their statements bears on each need."""
        candidates, statements = self._snapshot.experts(audiences)
        count = len(candidates)
        near = vector_scores(np.stack([need.vector for need in request.needs]), statements.vectors)
        shared = np.nan_to_num(signals.share_met(self._needs.objectives, statements.objectives))
        relevance = np.maximum(near, _BY_OBJECTIVE * shared)
        found = {
            **self._common(candidates),
            "text": signals.text(self._text("expert", candidates), mean_by_owner(near, statements.items, count)),
            "experience": signals.experience(relevance, statements.items, count, self._year),
            "availability": signals.availability(self._needs, candidates),
        }
        pairs = scored("expert", self._needs, candidates, found, self._overlap(candidates), self._rules)
        return pairs, (relevance, statements.items)

    def peers(self, practices: Scored) -> tuple[Scored, tuple[Floats, Experience]]:
        """States, by the practices found that were done there."""
        candidates, items = self._snapshot.peers
        count = len(candidates)
        proposed = practices.permitted & practices.evidence
        enough = max(LEAST["practice"], CONSTANTS.bearing)
        relevance = np.where(proposed & (practices.scores >= enough), practices.scores, 0).astype(np.float32)
        bears = relevance > 0
        text = np.where(bears, practices.signals["text"], 0).astype(np.float32)
        objectives = np.where(bears, np.nan_to_num(practices.signals["objectives"]), 0).astype(np.float32)
        silent = ~self._needs.objectives.any(axis=1, keepdims=True)
        found = {
            **self._common(candidates),
            "text": best_by_owner(text, items, count),
            "objectives": np.where(silent, np.nan, best_by_owner(objectives, items, count)).astype(np.float32),
            "experience": signals.experience(relevance, items, count, self._year),
        }
        pairs = scored("peer", self._needs, candidates, found, np.zeros_like(found["text"]), self._rules)
        return pairs, (relevance, items)
