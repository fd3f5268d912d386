"""What each endpoint is for: in the OpenAPI document in English, on the page of the API in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hub.api.fields import N_


@dataclass(frozen=True, slots=True)
class Description:
    """A heading, and one or two sentences."""

    summary: str
    about: str


DESCRIPTIONS: Mapping[str, Description] = {
    "search": Description(
        N_("Search the records"),
        N_("Records of all kinds that answer a question in any of the six languages, each with the reason."),
    ),
    "suggest": Description(
        N_("Complete what is typed"),
        N_("Concepts and countries that begin like the text."),
    ),
    "list_practices": Description(
        N_("List practices"),
        N_("Practices that pass the filters, newest first, with everything that is recorded of them."),
    ),
    "read_practice": Description(
        N_("Read a practice"),
        N_("One practice with everything that is recorded of it."),
    ),
    "list_objectives": Description(
        N_("List the objectives of the Compact"),
        N_("The 23 objectives in six languages, with the number of practices about each."),
    ),
    "list_vocabularies": Description(
        N_("List the vocabularies"),
        N_("Names of the vocabularies that records and filters use."),
    ),
    "read_vocabulary": Description(
        N_("Read a vocabulary"),
        N_("The entries of a vocabulary in six languages."),
    ),
    "list_concepts": Description(
        N_("Find concepts of the thesaurus"),
        N_("Concepts with a name that is, begins with or contains the text, whatever the language, and that name."),
    ),
    "read_concept": Description(
        N_("Read a concept of the thesaurus"),
        N_(
            "All names of a concept, its neighbours, objectives and goals. The page of a concept also gives it as SKOS."
        ),
    ),
    "understand": Description(
        N_("Understand a request for support"),
        N_("Needs, objectives, concepts, countries and people that a request names. Nothing is stored."),
    ),
    "match": Description(
        N_("Match a request for support"),
        N_("Practices, experts, peer States, partners and funds for each need, with reasons. Nothing is stored."),
    ),
    "why_not": Description(
        N_("Ask why a candidate is not proposed"),
        N_("The rule that keeps a candidate out, or its place and what is missing."),
    ),
    "health": Description(
        N_("Ask whether the hub can answer"),
        N_("Whether database and index answer, and how many records there are."),
    ),
    "openapi": Description(
        N_("Read the description of this API"),
        N_("This description, for tools that generate clients."),
    ),
}
"""Name of an endpoint's function -> its description."""
