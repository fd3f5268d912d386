"""The table of countries and its companions: faults are planted in a copy of the shipped data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synonyms.countries import inspect_countries
from synonyms.languages import LANGUAGE_CODES

Change = Callable[[Path, Callable[[Any], object]], None]


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in inspect_countries(folder)]


def change_rows(folder: Path, alter: Callable[[str], str | None]) -> None:
    path = folder / "countries.tsv"
    rows = [alter(row) for row in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(row for row in rows if row is not None) + "\n", encoding="utf-8")


def test_the_shipped_countries_have_no_problem(data_folder: Path) -> None:
    assert problems_of(data_folder) == []


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_a_language_taken_from_a_country_is_missed(data_folder: Path, code: str) -> None:
    change_rows(data_folder, lambda row: None if row.startswith("KEN\t") and f"\t{code}\t" in row else row)
    assert problems_of(data_folder) == [
        f"countries.tsv: KEN [{code}]: short name is missing",
        f"countries.tsv: KEN [{code}]: formal name is missing",
    ]


def test_an_unknown_region_is_told(data_folder: Path) -> None:
    change_rows(data_folder, lambda row: row.replace("Southern Asia", "Near Asia") if row[:3] == "NPL" else row)
    assert problems_of(data_folder) == ["countries.tsv: NPL: its region 'Near Asia' is not in regions.json"]


def test_other_columns_are_refused(data_folder: Path) -> None:
    change_rows(data_folder, lambda row: row.replace("iso3\t", "code\t"))
    expected = "countries.tsv: line 1: the columns are not iso3, m49, region, lang, short, formal"
    assert expected in problems_of(data_folder)


def test_an_adjective_without_a_language_is_missed(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "country_variants.json"
    change_json(path, lambda content: content["countries"]["KEN"]["adjectives"].pop("ru"))
    assert problems_of(data_folder) == ["country_variants.json: KEN [ru]: adjective is missing"]


def test_one_name_for_two_countries_is_told(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "country_variants.json"
    change_json(path, lambda content: content["countries"]["COD"]["names"]["fr"].append("congo"))
    assert problems_of(data_folder) == ["country_variants.json: COD [fr]: the name 'congo' is also that of COG"]


def test_a_name_in_the_wrong_script_is_told(data_folder: Path, change_json: Change) -> None:
    path = data_folder / "country_variants.json"
    change_json(path, lambda content: content["countries"]["KEN"].update(names={"zh": ["Kenia"]}))
    assert problems_of(data_folder) == [
        "country_variants.json: KEN [zh]: name has no letter of this language's script: 'Kenia'"
    ]


def test_a_code_that_is_not_in_the_table_is_told(data_folder: Path, change_json: Change) -> None:
    change_json(data_folder / "country_variants.json", lambda content: content["countries"].update(XXX={}))
    change_json(data_folder / "country_corrections.json", lambda content: content["iso2"].update(YYY="YY"))
    assert problems_of(data_folder) == [
        "country_corrections.json: YYY: iso2 is for a country not in the table",
        "country_variants.json: XXX: is not in the table of countries",
    ]


def test_a_missing_two_letter_code_is_told(data_folder: Path, change_json: Change) -> None:
    change_json(data_folder / "country_corrections.json", lambda content: content["iso2"].pop("KEN"))
    assert problems_of(data_folder) == ["country_corrections.json: KEN: iso2 is missing: two capital letters"]


@pytest.mark.parametrize("name", ["countries.tsv", "country_corrections.json", "country_variants.json"])
def test_a_missing_file_is_told(data_folder: Path, name: str) -> None:
    (data_folder / name).unlink()
    assert f"{name}: the file is missing in {data_folder}" in problems_of(data_folder)
