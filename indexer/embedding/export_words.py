"""What an exported model knows: words as they are written, the stems and affixes of which others are made, pieces.

A word of our own language data has the vector that the model gives it. A word that is not among them is split into a
stem that the model knows and affixes, which weigh nothing; else into pieces, whose vectors are sums of those of grams.
Chinese is read in pairs of characters, as the model reads it. Vectors are not scaled: their lengths are their weights.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import chinese
from indexer.analysis.words import IS_HAN, WORD, script_of
from indexer.embedding.composition import composition_of_term, damped
from indexer.embedding.features import LONGEST_GRAM, grams, terms_of
from indexer.embedding.model_files import StaticModel
from synonyms import LANGUAGE_CODES, load_countries, load_thesaurus, load_vocabularies
from synonyms.lexicon import load_lexicon
from synonyms.texts import ExampleText, load_example_texts

BEGIN, END = "▁", "▂"
"""What the tokenizer writes before and after a word, so that a piece tells where in a word it stands."""
_HELD_OUT = 3
_LANGUAGES_OF_SCRIPT = {"arabic": ("ar",), "cyrillic": ("ru",), "latin": ("en", "es", "fr"), "han": ("zh",)}
_LEAST_AFFIX = 3
"""How many words must show an affix."""
_GRAMS_OF_LANGUAGE = 3_000
# Logarithms of likelihood, chosen by the agreement on the held-out texts: a word is one token where it can be, else
# a stem with usual affixes, else as few pieces as possible.
_SCORE_OF_WORD, _SCORE_OF_STEM, _SCORE_OF_PIECE = -1.0, -6.0, -14.0

Vectors = NDArray[np.float32]
Normalise = Callable[[str], str]
Mixture = Mapping[tuple[str, str], float]
"""(term, language) -> how often it counts."""


@dataclass(frozen=True)
class Pieces:
    """Tokens with their scores, and their vectors (n, d)."""

    scores: Mapping[str, float]
    vectors: Vectors


@dataclass(frozen=True)
class Usage:
    """How our own language data writes: (word, language) -> count, and pairs of Han characters -> count."""

    words: Counter[tuple[str, str]]
    pairs: Counter[str]


def held_out_texts() -> list[ExampleText]:
    """Every third example text: they measure what an export loses, and give it no word."""
    return list(load_example_texts()[::_HELD_OUT])


def own_texts() -> Iterator[tuple[str, str]]:
    """The language data of this project, text by text with its language, without what is held out."""
    for concept in load_thesaurus().concepts.values():
        for code, labels in concept.labels.items():
            yield from ((label, code) for label in labels)
        yield from ((note, code) for code, note in concept.notes.items())
    for row in load_lexicon():
        for code, words in row.items():
            yield from ((word, code) for word in words)
    held_out = {text.id for text in held_out_texts()}
    for example in load_example_texts():
        if example.id not in held_out:
            yield from ((text, code) for code, text in example.texts.items())
    for country in load_countries().values():
        for code in LANGUAGE_CODES:
            yield from ((name, code) for name in (*country.names(code), *country.adjectives.get(code, ())))
    vocabularies = load_vocabularies()
    lists = [getattr(vocabularies, field.name) for field in fields(vocabularies)]
    for item in (item for found in (*lists, vocabularies.sdg_targets) for item in found.values()):
        for name in ("short", "title", "label", "description"):
            yield from ((text, code) for code, text in getattr(item, name, {}).items())


def usage_of(texts: Iterable[tuple[str, str]], most: int | None = None) -> Usage:
    """What is written in these texts; of each language only the `most` frequent words, of Chinese as many pairs."""
    words: dict[str, Counter[str]] = {code: Counter() for code in LANGUAGE_CODES}
    pairs: Counter[str] = Counter()
    for text, language in texts:
        for match in WORD.finditer(text):
            word = match.group()
            if IS_HAN.match(word):
                run = chinese.fold(word)
                pairs.update([run] if len(run) == 1 else [piece for piece, _, _ in chinese.pieces(run)])
            else:
                words[language][word] += 1
    kept = {(word, code): count for code, found in words.items() for word, count in found.most_common(most)}
    return Usage(Counter(kept), Counter(dict(pairs.most_common(most))))


def term_vectors(model: StaticModel, terms: Sequence[tuple[str, str]]) -> Vectors:
    """The damped vectors (n, d) of terms with their languages, of which texts are summed; zeros for unknown ones."""
    parts = [composition_of_term(model, term, language) for term, language in terms]
    vectors = np.zeros((len(terms), model.dimensions), np.float32)
    known = [place for place, part in enumerate(parts) if part.rows]
    if known:
        sizes = [len(parts[place].rows) for place in known]
        rows = model.vectors([row for place in known for row in parts[place].rows])
        shares = np.array([parts[place].share for place in known], np.float32)
        totals = np.add.reduceat(rows, np.cumsum([0, *sizes[:-1]]), axis=0) * shares[:, None]
        vectors[known] = damped(totals, model.damping)
    return vectors


def mixed(model: StaticModel, mixtures: Sequence[Mixture]) -> Vectors:
    """The sums (n, d) of the vectors of terms that each mixture names."""
    from scipy.sparse import csr_matrix

    places: dict[tuple[str, str], int] = {}
    columns = [places.setdefault(term, len(places)) for mixture in mixtures for term in mixture]
    shares = [share for mixture in mixtures for share in mixture.values()]
    ends = np.cumsum([0, *map(len, mixtures)])
    matrix = csr_matrix((np.array(shares, np.float32), columns, ends), (len(mixtures), len(places)))
    return np.asarray(matrix @ term_vectors(model, list(places)), np.float32)


def words_of(usage: Usage, normalise: Normalise) -> dict[str, Mixture]:
    """Word between its marks -> its terms: means over the ways and the languages in which it is written, by count."""
    totals: Counter[str] = Counter()
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (word, language), count in usage.words.items():
        form = normalise(word)
        if form.count(BEGIN) == 1 and form.startswith(BEGIN):
            totals[form] += count
            for term in terms_of(word, language):
                found[form][term, language] += count
    return {form: {term: count / totals[form] for term, count in terms.items()} for form, terms in found.items()}


def stems_of(model: StaticModel, usage: Usage, normalise: Normalise, only_used: bool) -> dict[str, Mixture]:
    """Stems, numbers and Chinese pairs that the model knows -> themselves: means over their languages, by count.

    A stem has a mark before it, except in Arabic, where particles are written onto words. `only_used`: those of the
    words and pairs in `usage`.
    """
    used: Counter[tuple[str, str]] = Counter()
    for (word, language), count in usage.words.items():
        for term in terms_of(word, language):
            used[term, language] += count
    found: dict[str, Mixture] = {}
    for term in dict.fromkeys(term for code in LANGUAGE_CODES for term in model.terms.get(code, {})):
        script = script_of(term)
        codes = [code for code in LANGUAGE_CODES if term in model.terms.get(code, {})]
        codes = [code for code in codes if code in _LANGUAGES_OF_SCRIPT.get(script, ())] or codes
        counts = {code: used[term, code] for code in codes}
        total = sum(counts.values()) + len(counts)
        shares = {(term, code): (count + 1) / total for code, count in counts.items()}
        if script == "han":
            if len(term) < 3 and (usage.pairs[term] or not only_used):
                found[f"{BEGIN}{term}{END}"] = shares
        elif normalise(term) == f"{BEGIN}{term}{END}" and (any(counts.values()) or not only_used):
            whole = any(sign.isdigit() for sign in term)
            begin = "" if script == "arabic" else BEGIN
            found[f"{BEGIN}{term}{END}" if whole else f"{begin}{term}"] = shares
    return found


def affixes_of(usage: Usage, stems: Mapping[str, Mixture], normalise: Normalise) -> dict[str, float]:
    """What words have before and after a known stem, with the logarithm of its share among all."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for word, language in usage.words:
        terms = terms_of(word, language)
        form = normalise(word)
        if len(terms) != 1 or any(sign.isdigit() for sign in form):
            continue
        arabic = script_of(terms[0]) == "arabic"
        stem = terms[0] if arabic else f"{BEGIN}{terms[0]}"
        place = form.find(stem)
        if stem in stems and (place == 0 or (arabic and place > 0)):
            if arabic:
                counts[True][form[:place]] += 1
            counts[False][form[place + len(stem) :]] += 1
    found = {}
    for affixes in counts.values():
        total = affixes.total()
        found.update({affix: math.log(n / total) for affix, n in affixes.items() if n >= _LEAST_AFFIX and affix})
    return found


def gram_pieces(model: StaticModel, usage: Usage, normalise: Normalise) -> Pieces:
    """The most frequent grams of words of which nothing is known, of Chinese every character at either place of a pair.

    The vector of a piece is the sum of its grams, damped as much as that of a whole word is on average.
    """
    found: dict[str, list[Vectors]] = defaultdict(list)
    for language in LANGUAGE_CODES:
        table = model.grams.get(language, {})
        if language == "zh":
            rows = model.vectors(list(table.values()))
            squares = np.einsum("ij,ij->i", rows, rows)
            rows *= ((squares + squares.mean()) ** (-model.damping / 2))[:, None]
            for sign, row in zip(table, rows, strict=True):
                found[BEGIN + sign].append(row)
                found[sign + END].append(row)
            continue
        unknown = [
            normalise(word).strip(BEGIN + END)
            for word, code in usage.words
            if code == language and language in _LANGUAGES_OF_SCRIPT.get(script_of(word), ())
            for term in terms_of(word, code)
            if len(composition_of_term(model, term, code).rows) > 1
        ]
        counts = Counter(gram for word in unknown for gram in grams(word) if gram in table)
        lengths = [np.linalg.norm(model.vectors([table[gram] for gram in grams(word) if gram in table] or [0]).sum(axis=0)) for word in unknown]
        share = float(np.mean(np.maximum(lengths, 1e-6) ** -model.damping)) if lengths else 0.0
        for gram, _ in counts.most_common(_GRAMS_OF_LANGUAGE):
            inner = [part for part in _grams_within(gram) if part in table]
            row = share * model.vectors([table[part] for part in inner]).sum(axis=0)
            found[gram.replace("<", BEGIN).replace(">", END)].append(row)
    pieces = list(found)
    vectors = np.array([np.mean(found[piece], axis=0) for piece in pieces], np.float32)
    return Pieces(dict.fromkeys(pieces, _SCORE_OF_PIECE), vectors.reshape(len(pieces), model.dimensions))


def _grams_within(gram: str) -> list[str]:
    return [
        gram[start : start + length]
        for length in range(3, LONGEST_GRAM + 1)
        for start in range(len(gram) - length + 1)
    ]
