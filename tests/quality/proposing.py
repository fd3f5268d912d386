"""`python -m tests.quality.proposing`: fits how much the classifier and the practices found say about objectives.

On the 84 tuning requests; prints the numbers for `hub.requests.proposing.Calibration`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from hub.catalogue.reading import read_catalogue
from hub.requests.proposing import COUNT, MOST_NEIGHBOURS, Evidence, neighbour_evidence
from indexer.concepts import concepts_of
from indexer.index import open_index
from indexer.query import Query
from indexer.training.objectives import fit_calibration
from synonyms import LANGUAGE_CODES
from tests.quality.collection import judged_requests, practice_documents

_SECONDARY = 0.6
"""What a secondary objective of a practice counts, as in `hub.requests`."""


def main() -> None:
    """Print intercept and weights."""
    practices = {practice.id: practice for practice in read_catalogue().practices}
    tables, wanted = [], []
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(Path(folder))
        index.replace_all(practice_documents(LANGUAGE_CODES))
        for request in judged_requests("tuning"):
            vector = index.encode([request.text], request.language)[0]
            counts = concepts_of(request.text, request.language)
            read, _ = index.classifier.objectives(counts, vector, request.language)
            hits = index.search(Query(request.text, request.language, limit=MOST_NEIGHBOURS, facets=False)).hits
            weights = [
                dict.fromkeys(practices[hit.id].objectives_secondary, _SECONDARY)
                | dict.fromkeys(practices[hit.id].objectives_primary, 1.0)
                for hit in hits
            ]
            tables.append(Evidence(read, neighbour_evidence([hit.score for hit in hits], weights)).table())
            right = np.zeros(COUNT, np.float32)
            for id, grade in request.relevant.items():
                if grade == 2 and id in practices:
                    right[[number - 1 for number in practices[id].objectives_primary]] = 1
            wanted.append(right)
        index.close()
    found, intercept = fit_calibration(np.concatenate(tables), np.concatenate(wanted))
    print(f"intercept {intercept:.2f}, weights {', '.join(f'{weight:.2f}' for weight in found)}")


if __name__ == "__main__":
    main()
