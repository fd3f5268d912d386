"""The static model in the layouts of model2vec and sentence-transformers, for programs that know only those.

Our model reads stems, which their tokenizers cannot make; so an export knows words as they are written, and agrees with
the model as far as `measure` says. Vectors are kept with 16 bits a number, and written with 32 for
sentence-transformers, which makes NaN of a text without a known word where there are but 16.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.export_card import model_card
from indexer.embedding.export_tokenizer import make_normaliser, make_tokenizer
from indexer.embedding.export_words import (
    BEGIN,
    END,
    SCORE_OF_WORD,
    Mixture,
    Pieces,
    affixes_of,
    gram_pieces,
    held_out_texts,
    mixed,
    own_texts,
    stem_pieces,
    stems_of,
    usage_of,
    words_of,
)
from indexer.embedding.model_files import StaticModel
from indexer.embedding.protocol import Embedder
from indexer.errors import EngineUnavailable
from indexer.evaluation.vectors import mean_of_directions
from synonyms import LANGUAGE_CODES

# A word becomes a token of its own where stem and affixes miss its vector by more than this share of its length.
_TOLERANCE = 0.05
_WORDS_AT_ONCE = 8_192


@dataclass(frozen=True)
class Export:
    """A tokenizer of the package `tokenizers` and a vector for each of its tokens; the first is the unknown one."""

    tokenizer: Any
    vectors: NDArray[np.float16]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors (n, dimensions) of unit length as the packages compute them; zeros where nothing is known."""
        found = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        for place, encoding in enumerate(self.tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            total = self.vectors[encoding.ids].astype(np.float32).sum(axis=0)
            found[place] = total / max(float(np.linalg.norm(total)), 1e-12)
        return found


@dataclass(frozen=True)
class Agreement:
    """What an export loses on held-out texts.

    `cosines`: language -> mean cosine of both vectors of a text. `native` and `exported`: how often a translation is
    the nearest of all texts of a language, mean over all directions.
    """

    texts: int
    cosines: Mapping[str, float]
    native: float
    exported: float


def build_export(model: StaticModel, most_words: int | None = None) -> Export:
    """The model with all that it and our language data know, or with the `most_words` frequent words of each language.

    The same model and data give the same export. Raises `EngineUnavailable` without the package `tokenizers`.
    """
    normaliser = make_normaliser()

    def normalise(text: str) -> str:
        return str(normaliser.normalize_str(text)).strip()

    usage = usage_of(own_texts(), most_words)
    stems = stems_of(model, usage, normalise, only_used=most_words is not None)
    pieces = gram_pieces(model, usage, normalise)
    pieces = pieces.and_also(stem_pieces(model, stems, affixes_of(usage, stems, normalise)))
    first = make_tokenizer(pieces.scores, normaliser)
    words = _missed(model, words_of(usage, normalise), first, _with_unknown(pieces.vectors))
    pieces = pieces.and_also(Pieces(dict.fromkeys(words, SCORE_OF_WORD), mixed(model, list(words.values()))))
    return Export(make_tokenizer(pieces.scores, normaliser), _with_unknown(pieces.vectors).astype(np.float16))


def _with_unknown(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])


def _missed(
    model: StaticModel, words: Mapping[str, Mixture], tokenizer: Any, vectors: NDArray[np.float32]
) -> dict[str, Mixture]:
    """The words whose vectors the pieces of the tokenizer do not add up to."""
    forms = list(words)
    found = {}
    for start in range(0, len(forms), _WORDS_AT_ONCE):
        part = forms[start : start + _WORDS_AT_ONCE]
        wanted = mixed(model, [words[form] for form in part])
        encodings = tokenizer.encode_batch([form.strip(BEGIN + END) for form in part], add_special_tokens=False)
        got = np.array([vectors[encoding.ids].sum(axis=0) for encoding in encodings])
        missed = np.linalg.norm(got - wanted, axis=1) > _TOLERANCE * np.linalg.norm(wanted, axis=1)
        found.update({form: words[form] for form, off in zip(part, missed, strict=True) if off})
    return found


def measure(native: Embedder, export: Export) -> Agreement:
    """How near the vectors of an export are to those of the model it was made of, on texts that gave it no word."""
    texts = held_out_texts()
    ours = {code: native.encode([text.texts[code] for text in texts], code) for code in LANGUAGE_CODES}
    theirs = {code: export.encode([text.texts[code] for text in texts]) for code in LANGUAGE_CODES}
    return Agreement(
        texts=len(texts),
        cosines={code: float(np.mean((ours[code] * theirs[code]).sum(axis=1))) for code in LANGUAGE_CODES},
        native=mean_of_directions(ours),
        exported=mean_of_directions(theirs),
    )


def write_export(export: Export, folder: Path, layout: str, card: str) -> None:
    """Write a layout of `LAYOUTS` into a folder, which must be new or empty; raises `EngineUnavailable` if not."""
    _require_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    LAYOUTS[layout](export, folder)
    (folder / "README.md").write_text(card, encoding="utf-8")


def _require_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EngineUnavailable(f"{folder} is not an empty folder; name a new one.")


def export_model(
    model: StaticModel, native: Embedder, folder: Path, layout: str, most_words: int | None = None, credits: str = ""
) -> tuple[Export, Agreement]:
    """Build, measure and write an export; `credits` are told in its model card. Raises `EngineUnavailable`."""
    _require_empty(folder)
    export = build_export(model, most_words)
    agreement = measure(native, export)
    write_export(export, folder, layout, model_card(native.name, layout, export.vectors.shape, agreement, credits))
    return export, agreement


def _write_model2vec(export: Export, folder: Path) -> None:
    _write_tensor("embeddings", export.vectors, export, folder)
    settings = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "normalize": True,
        "max_length": None,
        "embedding_dtype": "float16",
    }
    _write_json(folder / "config.json", settings)
    _write_modules(folder, ".")


def _write_sentence_transformers(export: Export, folder: Path) -> None:
    inner = folder / "0_StaticEmbedding"
    inner.mkdir()
    _write_tensor("embedding.weight", export.vectors.astype(np.float32), export, inner)
    settings = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine", "normalize": True}
    _write_json(folder / "config_sentence_transformers.json", settings)
    _write_modules(folder, inner.name)


def _write_modules(folder: Path, embedding: str) -> None:
    kinds = {embedding: "StaticEmbedding", "1_Normalize": "Normalize"}
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (path, kind) in enumerate(kinds.items())
    ]
    _write_json(folder / "modules.json", modules)


def _write_tensor(name: str, vectors: NDArray[np.floating[Any]], export: Export, folder: Path) -> None:
    from safetensors.numpy import save

    (folder / "model.safetensors").write_bytes(save({name: vectors}))
    export.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


LAYOUTS: Mapping[str, Callable[[Export, Path], None]] = {
    "model2vec": _write_model2vec,
    "sentence-transformers": _write_sentence_transformers,
}
"""Name of a layout -> what writes it."""
