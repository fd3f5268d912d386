"""`python -m tests.quality.weights`: what weights are chosen on, under other weights of fusion, one row per variant.

Means of nDCG@10. The 84 tuning requests: the catalogue in all six languages, in the question's language only, in
another language only. The paragraphs of `tests/quality/paragraphs`: questions in the paragraphs' language, in another.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from indexer import SearchIndex
from indexer.evaluation.beir import JudgedSet, read_judged_set
from indexer.evaluation.retrieval import ask as ask_judged
from indexer.evaluation.retrieval import documents_of
from indexer.index import open_index
from indexer.weights import WEIGHTS
from synonyms import LANGUAGE_CODES
from tests.quality.collection import judged_requests, practice_documents
from tests.quality.measure import ask

PARAGRAPHS = Path(__file__).parent / "paragraphs"
_ACROSS = 24
"""Questions that are asked for each pair of two languages; there are thirty."""
VARIANTS: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("as shipped", {}),
    ("words and vectors only", {"concept": 0.0}),
    ("words and concepts only", {"vector": 0.0}),
    ("concepts and vectors only", {"keyword": 0.0, "across": 0.0}),
    ("less for words of the own language", {"keyword": 0.3}),
    ("more for words of the own language", {"keyword": 0.8}),
    ("less for translated words", {"across": 0.1}),
    ("more for translated words", {"across": 0.5}),
    ("less for concepts", {"concept": 0.25}),
    ("more for concepts", {"concept": 0.7}),
    ("concepts whatever their share", {"coverage_power": 0.0}),
    ("concepts in proportion to their share", {"coverage_power": 1.0}),
    ("no translated words of translations", {"translated": 0.0}),
    ("translated words of translations in full", {"translated": 1.0}),
    ("keyword reach .7", {"keyword_reach": 0.7}),
    ("reach of translated words .1", {"across_reach": 0.1}),
    ("near .6", {"near": 0.6}),
    ("background .1", {"background": 0.1}),
)


def main() -> None:
    """Print the table."""
    requests = judged_requests("tuning")
    paragraphs = read_judged_set(PARAGRAPHS)
    with tempfile.TemporaryDirectory() as folder:
        groups = {"all": LANGUAGE_CODES} | {code: (code,) for code in LANGUAGE_CODES}
        built: dict[str, SearchIndex] = {}
        texts: dict[str, SearchIndex] = {}
        for name, languages in groups.items():
            built[name] = open_index(Path(folder) / name)
            built[name].replace_all(practice_documents(languages))
        for code in LANGUAGE_CODES:
            texts[code] = open_index(Path(folder) / f"paragraphs-{code}")
            texts[code].replace_all(documents_of(paragraphs, code))
        print("| variant | requests, all six | own only | other only | paragraphs, own | other |")
        print("|---|---|---|---|---|---|")
        for name, changes in VARIANTS:
            for index in (*built.values(), *texts.values()):
                index.weights = replace(WEIGHTS, **changes)
            everything = fmean(ask(built["all"], [item]).ndcg for item in requests)
            own = fmean(ask(built[item.language], [item]).ndcg for item in requests)
            other = fmean(
                ask(built[code], [item]).ndcg for item in requests for code in LANGUAGE_CODES if code != item.language
            )
            inside, across = _paragraphs(texts, paragraphs)
            print(f"| {name} | {everything:.3f} | {own:.3f} | {other:.3f} | {inside:.3f} | {across:.3f} |", flush=True)


def _paragraphs(texts: Mapping[str, SearchIndex], judged: JudgedSet) -> tuple[float, float]:
    """Mean nDCG@10 within a language and across two."""
    inside = [ask_judged(index, judged, code, code).ndcg.mean for code, index in texts.items()]
    across = [
        ask_judged(index, judged, asked, held, most=_ACROSS).ndcg.mean
        for held, index in texts.items()
        for asked in LANGUAGE_CODES
        if asked != held
    ]
    return fmean(inside), fmean(across)


if __name__ == "__main__":
    main()
