"""Reads the table of countries with its corrections and variants, and checks what comes out.

`countries.tsv` is the public table as published, one row per country and language;
`country_corrections.json` mends it and adds what it lacks; `country_variants.json` adds other names and
adjectives.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synonyms.country_names import clean_formal, clean_short, fold_name, read_standing
from synonyms.labels import check_text, check_translations
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import Problem

DATA_FOLDER = Path(__file__).parent / "data"

_COLUMNS = ["iso3", "m49", "region", "lang", "short", "formal"]
Names = dict[str, list[str]]


@dataclass
class CountryRecord:
    """One country while it is read: names by language, before it is checked."""

    iso3: str
    m49: str
    region_name: str
    standing: str = ""
    iso2: str = ""
    region: str = ""
    short: dict[str, str] = field(default_factory=dict)
    formal: dict[str, str] = field(default_factory=dict)
    variants: Names = field(default_factory=dict)
    adjectives: Names = field(default_factory=dict)


def read_country_files(
    folder: Path, region_labels: Mapping[str, str]
) -> tuple[dict[str, CountryRecord], list[Problem]]:
    """All countries by ISO 3166-1 alpha-3 code and every fault found.

    `region_labels` maps the M49 codes of the known regions to their English names, by which the table
    refers to them.
    """
    records, problems = _read_table(folder / "countries.tsv")
    corrections, faults = _read_json(folder / "country_corrections.json")
    variants, more_faults = _read_json(folder / "country_variants.json")
    problems.extend([*faults, *more_faults])
    problems.extend(_apply_corrections(records, corrections))
    problems.extend(_apply_variants(records, variants.get("countries", {})))
    _place_in_regions(records, corrections.get("subregions", {}), region_labels)
    problems.extend(_check_records(records, region_labels))
    return records, problems


def _read_table(path: Path) -> tuple[dict[str, CountryRecord], list[Problem]]:
    if not path.exists():
        return {}, [Problem(path.name, "", f"the file is missing in {path.parent}")]
    records: dict[str, CountryRecord] = {}
    with path.open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        if reader.fieldnames != _COLUMNS:
            return {}, [Problem(path.name, "line 1", f"the columns are not {', '.join(_COLUMNS)}")]
        for row in reader:
            iso3, code = row["iso3"], row["lang"]
            record = records.setdefault(iso3, CountryRecord(iso3, row["m49"].zfill(3), row["region"]))
            record.standing = record.standing or read_standing(row["short"])
            record.short[code] = clean_short(row["short"])
            record.formal[code] = clean_formal(row["formal"])
    return records, []


def _read_json(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, [Problem(path.name, "", f"the file is missing in {path.parent}")]
    except json.JSONDecodeError as error:
        return {}, [Problem(path.name, "", f"not JSON: {error}")]
    return (content, []) if isinstance(content, dict) else ({}, [Problem(path.name, "", "not a JSON object")])


def _apply_corrections(records: dict[str, CountryRecord], corrections: dict[str, Any]) -> Iterable[Problem]:
    for part in ("iso2", "short", "formal"):
        for iso3, value in corrections.get(part, {}).items():
            if iso3 not in records:
                yield Problem("country_corrections.json", iso3, f"{part} is for a country not in the table")
            elif part == "iso2":
                records[iso3].iso2 = value
            else:
                getattr(records[iso3], part).update(value)
    for record in records.values():
        if not record.standing:
            record.standing = "member" if any(record.formal.values()) else "area"
        if not any(record.formal.values()):
            record.formal = dict(record.short)


def _apply_variants(records: dict[str, CountryRecord], variants: dict[str, Any]) -> Iterable[Problem]:
    file = "country_variants.json"
    for iso3, entry in variants.items():
        if iso3 not in records:
            yield Problem(file, iso3, "is not in the table of countries")
            continue
        records[iso3].variants = entry.get("names", {})
        records[iso3].adjectives = entry.get("adjectives", {})
        for unknown in sorted(entry.keys() - {"names", "adjectives"}):
            yield Problem(file, iso3, f"unknown field {unknown!r}")


def _place_in_regions(
    records: dict[str, CountryRecord], subregions: dict[str, list[str]], region_labels: Mapping[str, str]
) -> None:
    code_of = {label: code for code, label in region_labels.items()}
    finer = {iso3: code for code, members in subregions.items() for iso3 in members}
    for iso3, record in records.items():
        record.region = finer.get(iso3) or code_of.get(record.region_name, "")


def _check_records(records: dict[str, CountryRecord], region_labels: Mapping[str, str]) -> Iterable[Problem]:
    file = "countries.tsv"
    for iso3, record in records.items():
        if not re.fullmatch("[A-Z]{3}", iso3):
            yield Problem(file, iso3, "is not a code of three capital letters")
        if not re.fullmatch("[A-Z]{2}", record.iso2):
            yield Problem("country_corrections.json", iso3, "iso2 is missing: two capital letters")
        if not re.fullmatch(r"\d{3}", record.m49):
            yield Problem(file, iso3, f"{record.m49!r} is not an M49 code")
        if record.region not in region_labels:
            yield Problem(file, iso3, f"its region {record.region_name!r} is not in regions.json")
        yield from check_translations(record.short, file, iso3, "short name")
        yield from check_translations(record.formal, file, iso3, "formal name")
        yield from _check_lists(record)
    for code in LANGUAGE_CODES:
        yield from _check_shared_names(records, code)


def _check_lists(record: CountryRecord) -> Iterable[Problem]:
    file = "country_variants.json"
    for kind, lists in (("name", record.variants), ("adjective", record.adjectives)):
        for code, names in lists.items():
            if code not in LANGUAGE_CODES:
                yield Problem(file, record.iso3, f"{kind} is in none of the six languages", code)
                continue
            for name in names:
                yield from check_text(name, file, record.iso3, code, kind)
    for code in LANGUAGE_CODES:
        if record.adjectives and not record.adjectives.get(code):
            yield Problem(file, record.iso3, "adjective is missing", code)


def _check_shared_names(records: dict[str, CountryRecord], code: str) -> Iterable[Problem]:
    owner: dict[str, str] = {}
    for iso3, record in records.items():
        names = [record.short.get(code, ""), record.formal.get(code, ""), *record.variants.get(code, [])]
        for name in filter(None, names):
            first = owner.setdefault(fold_name(name), iso3)
            if first != iso3:
                message = f"the name {name!r} is also that of {first}"
                yield Problem("country_variants.json", iso3, message, code)
