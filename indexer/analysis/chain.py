"""The chain: words, Unicode form, case, script, stem. Offsets always point into the text as it was given."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from indexer.analysis import arabic, chinese
from indexer.analysis.stopwords import stopwords
from indexer.analysis.words import WORD, script_of

_SNOWBALL = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
_LATIN_LANGUAGES = frozenset({"en", "es", "fr"})
_FOLDED = re.compile("[\u0300-\u036f]")
_SIGNS = str.maketrans("٫٬", ".,")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Token(NamedTuple):
    """A term and the code points [start, end) of the text that it stands for."""

    term: str
    start: int
    end: int


@cache
def _stemmer(language: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(_SNOWBALL[language], 0)


def without_accents(word: str) -> str:
    """Latin word without diacritics; n with tilde keeps it, being a letter of its own."""
    parts = unicodedata.normalize("NFD", word.replace("ñ", "\0"))
    return _FOLDED.sub("", parts).replace("\0", "ñ")


@lru_cache(maxsize=200_000)
def term_of_word(word: str, language: str) -> str:
    """The term that a single word (no Han characters) becomes in a text of `language`."""
    # Some presentation forms are decomposed with a space; a term never has one.
    form = "".join(unicodedata.normalize("NFKC", word).casefold().split())
    script = script_of(form)
    if script == "arabic":
        bare = arabic.without_sound_plural(arabic.without_article(arabic.fold(form)))
        return str(_stemmer("ar").stemWord(bare))
    if script == "cyrillic":
        return str(_stemmer("ru").stemWord(form.replace("ё", "е")))
    if script == "latin":
        if any(letter.isdigit() for letter in form):
            return without_accents(form)
        speech = language if language in _LATIN_LANGUAGES else "en"
        return without_accents(str(_stemmer(speech).stemWord(form)))
    return number_form(form) if form[:1].isdigit() else form


def number_form(number: str) -> str:
    """A number as it is indexed: ASCII digits, no separators of thousands, a point before decimals.

    "1,000", "1.000" and "١٬٠٠٠" are one term; three digits behind a single sign are read as thousands in any language.
    """
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in number).translate(_SIGNS)
    if _THOUSANDS.fullmatch(plain):
        return plain.replace(",", "").replace(".", "")
    return plain.replace(",", ".")


def _is_acronym(word: str, text_shouts: bool) -> bool:
    """Whether capitals mark `word` as a name that a stopword would otherwise hide (WHO, US, IT)."""
    return len(word) > 1 and word.isupper() and not text_shouts


def analyse(text: str, language: str, *, keep_stopwords: bool = False, segment: bool = True) -> list[Token]:
    """Terms of `text` in reading order, without function words unless they are to be kept.

    For Han runs the words of three and more characters come first, then the pieces; `segment=False` leaves the words
    out, which is much faster where pieces suffice (marking matches). `language` chooses stemmer and function words for
    Latin script; Arabic, Cyrillic and Han words are told by their letters.
    """
    shouts = text.isupper() and len(text.split()) > 1
    skipped = stopwords(language)
    found: list[Token] = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        if match.lastgroup == "han":
            run = chinese.fold(word)
            if segment or len(run) == 1:
                found += [Token(piece, start + low, start + high) for piece, low, high in chinese.long_words(run)]
            found += [Token(piece, start + low, start + high) for piece, low, high in chinese.pieces(run)]
            continue
        if match.lastgroup == "acronym":
            word = word.replace(".", "")
        plain = unicodedata.normalize("NFKC", word).casefold()
        if plain in skipped:
            if _is_acronym(word, shouts):
                found.append(Token(word, start, match.end()))
                continue
            if not keep_stopwords:
                continue
        term = term_of_word(word, language)
        if term:
            found.append(Token(term, start, match.end()))
    return found


def terms(text: str, language: str) -> list[str]:
    """Only the terms of `analyse`."""
    return [token.term for token in analyse(text, language)]
