"""Everything that is known about the pairs of one kind: signals, scores, barriers; and their order per need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hub.matching.arrays import Bools, Candidates, Floats, Ints, Needs
from hub.matching.masks import Rules, allowed, barriers
from hub.matching.ranking import combined, has_evidence, parts_of, ranked
from hub.matching.weights import EVIDENCE, LEAST, WEIGHTS


@dataclass(frozen=True, slots=True)
class Scored:
    """All pairs of needs and candidates of one kind. Arrays are (m, n); `scores` are NaN where nothing is known."""

    kind: str
    candidates: Candidates
    signals: Mapping[str, Floats]
    scores: Floats
    barriers: Mapping[str, Bools]
    permitted: Bools
    evidence: Bools

    def order(self, need: int) -> Ints:
        """Rows of the candidates to propose for a need, best first; ties in order of id."""
        free = self.permitted[need] & self.evidence[need]
        return ranked(self.scores[need], free, self.candidates.ids, LEAST[self.kind])

    def parts(self, need: int, row: int) -> dict[str, float | None]:
        """Signal -> score of the pair, None where the signal abstains."""
        return parts_of(self.signals, WEIGHTS[self.kind], need, row)


def scored(
    kind: str,
    needs: Needs,
    candidates: Candidates,
    signals: Mapping[str, Floats],
    objective_overlap: Floats,
    rules: Rules,
) -> Scored:
    """Combine the signals of a kind.

    `objective_overlap` (m, n) says how far need and candidate share objectives themselves; having only one of the same
    theme raises the objectives signal but is no evidence.
    """
    weights = WEIGHTS[kind]
    used = {name: signals[name] for name in weights}
    masks = barriers(kind, needs, candidates, rules)
    evidence = has_evidence({**used, "objectives": objective_overlap}, EVIDENCE)
    return Scored(
        kind,
        candidates,
        used,
        combined(used, weights),
        masks,
        allowed(masks, len(needs), len(candidates)),
        evidence,
    )
