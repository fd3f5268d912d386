"""Checks all language data: vocabularies, countries, thesaurus, lexicon, example texts. Prints problems and counts."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from synonyms.countries import inspect_countries
from synonyms.country_files import DATA_FOLDER
from synonyms.lexicon import inspect_lexicon
from synonyms.problems import Problem, VocabularyError
from synonyms.texts import inspect_example_texts
from synonyms.thesaurus import Thesaurus, inspect_thesaurus
from synonyms.vocabularies import Vocabularies, inspect_vocabularies, read_vocabularies


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the faults of a data folder and a summary; the exit status is 1 when there is any fault."""
    parser = argparse.ArgumentParser(prog="python -m synonyms.check", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=DATA_FOLDER, metavar="FOLDER", help="folder laid out as synonyms/data"
    )
    parser.add_argument("--only", action="append", metavar="FILE", help="name of a file to report on; may be repeated")
    options = parser.parse_args(arguments)
    counts, problems = inspect_data(options.data)
    shown = [problem for problem in problems if not options.only or problem.file in options.only]
    for problem in sorted(shown):
        print(problem)
    print("\n".join([*counts, *count_problems(shown)]))
    return 1 if shown else 0


def inspect_data(folder: Path) -> tuple[list[str], list[Problem]]:
    """One line of counts per part of the data, and every fault found in it.

    Countries refer to regions and concepts to goals, so while a vocabulary is broken the countries are not
    checked, and of the goals named by concepts only the form is.
    """
    counts: list[str] = []
    problems = list(inspect_vocabularies(folder / "vocabularies"))
    vocabularies = _read_or_none(folder / "vocabularies")
    if vocabularies is not None:
        problems.extend(inspect_countries(folder, vocabularies))
        counts.append(_count_vocabularies(vocabularies))
    known_sdgs = vocabularies.sdg_codes if vocabularies is not None else None
    thesaurus, faults = inspect_thesaurus(folder / "thesaurus", known_sdgs)
    problems.extend(faults)
    counts.append(_count_thesaurus(thesaurus))
    rows, faults = inspect_lexicon(folder / "lexicon")
    problems.extend(faults)
    texts, faults = inspect_example_texts(folder / "texts")
    problems.extend(faults)
    counts.append(f"{len(rows)} rows of the lexicon, {len(texts)} example texts")
    return counts, problems


def count_problems(problems: Sequence[Problem]) -> list[str]:
    """The number of problems in each file, then in all."""
    by_file = Counter(problem.file for problem in problems)
    return [f"  {file}: {count}" for file, count in sorted(by_file.items())] + [f"{len(problems)} problems"]


def _read_or_none(folder: Path) -> Vocabularies | None:
    try:
        return read_vocabularies(folder)
    except VocabularyError:
        return None


def _count_vocabularies(vocabularies: Vocabularies) -> str:
    lists = [entry for entry in vars(vocabularies).values() if isinstance(entry, dict)]
    terms = sum(map(len, lists)) + sum(len(goal.targets) for goal in vocabularies.sdgs.values())
    return f"{len(lists)} vocabularies, {terms} terms"


def _count_thesaurus(thesaurus: Thesaurus) -> str:
    concepts = thesaurus.concepts.values()
    labels = sum(len(texts) for concept in concepts for texts in concept.labels.values())
    return f"{len(thesaurus.themes)} themes, {len(concepts)} concepts, {labels} labels"


if __name__ == "__main__":
    sys.exit(main())
