"""Quality on texts that nobody here wrote: XQuAD, Tatoeba, and words cut from NTREX; the founding catalogue classified.

The texts are not part of the repository; `make quality DATA=folder` names the folder that holds them.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from hub.catalogue.reading import read_catalogue
from indexer.analysis import detect_language
from indexer.classification import load_classifier
from indexer.embedding import load_embedder
from indexer.evaluation.beir import JudgedSet, read_judged_set
from indexer.evaluation.bitext import read_bitext, translation_accuracy
from indexer.evaluation.classifying import LabelledText, measure_classification
from indexer.evaluation.retrieval import ask, documents_of
from indexer.index import SearchIndex, open_index
from indexer.training.aligned import read_parallel_file
from synonyms import LANGUAGE_CODES
from tests.quality.measure import ABLATIONS

_ASKED = 158
"""Questions of each pair for which the ablations are measured, a quarter, evenly spread."""
_LEEWAY = 0.005
_WORDS = 3
_HAN = 6
"""Characters of a Chinese question that has about three words."""
_QUERIES = 500


@dataclass(frozen=True)
class Retrieval:
    """nDCG@10 by (language of the questions, of the paragraphs): everything, and each ablation on some questions."""

    languages: tuple[str, ...]
    whole: dict[tuple[str, str], float]
    parts: dict[str, dict[tuple[str, str], float]]

    def means(self, table: dict[tuple[str, str], float]) -> tuple[float, float, float]:
        """Within a language, across two, and the worst pair."""
        within = [value for (one, other), value in table.items() if one == other]
        across = [value for (one, other), value in table.items() if one != other]
        return fmean(within), fmean(across), min(across)

    @property
    def behind(self) -> list[tuple[str, str]]:
        """Pairs on which all channels together are worse than the best of them alone."""
        alone = [self.parts[name] for name in ("words alone", "concepts alone", "vectors alone")]
        together = self.parts["everything"]
        return [pair for pair, value in together.items() if value < max(part[pair] for part in alone) - _LEEWAY]


def measure_retrieval(folder: Path) -> Retrieval:
    """All pairs of a judged set in the multilingual layout."""
    judged = read_judged_set(folder)
    languages = tuple(code for code in LANGUAGE_CODES if code in judged.corpora and code in judged.queries)
    whole: dict[tuple[str, str], float] = {}
    parts: dict[str, dict[tuple[str, str], float]] = {name: {} for name in ABLATIONS}
    with tempfile.TemporaryDirectory() as scratch:
        for held in languages:
            index = open_index(Path(scratch) / held)
            index.replace_all(documents_of(judged, held))
            for asked in languages:
                whole[asked, held] = ask(index, judged, asked, held).ndcg.mean
                for name in ABLATIONS:
                    parts[name][asked, held] = _part(index, judged, asked, held, name)
            index.close()
    return Retrieval(languages, whole, parts)


def _part(index: SearchIndex, judged: JudgedSet, asked: str, held: str, name: str) -> float:
    channels, translated = ABLATIONS[name]
    return ask(index, judged, asked, held, channels, _ASKED, translated=translated).ndcg.mean


def measure_everyday_sentences(folder: Path) -> dict[str, float]:
    """Accuracy at 1 of finding the English translation of a Tatoeba sentence among a thousand."""
    embedder = load_embedder()
    found = {}
    for path in sorted(folder.glob("tatoeba_*-en.tsv")):
        code = path.stem.removeprefix("tatoeba_").removesuffix("-en")
        found[code] = translation_accuracy(embedder, read_bitext(path))[code, "en"]
    return found


def measure_objectives() -> dict[str, tuple[float, float]]:
    """Language -> top-1 and top-3 of the objectives proposed for the summaries of the founding catalogue."""
    texts = [
        LabelledText(text, language, {"objectives": frozenset(map(str, practice.objectives_primary))})
        for practice in read_catalogue().practices
        for language, text in practice.summaries.items()
    ]
    scores = measure_classification(load_classifier(load_embedder()), texts)
    return {score.language: (score.first, score.first_three) for score in scores}


def measure_detection(path: Path) -> dict[str, float]:
    """Language -> share of three neighbouring words of a sentence that are told to be of it.

    Words without letters of the language's script (names, numbers) are no question in it and are not asked.
    """
    rows = read_parallel_file(path)
    return {
        code: fmean(detect_language(words).language == code for words in _cut(rows, code)) for code in LANGUAGE_CODES
    }


def _cut(rows: list, code: str) -> Iterator[str]:  # type: ignore[type-arg]
    chooser = random.Random(2018)
    scripts = {"ar": "[\u0620-\u064a]", "ru": "[\u0400-\u04ff]", "zh": "[\u4e00-\u9fff]"}
    own = re.compile(scripts.get(code, "[a-zà-ÿ]{3}"))
    given = 0
    while given < _QUERIES:
        text = chooser.choice(rows).texts[code]
        words = list(text) if code == "zh" else re.findall(r"[\w'’-]+", text)
        size = _HAN if code == "zh" else _WORDS
        if len(words) < size:
            continue
        start = chooser.randrange(len(words) - size + 1)
        query = ("" if code == "zh" else " ").join(words[start : start + size])
        if own.search(query):
            given += 1
            yield query


def pages(data: Path) -> list[str]:
    """Lines of Markdown for the quality page."""
    lines = _retrieval_lines(measure_retrieval(data / "dev" / "xquad"))
    twins = measure_everyday_sentences(data / "dev")
    lines += ["", "## Everyday sentences: the English translation found among 1,000 (Tatoeba), vectors alone", ""]
    lines += ["| " + " | ".join([*twins, "mean"]) + " |", "|---" * (len(twins) + 1) + "|"]
    lines.append("| " + " | ".join(f"{value:.3f}" for value in (*twins.values(), fmean(twins.values()))) + " |")
    told = measure_detection(data / "parallel" / "ntrex.tsv")
    lines += ["", "## Language of three neighbouring words of a news sentence (NTREX), share told right", ""]
    lines += ["| " + " | ".join([*told, "mean"]) + " |", "|---" * (len(told) + 1) + "|"]
    lines.append("| " + " | ".join(f"{value:.3f}" for value in (*told.values(), fmean(told.values()))) + " |")
    return lines


def objective_lines() -> list[str]:
    """The table of classification."""
    lines = [
        "",
        "## Objectives of a practice, told from its summary alone",
        "",
        "The classifier learns from the thesaurus, the objectives and the example texts; the catalogue is not used.",
        "",
        "| | first proposal right | one of three right |",
        "|---|---|---|",
    ]
    return lines + [f"| {code} | {first:.3f} | {three:.3f} |" for code, (first, three) in measure_objectives().items()]


def _retrieval_lines(result: Retrieval) -> list[str]:
    lines = [
        "",
        "## Question in one language (row), encyclopaedia paragraph in another (column): XQuAD, nDCG@10",
        "",
        "| | " + " | ".join(result.languages) + " |",
        "|---" * (len(result.languages) + 1) + "|",
    ]
    for asked in result.languages:
        cells = (f"{result.whole[asked, held]:.3f}" for held in result.languages)
        lines.append(f"| {asked} | " + " | ".join(cells) + " |")
    within, across, worst = result.means(result.whole)
    behind = ", ".join(f"{one} to {other}" for one, other in result.behind) or "no pair"
    lines += [
        "",
        f"Within a language {within:.3f}, across languages {across:.3f}, worst pair {worst:.3f}. All channels together "
        f"are worse than the best one alone (by more than {_LEEWAY}) on: {behind}.",
        "",
        f"With and without each part, on {_ASKED} questions of each pair:",
        "",
        "| | within | across | worst pair |",
        "|---|---|---|---|",
    ]
    for name, table in result.parts.items():
        lines.append(f"| {name} | " + " | ".join(f"{value:.3f}" for value in result.means(table)) + " |")
    return lines
