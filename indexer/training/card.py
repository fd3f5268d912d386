"""The model card that lies beside the shipped model, written with the numbers of the run that made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indexer.embedding.model_files import StaticModel
from indexer.training.aligned import AlignedRow
from indexer.training.development import Results, describe
from indexer.training.train import Recipe

_CREDITS = {
    "tico19": "TICO-19, translations about health and crises, by the Translation Initiative for COVID-19 (CC0)",
    "ntrex": "NTREX-128, news sentences, by Microsoft (CC BY-SA 4.0)",
    "places_lexicon": "names of places and services, id-tagging-schema by the OpenStreetMap contributors (ISC)",
    "tico19_terms": "TICO-19 terminology (CC0)",
    "thesaurus": "the thesaurus of this project: labels and notes",
    "vocabularies": "the controlled vocabularies of this project",
    "lexicon": "the lexicon of this project: general words and names",
    "texts": "example texts of this project",
    "countries": "names of countries and areas of this project, from datasets/country-codes (PDDL) and our own",
}


def write_card(model: StaticModel, recipe: Recipe, rows: Sequence[AlignedRow], results: Results) -> str:
    """The card as Markdown."""
    counts = Counter(row.source for row in rows)
    terms = ", ".join(f"{code} {len(table):,}" for code, table in model.terms.items())
    grams = ", ".join(f"{code} {len(table):,}" for code, table in model.grams.items())
    sources = "\n".join(f"- {counts[source]:,} rows: {credit}" for source, credit in _CREDITS.items() if counts[source])
    return f"""# The static multilingual model

Vectors of {model.dimensions} dimensions for texts in Arabic, Chinese, English, French, Russian and Spanish, all in one
space: a text lies near its translation. `indexer.embedding.load_embedder("static")` reads it. This card is written by
`python -m indexer.training`, which made the model; do not edit it by hand.

## What it holds
Figures only, with the word forms that they belong to: {len(model.rows):,} rows of {model.dimensions} numbers, rounded
to {model.bits} bits each. Word stems and Chinese pieces: {terms}. Grams (runs of letters, from which unseen words are
composed): {grams}. No sentence of any text can be read from it. Checksum: {model.version}.

## What it was trained on
Rows that say the same in all six languages:

{sources}

The sentences themselves are not part of this project. Thanks to all who wrote and translated them.

## How
Per language a matrix of rows x stems and grams, weighted by inverse document frequency; a generalised canonical
correlation analysis (ridge {recipe.ridge}, gram weight {recipe.gram_weight}) finds the directions that all six
languages tell alike. A text's vector is the sum of its terms' vectors, their lengths raised to the power
{1 - recipe.damping:.2f}, 1 + log(count) times each, function words {recipe.function_words} times, scaled to length 1.
The reasons and the variants that were tried are in `docs/decisions/002-static-model.md`.

## Results
Sentences of TICO-19 that are kept aside: see `docs/decisions/002-static-model.md`, where the same recipe was trained
without them. The texts below were never trained on.

Questions in one language, paragraphs in another or the same (XQuAD, 120 paragraphs, nDCG@10):

{describe(results)}

## Limits
- It knows the words of its training texts: common words, health, crises, news, places, and the terms of migration.
  Other fields, names of people and rare words are composed from letters, or unknown (a text of which nothing is known
  has a vector of zeros).
- Word order and negation are not seen: "with a visa" and "without a visa" are nearly the same.
- Within one language, exact words matter more than these vectors; the search combines both.
"""
