"""Language knowledge of the Connection Hub, as data in the six languages of the United Nations.

Controlled vocabularies (objectives, principles, themes, goals, regions, word lists), countries and the
thesaurus. Everything is read from the data folder of the package on first use, checked, and kept.
"""

from synonyms.countries import Countries, Country, load_countries
from synonyms.languages import LANGUAGE_CODES, LANGUAGES, Language, find_language
from synonyms.problems import DataError, Problem, ThesaurusError, VocabularyError
from synonyms.thesaurus import Concept, Thesaurus, ThesaurusTheme, load_thesaurus
from synonyms.vocabularies import (
    Goal,
    Objective,
    Region,
    Target,
    Term,
    Theme,
    Vocabularies,
    WorkingLanguage,
    load_vocabularies,
)

__all__ = [
    "LANGUAGES",
    "LANGUAGE_CODES",
    "Concept",
    "Countries",
    "Country",
    "DataError",
    "Goal",
    "Language",
    "Objective",
    "Problem",
    "Region",
    "Target",
    "Term",
    "Theme",
    "Thesaurus",
    "ThesaurusError",
    "ThesaurusTheme",
    "Vocabularies",
    "VocabularyError",
    "WorkingLanguage",
    "find_language",
    "load_countries",
    "load_thesaurus",
    "load_vocabularies",
]
