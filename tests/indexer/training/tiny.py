"""A dozen made-up rows in six languages, and the folder of files that the command line reads."""

from __future__ import annotations

import json
from pathlib import Path

from indexer.training.aligned import AlignedRow
from synonyms.languages import LANGUAGE_CODES

WORDS = {
    "worker": ("عامل", "worker", "trabajador", "travailleur", "работник", "工人"),
    "border": ("حدود", "border", "frontera", "frontière", "граница", "边境"),
    "child": ("طفل", "child", "niño", "enfant", "ребёнок", "儿童"),
    "school": ("مدرسة", "school", "escuela", "école", "школа", "学校"),
    "passport": ("جواز", "passport", "pasaporte", "passeport", "паспорт", "护照"),
    "money": ("نقود", "money", "dinero", "argent", "деньги", "汇款"),
    "road": ("طريق", "road", "carretera", "route", "дорога", "公路"),
    "doctor": ("طبيب", "doctor", "médico", "médecin", "врач", "医生"),
}
_SENTENCES = (
    ("worker", "border"),
    ("child", "school"),
    ("passport", "border"),
    ("worker", "money"),
    ("child", "doctor"),
    ("road", "border"),
    ("doctor", "worker"),
    ("school", "road"),
    ("money", "passport"),
    ("worker", "passport", "road"),
    ("child", "money", "school"),
    ("doctor", "border", "child"),
    ("school", "money"),
    ("road", "doctor"),
    ("passport", "child"),
    ("border", "worker", "school"),
)


def rows() -> list[AlignedRow]:
    """Every row says the same words in six languages."""
    return [
        AlignedRow("tiny", {code: _text(words, place) for place, code in enumerate(LANGUAGE_CODES)})
        for words in _SENTENCES
    ]


def write_data(folder: Path) -> None:
    """The files of `parallel` and `dev` with these rows in them."""
    (folder / "parallel").mkdir(parents=True)
    (folder / "dev" / "xquad").mkdir(parents=True)
    texts = [row.texts for row in rows()]
    head = "\t".join(("id", *LANGUAGE_CODES))
    for name in ("tico19", "ntrex", "places_lexicon", "tico19_terms"):
        lines = [
            "\t".join((f"{name}{number}", *(row[code] for code in LANGUAGE_CODES))) for number, row in enumerate(texts)
        ]
        (folder / "parallel" / f"{name}.tsv").write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    for code in ("ar", "es", "fr", "ru", "zh"):
        lines = [f"{code}\ten", *(f"{row[code]}\t{row['en']}" for row in texts)]
        (folder / "dev" / f"tatoeba_{code}-en.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for code in ("ar", "en", "es", "ru", "zh"):
        for kind in ("queries", "corpus"):
            records = [json.dumps({"_id": str(number), "text": row[code]}) for number, row in enumerate(texts)]
            (folder / "dev" / "xquad" / f"{kind}.{code}.jsonl").write_text("\n".join(records) + "\n", encoding="utf-8")
    lines = ["query-id\tcorpus-id\tscore", *(f"{number}\t{number}\t1" for number in range(len(texts)))]
    (folder / "dev" / "xquad" / "qrels.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(words: tuple[str, ...], place: int) -> str:
    return " ".join(WORDS[word][place] for word in words)
