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
    """(folded label, what is shown for it, whether it is the preferred label) of a language.

    A variant leads to the preferred label: variants are there to be met, and some are words that a hub does not use.
    """
    found = [
        (_folded(label), concept.labels[language][0], place == 0)
        for concept in load_thesaurus().concepts.values()
        for place, label in enumerate(concept.labels[language])
    ]
    names = (country.short[language] for country in load_countries().values())
    found += [(_folded(name), name, True) for name in names]
    return tuple(found)


def suggest(prefix: str, language: str, limit: int = 8) -> tuple[str, ...]:
    """Preferred labels of what begins like `prefix`, then of what has a later word that does; shorter ones first."""
    wanted = _folded(prefix.strip())
    if not wanted:
        return ()
    ranked = sorted(
        (not folded.startswith(wanted), not preferred, len(folded), shown)
        for folded, shown, preferred in _entries(language)
        if folded.startswith(wanted) or f" {wanted}" in folded or (language == "zh" and wanted in folded)
    )
    return tuple(dict.fromkeys(shown for *_, shown in ranked))[:limit]
