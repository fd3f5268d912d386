"""Function words that carry no topic, per language, as data in `indexer/data/stopwords.json`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "stopwords.json"


@cache
def _all() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in json.loads(_FILE.read_text("utf-8")).items()}


def stopwords(language: str) -> frozenset[str]:
    """Casefolded stopwords of a language; none for a language that is not one of the six."""
    return _all().get(language, frozenset())
