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
from indexer.embedding.features import LONGEST_GRAM, SHORTEST_GRAM, grams, terms_of
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
_SHORTEST_ARABIC_STEM = 3
_GRAMS_OF_LANGUAGE = 3_000
# Logarithms of likelihood. A word is one token where it can be, else a stem with its affixes (none is rarer than -9),
# else as few pieces as may be. Mean cosine on another third of the example texts, kept aside for this choice: stems -6
# and pieces -14: 0.9626; -10, -14: 0.9649; the same without Arabic stems of two letters: 0.9675; -12, -12: 0.9686.
SCORE_OF_WORD = -1.0
_SCORE_OF_STEM = -12.0
_SCORE_OF_PIECE = -12.0

Vectors = NDArray[np.float32]
Normalise = Callable[[str], str]
Mixture = Mapping[tuple[str, str], float]
"""(term, language) -> how often it counts."""


@dataclass(frozen=True)
class Pieces:
    """Tokens with their scores, and their vectors (n, d) in the same order."""

    scores: Mapping[str, float]
    vectors: Vectors

    def and_also(self, others: Pieces) -> Pieces:
        """Both; what is in both has score and vector of the others."""
        own = [place for place, piece in enumerate(self.scores) if piece not in others.scores]
        kept = {piece: score for piece, score in self.scores.items() if piece not in others.scores}
        return Pieces({**kept, **others.scores}, np.concatenate([self.vectors[own], others.vectors]))


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
        elif script == "arabic" and len(term) < _SHORTEST_ARABIC_STEM:
            continue
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


def stem_pieces(model: StaticModel, stems: Mapping[str, Mixture], affixes: Mapping[str, float]) -> Pieces:
    """Stems with their vectors, and affixes, which have none."""
    scores = {stem: SCORE_OF_WORD if stem.endswith(END) else _SCORE_OF_STEM for stem in stems}
    weightless = Pieces(affixes, np.zeros((len(affixes), model.dimensions), np.float32))
    return weightless.and_also(Pieces(scores, mixed(model, list(stems.values()))))


def gram_pieces(model: StaticModel, usage: Usage, normalise: Normalise) -> Pieces:
    """The most frequent grams of words of which nothing is known; of Chinese every character at both places of a pair.

    The vector of a piece is the sum of its grams, damped as much as that of a whole word is on average.
    """
    found: dict[str, list[Vectors]] = defaultdict(list)
    for piece, vector in _character_vectors(model):
        found[piece].append(vector)
    unknown: dict[str, list[list[str]]] = defaultdict(list)
    for word, language in usage.words:
        if language in _LANGUAGES_OF_SCRIPT.get(script_of(word), ()):
            table = model.grams.get(language, {})
            for term in terms_of(word, language):
                if len(composition_of_term(model, term, language).rows) > 1:
                    form = normalise(word).strip(BEGIN + END)
                    unknown[language].append([gram for gram in grams(form) if gram in table])
    for language, words in unknown.items():
        table = model.grams[language]
        totals = [model.vectors([table[gram] for gram in parts]).sum(axis=0) for parts in words if parts]
        share = np.mean([np.linalg.norm(total) ** -model.damping for total in totals]) if totals else 0.0
        counts = Counter(gram for parts in words for gram in parts)
        for gram, _ in counts.most_common(_GRAMS_OF_LANGUAGE):
            rows = [table[part] for part in _grams_within(gram) if part in table]
            total = model.vectors(rows).sum(axis=0) * np.float32(share)
            found[gram.replace("<", BEGIN).replace(">", END)].append(total)
    vectors = np.array([np.mean(vectors, axis=0) for vectors in found.values()], np.float32)
    return Pieces(dict.fromkeys(found, _SCORE_OF_PIECE), vectors.reshape(len(found), model.dimensions))


def _character_vectors(model: StaticModel) -> Iterator[tuple[str, Vectors]]:
    """Chinese characters as either of a pair, damped as if the other were unrelated and as long as most."""
    table = model.grams.get("zh", {})
    rows = model.vectors(list(table.values()))
    squares = np.einsum("ij,ij->i", rows, rows)
    damping = (squares + squares.mean()) ** (-model.damping / 2) if table else squares
    for sign, row in zip(table, rows * damping[:, None], strict=True):
        yield BEGIN + sign, row
        yield sign + END, row


def _grams_within(gram: str) -> Iterator[str]:
    for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
        yield from (gram[start : start + length] for start in range(len(gram) - length + 1))
