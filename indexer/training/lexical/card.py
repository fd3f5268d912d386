"""The model card that lies beside the shipped tables, written with the numbers of the run that made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.training.lexical.segments import NOTES, Segment
from indexer.training.lexical.train import Recipe
from indexer.translation import TranslationTables
from synonyms.languages import LANGUAGE_CODES

_CREDITS = {
    "tico19": "TICO-19, translations about health and crises, by the Translation Initiative for COVID-19 (CC0)",
    "ntrex": "NTREX-128, news sentences, by Microsoft (CC BY-SA 4.0)",
    "lexicon": "the lexicon of this project: general words and names, with and without variants",
    "texts": "example texts of this project",
    "places_lexicon": "names of places and services, id-tagging-schema by the OpenStreetMap contributors (ISC)",
    "tico19_terms": "TICO-19 terminology (CC0)",
    "thesaurus": "the thesaurus of this project: titles of themes and labels",
    NOTES: "the thesaurus of this project: notes",
    "vocabularies": "the controlled vocabularies of this project",
    "countries": "names of countries and areas of this project, from datasets/country-codes (PDDL) and our own",
}


@dataclass(frozen=True)
class Measured:
    """Per power of the probability: twins found by source, and nDCG@10 by languages of question and paragraph."""

    powers: Sequence[float]
    twins: Sequence[Mapping[str, float]]
    answers: Sequence[Mapping[tuple[str, str], float]]


def write_card(segments: Sequence[Segment], tables: TranslationTables, recipe: Recipe, measured: Measured) -> str:
    """The card as Markdown."""
    counts = Counter(segment.source for segment in segments)
    sources = "\n".join(f"- {counts[name]:,} segments: {text}" for name, text in _CREDITS.items() if counts[name])
    forms = ", ".join(f"{code} {len(tables.terms(code)):,}" for code in LANGUAGE_CODES)
    alignment, pruning = recipe.alignment, recipe.pruning
    return f"""# Translation tables of terms

What a term of one language probably is in the other five, in Arabic, Chinese, English, French, Russian and Spanish.
`indexer.translation.translations_of` reads the tables; the keyword channel uses them so that a question also finds
texts in other languages. This card is written by `python -m indexer.training.lexical`, which made the tables; do not
edit it by hand. The format is described in `indexer/translation.py`.

## What they hold
Terms as the index has them (stems; Chinese words) and probabilities, nothing else: {forms}. No sentence of any text
can be read from them.

## What they were trained on
Segments that say the same in all six languages (names with variants count twice: preferred forms, all forms):

{sources}

The sentences themselves are not part of this project. Thanks to all who wrote and translated them.

## How
IBM model 1 with a null word and a preference for similar places in the sentence, {alignment.rounds} rounds, then
{alignment.agreeing} rounds in which both directions must agree. Rare forms lean on other forms of the same word.
A probability is the share of a term's links, of which {pruning.direct:.0%} are those of the two languages alone and the
rest those over the other four; terms that stand together in no segment are no translations. Kept: at most
{pruning.most} per term and language, from {pruning.least} on. The reasons and the variants that were tried are in
`docs/decisions/004-lexical-translation.md`.

## Results
The same sentence found in another language by five of its terms, all {len(LANGUAGE_CODES) * 5} directions, mean
reciprocal rank (sentences kept aside, tables trained without them; the collection is all sentences of these sources):

{_twins_table(measured)}

Questions in one language (rows), paragraphs in another (columns), keyword channel by translation alone (XQuAD, 120
paragraphs, nDCG@10; the shipped tables; in each cell the weights above, in that order):

{_answers_table(measured)}

## Limits
- They know the words of their training texts: health, crises, news, places, countries, and the migration terms of the
  thesaurus. Other words have no translation, and rare ones only what stood beside them once.
- A stem stands for all its words: Spanish "trata" and "tratar" share one, and so do their translations.
- Several words that are one in another language are translated one by one.
"""


def _twins_table(measured: Measured) -> str:
    sources = list(measured.twins[0])
    lines = ["| weight of a translation | " + " | ".join(sources) + " | mean |", "|---" * (len(sources) + 2) + "|"]
    for power, found in zip(measured.powers, measured.twins, strict=True):
        numbers = [*found.values(), float(np.mean(list(found.values())))]
        lines.append(f"| {_weight(power)} | " + " | ".join(f"{number:.3f}" for number in numbers) + " |")
    return "\n".join(lines)


def _answers_table(measured: Measured) -> str:
    codes = sorted({code for code, _ in measured.answers[0]})
    lines = ["| | " + " | ".join(codes) + " |", "|---" * (len(codes) + 1) + "|"]
    for code in codes:
        cells = [
            " / ".join(f"{found[code, other]:.3f}" for found in measured.answers if code != other) for other in codes
        ]
        lines.append(f"| {code} | " + " | ".join(cells) + " |")
    means = " / ".join(f"{np.mean(list(found.values())):.3f}" for found in measured.answers)
    return "\n".join([*lines, "", f"Mean: {means}."])


def _weight(power: float) -> str:
    return "probability" if power == 1 else f"probability to the power {power:g}"
