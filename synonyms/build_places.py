"""Writes the themes `places` and `languages` of the thesaurus: regions, cities and languages by name.

`python -m synonyms.build_places`. Names come from the Unicode Common Locale Data Repository by way of babel, codes from
ISO 639 by way of pycountry, regions from our vocabulary. Countries are concepts of their own and stay out. A name that
another concept or a country has already, or whose adjective it is ("French"), is left out or told apart by a word.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from synonyms.countries import load_countries
from synonyms.labels import fold_label
from synonyms.languages import LANGUAGE_CODES, has_letter_of
from synonyms.theme_files import THESAURUS_FOLDER, read_theme_files
from synonyms.vocabularies import load_vocabularies

Record = dict[str, Any]

_THEMES = ("languages", "places")
_PATTERNS = {
    "ar": ("اللغة {}",),
    "en": ("{} language",),
    "es": ("idioma {}",),
    "fr": ("{} (langue)",),
    "ru": ("{} язык",),
    "zh": ("{}",),
}
"""How a language is told apart from the people and the country of the same name."""
_MORE_LANGUAGES = """
ach bem bho ceb ckb din dyu fan fil fon gaa hmn kab kea kok kri luo luy mai mad men min mos nqo nus
rom sat scn shi srr sus syr tem tet tiv tpi tum tzm umb vai war wuu yue zgh zza
""".split()  # noqa: SIM905
"""Languages without a two-letter code that many people on the move speak."""
_FITTING = {"ar": re.compile("^ال"), "ru": re.compile("(?:ий|ой)$")}
"""Names that the pattern of a language fits."""
_LEFT_OUT = frozenset(
    """
bahia canary center easter eucla la-paz male menominee midway mobile nome phoenix resolute salta
swift-current wake lower-princes creston monticello vincennes
""".split()  # noqa: SIM905
)
"""Cities whose name is a common word in one of the languages, or which no request names."""
_AREAS = ("Africa", "America", "America/Argentina", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_ARTICLE = {"ar": re.compile("^(?:ال|اللغة ال|اللغة )"), "ru": re.compile(r"\s+язык$")}
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670]")
_MARKED = re.compile(r"\s*[（(].*?[)）]\s*")
_HEADS: Mapping[str, Record] = {
    "languages": {
        "theme": "languages",
        "title": {
            "ar": "اللغات",
            "en": "Languages",
            "es": "Idiomas",
            "fr": "Langues",
            "ru": "Языки",
            "zh": "语言",
        },
        "about": "Languages by name, as people ask for interpreters, lessons and information in them.",
    },
    "places": {
        "theme": "places",
        "title": {
            "ar": "المناطق والمدن",
            "en": "Regions and cities",
            "es": "Regiones y ciudades",
            "fr": "Régions et villes",
            "ru": "Регионы и города",
            "zh": "地区与城市",
        },
        "about": "Regions of the United Nations standard M49, and large cities.",
    },
}
_TOPS: Mapping[str, Record] = {
    "languages": {
        "id": "languages-of-the-world",
        "labels": {
            "ar": ["لغات العالم"],
            "en": ["languages of the world", "world languages"],
            "es": ["lenguas del mundo", "idiomas del mundo"],
            "fr": ["langues du monde"],
            "ru": ["языки мира"],
            "zh": ["世界语言", "世界各国语言"],
        },
    },
    "places": {
        "id": "regions-of-the-world",
        "labels": {
            "ar": ["مناطق العالم"],
            "en": ["regions of the world", "world regions"],
            "es": ["regiones del mundo"],
            "fr": ["régions du monde"],
            "ru": ["регионы мира"],
            "zh": ["世界各地区", "世界区域"],
        },
    },
}


class _Names:
    """The labels that are taken, in each language."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {code: set() for code in LANGUAGE_CODES}
        for file in read_theme_files(THESAURUS_FOLDER)[0]:
            if file.theme not in _THEMES:
                for _, record in file.concepts:
                    self.take(record["labels"])
        for country in load_countries().values():
            for code in LANGUAGE_CODES:
                names = (*country.names(code), *country.adjectives.get(code, ()))
                self._taken[code].update(_bare(name, code) for name in names)

    def is_free(self, label: str, code: str) -> bool:
        """Whether no concept and no country is called so."""
        return not {fold_label(label), _bare(label, code)} & self._taken[code]

    def is_label(self, label: str, code: str) -> bool:
        """Whether a concept or a country has exactly this name."""
        return fold_label(label) in self._taken[code]

    def take(self, labels: Mapping[str, Sequence[str]]) -> None:
        """Note the labels of a concept."""
        for code, texts in labels.items():
            self._taken[code].update(fold_label(text) for text in texts)


def _bare(name: str, code: str) -> str:
    """A name without article, accents and the word for language, to compare adjectives of all genders."""
    text = _ARTICLE[code].sub("", name) if code in _ARTICLE else name
    plain = unicodedata.normalize("NFD", fold_label(text))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters[:-1] if code in ("es", "fr", "ar") and len(letters) > 4 and letters[-1] in "aoeةي" else letters


def build() -> dict[str, list[Record]]:
    """Theme -> its lines, the head first."""
    names = _Names()
    found = {}
    for theme, concepts in (("languages", _languages), ("places", _places)):
        top = _TOPS[theme]
        names.take(top["labels"])
        found[theme] = [dict(_HEADS[theme]), {**top, "related": []}, *concepts(names)]
        del found[theme][1]["related"]
    return found


def _languages(names: _Names) -> Iterator[Record]:
    import pycountry
    from babel import Locale

    locales = {code: Locale.parse(code) for code in LANGUAGE_CODES}
    codes = sorted({item.alpha_2 for item in pycountry.languages if hasattr(item, "alpha_2")} | set(_MORE_LANGUAGES))
    for code in codes:
        labels: dict[str, list[str]] = {}
        for speech, locale in locales.items():
            name = _VOWEL_SIGNS.sub("", _MARKED.sub(" ", locale.languages.get(code, ""))).strip()
            if len(name) < 2 or not has_letter_of(name, speech):
                break
            plain = [name] if names.is_free(name, speech) else []
            fits = speech not in _FITTING or _FITTING[speech].search(name)
            told = [pattern.format(name) for pattern in _PATTERNS[speech] if fits and "اللغة" not in name]
            fitting = list(dict.fromkeys([*plain, *(label for label in told if names.is_free(label, speech))]))
            if not fitting:
                fitting = [label for label in told if not names.is_label(label, speech)]
            if not fitting:
                break
            labels[speech] = fitting
        if len(labels) == len(LANGUAGE_CODES):
            names.take(labels)
            yield {"id": f"language-{code}", "labels": labels, "broader": ["languages-of-the-world"]}


def _places(names: _Names) -> Iterator[Record]:
    regions = load_vocabularies().regions
    known: set[str] = set()
    for code, region in regions.items():
        labels = {speech: [region.label[speech]] for speech in LANGUAGE_CODES}
        if region.parent is None or not all(names.is_free(texts[0], speech) for speech, texts in labels.items()):
            continue
        names.take(labels)
        known.add(code)
        above = f"region-{region.parent}" if region.parent in known else "regions-of-the-world"
        yield {"id": f"region-{code}", "labels": labels, "broader": [above]}
    yield from _cities(names, known)


def _cities(names: _Names, regions: set[str]) -> Iterator[Record]:
    """The exemplar cities of time zones; where a language names none, CLDR means the name in the zone's id."""
    from babel import Locale
    from babel.core import get_global

    zones = {code: Locale.parse(code).time_zones for code in LANGUAGE_CODES}
    territories = get_global("zone_territories")
    by_iso2 = {country.iso2: country for country in load_countries().values()}
    seen: set[str] = set()
    for zone in sorted(set().union(*zones.values())):
        area, _, last = zone.rpartition("/")
        country = by_iso2.get(territories.get(zone, ""))
        if area not in _AREAS or country is None:
            continue
        default = last.replace("_", " ")
        labels = {}
        for code, table in zones.items():
            entry = table.get(zone)
            named = str(entry["city"]) if entry is not None and "city" in entry else default
            labels[code] = [_MARKED.sub(" ", named).strip()]
        slug = re.sub(
            "[^a-z]+", "-", unicodedata.normalize("NFD", default.lower()).encode("ascii", "ignore").decode()
        ).strip("-")
        fitting = all(has_letter_of(texts[0], code) for code, texts in labels.items())
        free = all(names.is_free(texts[0], code) for code, texts in labels.items())
        if not fitting or not free or slug in seen or slug in _LEFT_OUT:
            continue
        seen.add(slug)
        names.take(labels)
        around = next((code for code in country.regions if code in regions), None)
        above = f"region-{around}" if around else "regions-of-the-world"
        yield {"id": f"city-{slug}", "labels": labels, "broader": [above]}


def write(folder: Path = THESAURUS_FOLDER) -> list[str]:
    """Write both files; returns a line about each."""
    told = []
    for theme, lines in build().items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{theme}.jsonl").write_text(text, encoding="utf-8")
        told.append(f"{theme}.jsonl: {len(lines) - 1} concepts")
    return told


if __name__ == "__main__":
    print("\n".join(write()))
    sys.exit(0)
