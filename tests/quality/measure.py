"""Asks the judged requests of indexes that hold some languages only, and averages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from indexer import SearchIndex, open_index
from indexer.evaluation.measures import found_within, ndcg
from indexer.query import CHANNELS, Query
from synonyms import LANGUAGE_CODES
from tests.quality.collection import JudgedRequest, practice_documents

CHANNEL_SETS: Mapping[str, tuple[str, ...]] = {"all": CHANNELS} | {name: (name,) for name in CHANNELS}
ABLATIONS: Mapping[str, tuple[tuple[str, ...], bool]] = {
    "everything": (CHANNELS, True),
    "without words": (("concept", "vector"), True),
    "without translations of words": (CHANNELS, False),
    "without concepts (the thesaurus)": (("keyword", "vector"), True),
    "without vectors": (("keyword", "concept"), True),
    "words alone": (("keyword",), True),
    "words alone, without translations": (("keyword",), False),
    "concepts alone": (("concept",), True),
    "vectors alone": (("vector",), True),
}
"""What is asked -> channels, and whether words stand for their translations."""


@dataclass(frozen=True, slots=True)
class Score:
    """Means over some requests: nDCG@10, and the share with a full answer among the first three."""

    ndcg: float
    first_three: float
    requests: int


def build(folder: Path, languages: Sequence[str]) -> SearchIndex:
    """An index of the catalogue in a fresh folder, with texts of some languages only."""
    index = open_index(folder / "-".join(languages))
    index.replace_all(practice_documents(languages))
    return index


def ask(
    index: SearchIndex,
    requests: Iterable[JudgedRequest],
    channels: Sequence[str] = CHANNELS,
    translated: bool = True,
) -> Score:
    """The mean over the requests; the language is detected, as for a visitor."""
    gains, found = [], []
    for request in requests:
        query = Query(request.text, channels=tuple(channels), limit=10, facets=False, translated=translated)
        result = index.search(query)
        ranked = [hit.id for hit in result.hits]
        gains.append(ndcg(ranked, request.relevant))
        found.append(found_within(ranked, request.relevant, 3))
    return Score(fmean(gains), fmean(found), len(gains))


@dataclass(frozen=True, slots=True)
class Report:
    """Scores by language of the question. `across[asked][held]`: one language asked, texts in another one only."""

    everything: Mapping[str, Mapping[str, Score]]
    alone: Mapping[str, Mapping[str, Score]]
    across: Mapping[str, Mapping[str, Score]]
    ablation: Mapping[str, tuple[float, float, float]]
    """What is asked -> mean nDCG@10 with the catalogue in six languages, in the question's only, in another only."""


def measure(folder: Path, requests: Sequence[JudgedRequest], *, channels: bool = True) -> Report:
    """Everything that the quality page reports. `channels` adds each channel by itself."""
    sets = CHANNEL_SETS if channels else {"all": CHANNELS}
    by_language = {code: [item for item in requests if item.language == code] for code in LANGUAGE_CODES}
    whole = build(folder, LANGUAGE_CODES)
    everything = {
        code: {name: ask(whole, asked, chosen) for name, chosen in sets.items()} for code, asked in by_language.items()
    }
    single = {code: build(folder, [code]) for code in LANGUAGE_CODES}
    alone = {
        code: {name: ask(single[code], asked, chosen) for name, chosen in sets.items()}
        for code, asked in by_language.items()
    }
    across = {
        code: {held: ask(single[held], asked) for held in LANGUAGE_CODES if held != code}
        for code, asked in by_language.items()
    }
    ablation = (
        {name: _ablation(whole, single, by_language, *setting) for name, setting in ABLATIONS.items()}
        if channels
        else {}
    )
    for index in (whole, *single.values()):
        index.close()
    return Report(everything, alone, across, ablation)


def _ablation(
    whole: SearchIndex,
    single: Mapping[str, SearchIndex],
    requests: Mapping[str, Sequence[JudgedRequest]],
    channels: Sequence[str],
    translated: bool,
) -> tuple[float, float, float]:
    """Means over the languages of the question."""
    return (
        fmean(ask(whole, asked, channels, translated).ndcg for asked in requests.values()),
        fmean(ask(single[code], asked, channels, translated).ndcg for code, asked in requests.items()),
        fmean(
            ask(single[held], asked, channels, translated).ndcg
            for code, asked in requests.items()
            for held in single
            if held != code
        ),
    )
