"""The constants of fusion, apart from its arrays: who only shows them needs no numpy."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """Weights of the channels and the constants around them; `docs/decisions/003-fusion.md` has the measurement.

    `across`: weight of the keyword channel for a passage in another language than the question's, which it sees by
    translated words only; none where the question has no translated word in that language.
    `abstention`: factor on the score of a passage in another language, of which less is known.
    `translated`: factor on the keyword score of a translation of the text, met by translated words only.
    `coverage_power`: how fast the concept channel gains weight with the share of the question that concepts stand for.
    `keyword_reach`, `across_reach`, `concept_reach`: share of the best conceivable score at which a channel counts as
    fully met; `across_reach` is for translated words.
    `concept_floor`: BM25 sum below which concepts never count as fully met, however little the question names.
    `background`: cosine that unrelated texts have; `near`: cosine from which a text counts as fully near.
    `relevant`: cosine from which a passage is a result even if no word and no concept is shared; `relevant_share`: the
    same as a share of the best cosine, for a question of which at least one word is known to the index.
    `least`: fused score below which a document is no result.
    """

    keyword: float = 0.7
    across: float = 0.25
    concept: float = 0.45
    vector: float = 0.5
    abstention: float = 0.9
    translated: float = 1.0
    coverage_power: float = 0.3
    keyword_reach: float = 1.0
    across_reach: float = 0.4
    concept_reach: float = 0.5
    concept_floor: float = 2.0
    background: float = 0.03
    near: float = 0.4
    relevant: float = 0.32
    relevant_share: float = 0.6
    least: float = 0.1

    def for_coverage(self, coverage: float) -> FusionWeights:
        """Weights for a question of which concepts stand for the share `coverage` (0..1)."""
        return replace(self, concept=self.concept * coverage**self.coverage_power)


WEIGHTS = FusionWeights()
