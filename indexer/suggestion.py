"""Suggestions while somebody types: labels of the thesaurus and names of countries that begin like it."""

from __future__ import annotations

import unicodedata
from functools import cache

from indexer.analysis.chain import without_accents
from synonyms import load_countries, load_thesaurus


def _folded(text: str) -> str:
    return without_accents(unicodedata.normalize("NFKC", text).casefold())


@cache
def _entries(language: str) -> tuple[tuple[str, str, bool], ...]:
    """(folded label, label as written, whether it is the preferred one) of a language."""
    found = [
        (_folded(label), label, place == 0)
        for concept in load_thesaurus().concepts.values()
        for place, label in enumerate(concept.labels[language])
    ]
    found += [
        (_folded(country.short[language]), country.short[language], True) for country in load_countries().values()
    ]
    return tuple(found)


def suggest(prefix: str, language: str, limit: int = 8) -> tuple[str, ...]:
    """Labels that begin with `prefix`, then labels in which a later word does; preferred and shorter ones first."""
    wanted = _folded(prefix.strip())
    if not wanted:
        return ()
    ranked = sorted(
        (not folded.startswith(wanted), not preferred, len(folded), label)
        for folded, label, preferred in _entries(language)
        if folded.startswith(wanted) or f" {wanted}" in folded or (language == "zh" and wanted in folded)
    )
    return tuple(dict.fromkeys(label for *_, label in ranked))[:limit]
