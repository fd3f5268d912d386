"""The model card of an export: what it is, how to load it, what it loses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

_CREDITS = "## What it was trained on\n"
_NOTES = {
    "model2vec": """
sentence-transformers read this folder too, but give NaN for a text in which nothing is known, the numbers having 16
bits; for them there is `hub model export --format sentence-transformers`.
""",
    "sentence-transformers": "",
}
_USES = {
    "model2vec": """from model2vec import StaticModel

model = StaticModel.from_pretrained("this folder")
vectors = model.encode(["border management", "gestión de fronteras"])""",
    "sentence-transformers": """from sentence_transformers import SentenceTransformer

model = SentenceTransformer("this folder")
vectors = model.encode(["border management", "gestión de fronteras"])""",
}


class _Agreement(Protocol):
    @property
    def texts(self) -> int: ...
    @property
    def cosines(self) -> Mapping[str, float]: ...
    @property
    def native(self) -> float: ...
    @property
    def exported(self) -> float: ...


def credits_of(card: str) -> str:
    """What the card of a model says of its training texts; empty where it says nothing."""
    _, head, rest = card.partition(_CREDITS)
    return f"{head}{rest.partition(chr(10) + '## ')[0].strip()}\n" if head else ""


def agreement_lines(agreement: _Agreement) -> list[str]:
    """The measurement, for people."""
    cosines = ", ".join(f"{code} {cosine:.3f}" for code, cosine in agreement.cosines.items())
    return [
        f"Cosine of both vectors of a text, mean over {agreement.texts} texts of each language that gave the export no "
        f"word: {cosines}.",
        f"Translation found as the nearest of these {agreement.texts} texts, mean over all directions: "
        f"{agreement.native:.3f} with the model itself, {agreement.exported:.3f} with the export.",
    ]


def model_card(name: str, layout: str, shape: tuple[int, ...], agreement: _Agreement, credits: str) -> str:
    """The card in Markdown with the head that libraries read; `shape` is (tokens, dimensions)."""
    measured = "\n".join(f"- {line}" for line in agreement_lines(agreement))
    return f"""---
language: [ar, en, es, fr, ru, zh]
license: apache-2.0
library_name: {layout}
pipeline_tag: sentence-similarity
tags: [static-embeddings, multilingual, migration]
---
# Connection Hub, static multilingual model, exported

`{name}` of the Connection Hub, a knowledge platform for the Global Compact for Safe, Orderly and
Regular Migration, in a layout that other programs read: {shape[0]:,} tokens, {shape[1]} dimensions. A text
in Arabic, Chinese, English, French, Russian or Spanish lies near its translation. Written by `hub model export`.

```python
{_USES[layout]}
```
{_NOTES[layout]}
## What is lost
The model of the hub makes stems, by the rules of the language of a text, and sums their vectors. A tokenizer knows no
languages: this export has the words of the hub's own language data as they are written, the stems that the model
knows with the affixes that words have in those data, pairs of Chinese characters, and pieces of other words.

{measured}

The example texts are part of the hub's own data, of which the model itself may have been trained; the figures compare
the two, they do not say how good either is.

- A word that several languages write alike has one vector, the mean, by how often each writes it.
- A word of which nothing is known is put together from fewer pieces than in the hub.
- A word that comes twice counts twice; in the hub it counts 1 + log 2 times.
- Capitals make no difference; in the hub they tell WHO from "who".

## Licence and credits
Apache-2.0, as the Connection Hub: figures only, no sentence of any text can be read from it.

{credits.replace("## ", "### ", 1)}"""
