"""Translation search: for every sentence of one language, is its own translation the nearest text of the other?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from indexer.embedding.protocol import Embedder
from indexer.errors import BadTestSet
from indexer.evaluation.vectors import accuracy_at_one
from synonyms import LANGUAGE_CODES


def read_bitext(path: Path) -> dict[str, list[str]]:
    """Language -> texts, in the order of the rows. Columns other than the six language codes are left alone.

    Raises `BadTestSet` where fewer than two languages are there, a row has another number of cells, or a text is empty.
    """
    lines = path.read_text("utf-8-sig").split("\n")
    head = lines[0].rstrip("\r").split("\t")
    languages = [code for code in head if code in LANGUAGE_CODES]
    if len(languages) < 2:
        raise BadTestSet(f"{path}: the head must name at least two of {', '.join(LANGUAGE_CODES)}, it is {head}.")
    texts: dict[str, list[str]] = {code: [] for code in languages}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(head):
            raise BadTestSet(f"{path}, line {number}: {len(cells)} cells where the head has {len(head)}.")
        for code, cell in zip(head, cells, strict=True):
            if code in texts:
                if not cell.strip():
                    raise BadTestSet(f"{path}, line {number}: the text in {code} is empty.")
                texts[code].append(cell)
    if not texts[languages[0]]:
        raise BadTestSet(f"{path} holds no row below its head.")
    return texts


def translation_accuracy(embedder: Embedder, texts: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], float]:
    """(from, to) -> share of texts whose nearest text is their translation, for every direction."""
    vectors = {code: embedder.encode(list(found), code) for code, found in texts.items()}
    return {
        (one, other): accuracy_at_one(vectors[one], vectors[other])
        for one in vectors
        for other in vectors
        if one != other
    }
