"""The table of weights is whole."""

import pytest

from hub.matching.masks import BARRIERS
from hub.matching.weights import CONSTANTS, EVIDENCE, LEAST, SIGNALS, WEIGHTS
from hub.requests.records import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_weights_that_sum_to_one_a_threshold_and_its_barriers(kind: str) -> None:
    assert sum(WEIGHTS[kind].values()) == pytest.approx(1)
    assert set(WEIGHTS[kind]) <= set(SIGNALS)
    assert 0 < LEAST[kind] < 1
    assert kind in BARRIERS


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_leads(kind: str) -> None:
    told = sum(weight for signal, weight in WEIGHTS[kind].items() if signal in EVIDENCE)
    assert told > 0.5


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        WEIGHTS["practice"]["text"] = 0.0  # type: ignore[index]


def test_parts_of_the_context_sum_to_one() -> None:
    assert sum(CONSTANTS.context.values()) == pytest.approx(1)
