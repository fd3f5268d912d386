"""How much each signal counts for each kind of candidate, and the constants of the signals: one frozen table.

Text and objectives lead everywhere, since they are the evidence; the others order candidates that have it. Weights of
one kind sum to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SIGNALS = ("text", "objectives", "context", "language", "experience", "availability", "freshness")

EVIDENCE: Mapping[str, float] = MappingProxyType({"text": 0.12, "objectives": 0.1, "experience": 0.12})
"""Signals that can be evidence -> score from which they are. A candidate without any is not returned, however near,
free or fluent it is. Of objectives the plain overlap counts, without those that are merely of the same theme."""


def _table(rows: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    return MappingProxyType({kind: MappingProxyType(dict(row)) for kind, row in rows.items()})


WEIGHTS: Mapping[str, Mapping[str, float]] = _table(
    {
        "practice": {"text": 0.60, "objectives": 0.27, "context": 0.09, "freshness": 0.04},
        "expert": {
            "text": 0.30,
            "objectives": 0.22,
            "context": 0.13,
            "language": 0.08,
            "experience": 0.15,
            "availability": 0.07,
            "freshness": 0.05,
        },
        "peer": {"text": 0.40, "objectives": 0.20, "context": 0.15, "experience": 0.20, "freshness": 0.05},
        "organisation": {"text": 0.35, "objectives": 0.35, "context": 0.25, "language": 0.05},
        "fund": {"text": 0.30, "objectives": 0.50, "context": 0.20},
    }
)
"""Kind of candidate -> signal -> weight. A signal that is not listed is not computed for the kind.

Practices: with the share of text at 0.8, 0.7, 0.6, 0.5 and 0.4, the rest in fixed proportion, nDCG@10 on the 84 tuning
requests of tests/quality is 0.572, 0.586, 0.587, 0.585 and 0.569. On the 60 judged requests it is then 0.797, against
0.757 for the search alone. For the other kinds no judgements exist yet; they follow the same pattern, with the
experience of persons and States beside their texts.
"""

LEAST: Mapping[str, float] = MappingProxyType(
    {"practice": 0.25, "expert": 0.25, "peer": 0.25, "organisation": 0.20, "fund": 0.15}
)
"""Kind -> score below which a candidate is not proposed: something in common, but too little to be of use."""


@dataclass(frozen=True, slots=True)
class Constants:
    """Constants of the signals; shares and scores in 0..1, times in years, days in days."""

    secondary_objective: float = 0.6
    """Weight of a secondary objective of a candidate, where a primary one has 1."""
    same_theme: float = 0.15
    """Weight of an objective that the candidate lacks while it has another of the same thematic area."""
    focus: int = 4
    """Objectives up to which a candidate is a specialist; beyond, its overlap shrinks with the square root."""
    mean_text: float = 0.2
    """Share of the mean over a candidate's statements in the text signal, beside its best passage."""
    same_region: float = 0.7
    """Nearness of two countries of one sub-region; the same country has 1."""
    neighbour_region: float = 0.4
    """Nearness of two countries of neighbouring sub-regions, that is of one continent."""
    common_language: float = 0.75
    """Share of the best common language in the language signal; the rest is how many of the wanted ones are known."""
    working_level: float = 0.8
    """Level from which a language counts as a working language."""
    bearing: float = 0.3
    """Relevance from which a statement or a practice bears on a need."""
    enough_experience: float = 1.5
    """Sum of relevant, fresh statements at which the experience signal reaches 63 %."""
    experience_half_life: float = 8.0
    freshness_half_life: float = 8.0
    usual_days: float = 20.0
    """Days of help that a request without a number of days is taken to ask for."""
    other_format: float = 0.5
    """Factor on availability when the candidate does not offer the wanted format."""
    abstention: float = 0.1
    """Largest part that a score loses when signals that others of the list have are missing."""
    context: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"place": 0.5, "groups": 0.25, "cross_cutting": 0.1, "help": 0.15})
    )
    """Parts of the context signal."""


CONSTANTS = Constants()
