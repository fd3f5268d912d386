"""The tokenizer of an export: folds letters as our analysis does, marks words, takes the likeliest pieces."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from indexer.analysis.words import HAN
from indexer.embedding.export_characters import JOINT, character_map, folded_letters
from indexer.embedding.export_words import BEGIN, END
from indexer.errors import EngineUnavailable

UNKNOWN = "<unk>"
_REPLACEMENTS = (
    # U.N. -> un; 12,000 -> 12000; 1,5 -> 1.5
    (r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)", ""),
    (r"(?<=\d)[.,](?=\d{3}(?!\d))", ""),
    (r"(?<=\d),(?=\d)", "."),
    # Of a run of doubled Han characters the first and the last are halves of no pair, unless there is but one.
    (rf"(?<![{HAN}{JOINT}])[{HAN}]{JOINT}(?=[{HAN}])", " "),
    (rf"{JOINT}[{HAN}](?![{HAN}{JOINT}])", " "),
    (rf"(?<=[{HAN}])(?=(?![{HAN}])\w)", " "),
    # What is no letter and no digit, but for the point within a number, separates words.
    (r"(?:(?!(?<=\d)\.(?=\d))[^\w])+", f"{END} {BEGIN}"),
    (r"\A", BEGIN),
    (r"\z", END),
    (rf"{BEGIN}{END}", ""),
)


def tokenizers_package() -> Any:
    """The package `tokenizers`; raises `EngineUnavailable` with what to install."""
    try:
        return import_module("tokenizers")
    except ImportError as error:
        raise EngineUnavailable(
            "Exporting the model needs the package tokenizers, which is not installed: pip install tokenizers "
            "(it comes with model2vec, and with 'connection-hub[neural]')"
        ) from error


def make_normaliser() -> Any:
    """Text -> its words between marks, one space between them."""
    package = tokenizers_package()
    parts = package.normalizers
    replacements = [parts.Replace(package.Regex(pattern), text) for pattern, text in _REPLACEMENTS]
    folding = parts.Precompiled(character_map(folded_letters()))
    return parts.Sequence([parts.NFKC(), parts.Lowercase(), folding, *replacements])


def make_tokenizer(scores: Mapping[str, float], normaliser: Any) -> Any:
    """A unigram tokenizer (Kudo 2018) over these pieces, in their order after `UNKNOWN`."""
    package = tokenizers_package()
    vocabulary = [(UNKNOWN, min(scores.values(), default=0.0)), *scores.items()]
    tokenizer = package.Tokenizer(package.models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normaliser
    tokenizer.pre_tokenizer = package.pre_tokenizers.WhitespaceSplit()
    return tokenizer
