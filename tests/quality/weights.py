"""`python -m tests.quality.weights`: the tuning requests under other weights of fusion, one row per variant.

Three means of nDCG@10: the catalogue in all six languages, in the question's language only, in another language only.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from indexer import SearchIndex
from indexer.index import open_index
from indexer.weights import WEIGHTS
from synonyms import LANGUAGE_CODES
from tests.quality.collection import judged_requests, practice_documents
from tests.quality.measure import ask

VARIANTS: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("as shipped", {}),
    ("words and vectors only", {"concept": 0.0}),
    ("words and concepts only", {"vector": 0.0}),
    ("concepts and vectors only", {"keyword": 0.0}),
    ("equal weights", {"keyword": 1 / 3, "concept": 1 / 3, "vector": 1 / 3}),
    ("more for words", {"keyword": 0.45, "vector": 0.3}),
    ("more for vectors", {"keyword": 0.25, "vector": 0.5}),
    ("concepts whatever their share", {"coverage_power": 0.0}),
    ("concepts in proportion to their share", {"coverage_power": 1.0}),
    ("no translated words of translations", {"translated": 0.0}),
    ("translated words in full", {"translated": 1.0}),
    ("keyword reach .5", {"keyword_reach": 0.5}),
    ("near .6", {"near": 0.6}),
)


def main() -> None:
    """Print the table."""
    requests = judged_requests("tuning")
    with tempfile.TemporaryDirectory() as folder:
        groups = {"all": LANGUAGE_CODES} | {code: (code,) for code in LANGUAGE_CODES}
        built: dict[str, SearchIndex] = {}
        for name, languages in groups.items():
            built[name] = open_index(Path(folder) / name)
            built[name].replace_all(practice_documents(languages))
        print("| variant | all six | own only | other only |\n|---|---|---|---|")
        for name, changes in VARIANTS:
            for index in built.values():
                index.weights = replace(WEIGHTS, **changes)
            everything = fmean(ask(built["all"], [item]).ndcg for item in requests)
            own = fmean(ask(built[item.language], [item]).ndcg for item in requests)
            other = fmean(
                ask(built[code], [item]).ndcg for item in requests for code in LANGUAGE_CODES if code != item.language
            )
            print(f"| {name} | {everything:.3f} | {own:.3f} | {other:.3f} |", flush=True)


if __name__ == "__main__":
    main()
