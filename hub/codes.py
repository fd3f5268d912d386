"""Codes that records of several kinds share; the database constrains them.

Their names in six languages are in the vocabularies of `synonyms`; a test holds the two together.
"""

from __future__ import annotations

OBJECTIVES = tuple(range(1, 24))
"""The objectives of the Global Compact for Migration, by number."""

ACTOR_TYPES = (
    "government",
    "local-government",
    "un-entity",
    "intergovernmental",
    "civil-society",
    "private-sector",
    "academia",
    "national-institution",
    "red-cross",
    "other",
)

ORGANISATION_TYPES = (
    "government",
    "local-government",
    "un-entity",
    "intergovernmental",
    "regional-body",
    "civil-society",
    "foundation",
    "private-sector",
    "trade-union",
    "academia",
    "national-institution",
    "red-cross",
    "donor",
    "network",
    "development-bank",
    "other",
)

CROSS_CUTTING = (
    "children",
    "gender",
    "health",
    "climate",
    "cities",
    "covid-19",
    "youth",
    "digitalization",
    "human-rights",
    "data",
)

TARGET_GROUPS = (
    "women",
    "children",
    "unaccompanied-children",
    "youth",
    "migrant-workers",
    "domestic-workers",
    "seasonal-workers",
    "victims-of-trafficking",
    "smuggled-migrants",
    "irregular-migrants",
    "returnees",
    "diaspora",
    "refugees-and-asylum-seekers",
    "stateless-persons",
    "displaced-by-disasters",
    "families",
    "lgbti",
    "persons-with-disabilities",
    "older-persons",
    "students",
    "health-workers",
    "stranded-migrants",
    "detained-migrants",
    "host-communities",
    "border-officials",
    "local-authorities",
    "employers-and-recruiters",
)

KINDS_OF_HELP = (
    "advice",
    "peer-visit",
    "training",
    "tool",
    "law-review",
    "data",
    "funding",
    "technical-assistance",
    "research",
    "facilitation",
)

PRINCIPLES = (
    "people-centred",
    "international-cooperation",
    "national-sovereignty",
    "rule-of-law",
    "sustainable-development",
    "human-rights",
    "gender-responsive",
    "child-sensitive",
    "whole-of-government",
    "whole-of-society",
)
"""The guiding principles of the Compact (A/RES/73/195, paragraph 15)."""

PUBLIC, STATES, SECRETARIAT = "public", "states", "secretariat"
AUDIENCES = (PUBLIC, STATES, SECRETARIAT)
"""Who may see something, widest first; members of a later audience belong to the earlier ones too."""
