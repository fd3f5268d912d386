"""The shipped countries: codes, regions, names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from synonyms import LANGUAGE_CODES, VocabularyError, load_countries, load_vocabularies
from synonyms.countries import read_countries


def test_the_table_holds_the_members_and_observers_of_the_united_nations() -> None:
    assert Counter(country.standing for country in load_countries().values()) == {
        "member": 193,
        "observer": 2,
        "associated": 2,
        "area": 52,
    }


def test_codes_agree_with_iso_3166() -> None:
    for iso3, country in load_countries().items():
        official = pycountry.countries.get(alpha_3=iso3)
        assert official is not None
        assert (official.alpha_2, official.numeric) == (country.iso2, country.m49)


@pytest.mark.parametrize(
    ("iso3", "regions"),
    [
        ("KEN", ("014", "202", "002", "001")),
        ("MAR", ("015", "002", "001")),
        ("MEX", ("013", "419", "019", "001")),
        ("CAN", ("021", "019", "001")),
        ("NPL", ("034", "142", "001")),
        ("VUT", ("054", "009", "001")),
        ("PRT", ("039", "150", "001")),
    ],
)
def test_a_country_lies_in_its_regions(iso3: str, regions: tuple[str, ...]) -> None:
    assert load_countries()[iso3].regions == regions


def test_sub_saharan_africa_and_latin_america_are_split_into_their_parts() -> None:
    undivided = [iso3 for iso3, country in load_countries().items() if country.regions[0] in ("202", "419")]
    assert undivided == []


def test_the_countries_of_a_region_are_listed_by_code() -> None:
    codes = [country.iso3 for country in load_countries().of_region("018")]
    assert codes == ["BWA", "LSO", "NAM", "SWZ", "ZAF"]
    assert load_countries().of_region("999") == ()


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Ivory Coast", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("象牙海岸", "CIV"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("UK", "GBR"),
        ("Royaume-Uni", "GBR"),
        ("英国", "GBR"),
        ("美国", "USA"),
        ("США", "USA"),
        ("EE. UU.", "USA"),
        ("Bolivia", "BOL"),
        ("Plurinational State of Bolivia", "BOL"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("سوريا", "SYR"),
        ("República de Kenya", "KEN"),
        ("Россия", "RUS"),
        ("刚果（金）", "COD"),
        ("Congo", "COG"),
    ],
)
def test_a_written_name_finds_its_country(name: str, iso3: str) -> None:
    found = load_countries().named(name)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize("name", ["", "Atlantis", "us"])
def test_a_name_of_no_country_finds_none(name: str) -> None:
    assert load_countries().named(name) is None


def test_every_name_leads_back_to_its_country_in_its_own_language() -> None:
    countries = load_countries()
    lost = {
        (name, country.iso3)
        for country in countries.values()
        for name in country.names("en")
        if countries.named(name) is not country
    }
    assert lost == set()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_no_name_keeps_an_article_or_a_mark(language: str) -> None:
    endings = ("*", "(the)", "(la)", "(le)", "(les)", "(el)", "(los)", "(las)", "(l’)")
    names = [name for country in load_countries().values() for name in country.names(language)]
    assert [name for name in names if name.endswith(endings) or "  " in name] == []


def test_slips_of_the_table_are_mended() -> None:
    countries = load_countries()
    assert countries["CIV"].short["en"] == "Côte d’Ivoire"
    assert countries["ALA"].short["ru"] == "Аландские острова"
    assert countries["TUR"].formal["es"] == "República de Türkiye"
    assert countries["COG"].short["zh"] == "刚果"


FREQUENT = """
KEN CAN LKA BGD IRQ PRT GRC ZMB THA AZE BOL KAZ LTU MAR EGY SWE MLI DNK IRL KGZ MRT BWA FRA UGA NPL VUT PER BLZ GTM
NER BEL ITA LUX GBR JOR JPN MEX NOR ESP FIN SRB KHM CHL IDN MUS NZL DEU SEN ARG SDN SAU ECU TUR TUN HND SVN CRI ZAF
ETH GHA GNB SLV PHL VEN UKR SYR AFG RUS CHN USA IND PAK NGA
"""


@pytest.mark.parametrize("iso3", re.findall("[A-Z]{3}", FREQUENT))
def test_countries_frequent_in_practice_have_adjectives_in_six_languages(iso3: str) -> None:
    assert set(load_countries()[iso3].adjectives) == set(LANGUAGE_CODES)


def test_broken_countries_are_refused(data_folder: Path) -> None:
    (data_folder / "country_variants.json").write_text("[]", encoding="utf-8")
    with pytest.raises(VocabularyError, match="not a JSON object"):
        read_countries(data_folder, load_vocabularies())
