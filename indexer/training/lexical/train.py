"""Segments -> translation tables of all thirty directions."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from indexer.training.lexical.alignment import AlignmentRecipe, expected_links
from indexer.training.lexical.corpus import Corpus, build_corpus
from indexer.training.lexical.segments import LabelWeights, Segment
from indexer.training.lexical.tables import PruningRecipe, Tables, probabilities
from synonyms.languages import LANGUAGE_CODES

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipe:
    """What was tuned; the numbers behind the defaults are in docs/decisions/004-lexical-translation.md."""

    labels: LabelWeights = field(default_factory=LabelWeights)
    alignment: AlignmentRecipe = field(default_factory=AlignmentRecipe)
    pruning: PruningRecipe = field(default_factory=PruningRecipe)


@dataclass(frozen=True)
class Trained:
    """The terms of each language in the order of the matrices' rows and columns, and the tables."""

    forms: Mapping[str, Sequence[str]]
    tables: Tables


def train(segments: Sequence[Segment], recipe: Recipe) -> Trained:
    """The same segments and recipe give the same tables on the same machine."""
    corpus = build_corpus(segments)
    _LOG.info("corpus segments=%d forms=%s", len(segments), {code: len(s.forms) for code, s in corpus.sides.items()})
    return tables_of(corpus, links_of(corpus, recipe.alignment), recipe.pruning)


def links_of(corpus: Corpus, recipe: AlignmentRecipe) -> Tables:
    """Expected links of the fifteen pairs of languages; they serve both directions."""
    links = {}
    for one, other in combinations(LANGUAGE_CODES, 2):
        links[one, other] = expected_links(corpus, one, other, recipe)
        _LOG.info("aligned %s-%s pairs=%d", one, other, links[one, other].nnz)
    return links


def tables_of(corpus: Corpus, links: Tables, recipe: PruningRecipe) -> Trained:
    """Probabilities from links."""
    forms = {code: side.forms for code, side in corpus.sides.items()}
    return Trained(forms, probabilities(links, forms, recipe))
