"""The thesaurus.

/<lang>/thesaurus                       themes; with ?q=, concepts by label
/<lang>/thesaurus/themes/<theme>        concepts of a theme, as a tree or, with ?order=alphabet, by letter
/<lang>/thesaurus/<id>                  a concept
/<lang>/thesaurus/<id>.ttl, .jsonld     a concept as SKOS

/thesaurus.ttl, /thesaurus.jsonld       everything as SKOS
/thesaurus, /thesaurus/<id>, ...        addresses that name scheme, concepts and themes in data: they lead to the page
                                        in the visitor's language, or to the data a program asks for
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hub.search.operations import invented
from hub.search.views import hit_view
from hub.thesaurus.data import ENDINGS, one_concept, whole_thesaurus
from hub.thesaurus.finding import LONGEST, find_concepts
from hub.thesaurus.operations import practices_naming
from hub.thesaurus.views import (
    concept_page,
    find_concept,
    find_theme,
    letters_of,
    result_line,
    theme_lines,
    tree_of,
)
from hub.web.language import page_language, public_address
from hub.web.services import database_session, search_index
from indexer.query_text import clean
from synonyms import load_thesaurus
from synonyms.skos import FORMATS, concept_address

pages_of_thesaurus = Blueprint("thesaurus", __name__)
data_of_thesaurus = Blueprint("thesaurus_data", __name__)

MOST_FOUND = 60
"""Concepts that a search lists; who gets more types another letter."""
_ENDING = f"<any({', '.join(ENDINGS)}):ending>"


@pages_of_thesaurus.get("/thesaurus")
def home() -> ResponseReturnValue:
    """Themes, or what a search finds."""
    reader = page_language()
    asked = " ".join(clean(request.args.get("q", ""))[:LONGEST].split())
    found = find_concepts(asked, reader, MOST_FOUND)
    return render_template(
        "thesaurus/home.html",
        asked=asked,
        total=found.total,
        results=[result_line(match, reader) for match in found.matches],
        themes=theme_lines(reader),
        concepts=len(load_thesaurus().concepts),
    )


@pages_of_thesaurus.get("/thesaurus/themes/<theme>")
def theme(theme: str) -> ResponseReturnValue:
    """One theme."""
    found, reader = find_theme(theme), page_language()
    by_letter = request.args.get("order") == "alphabet"
    return render_template(
        "thesaurus/theme.html",
        theme=found,
        count=next((line.count for line in theme_lines(reader) if line.id == theme), 0),
        tree=() if by_letter else tree_of(theme, reader),
        letters=letters_of(theme, reader) if by_letter else (),
        by_letter=by_letter,
    )


@pages_of_thesaurus.get("/thesaurus/<id>")
def concept(id: str) -> ResponseReturnValue:
    """One concept."""
    found, reader, session = find_concept(id), page_language(), database_session()
    hits = practices_naming(session, search_index, found, reader)
    demo = invented(session, hits or ())
    return render_template(
        "thesaurus/concept.html",
        page=concept_page(found, reader),
        hits=None if hits is None else [hit_view(hit, reader, hit.key in demo) for hit in hits],
        uri=concept_address(public_address(""), id),
    )


@pages_of_thesaurus.get(f"/thesaurus/<id>.{_ENDING}")
def concept_data(id: str, ending: str) -> Response:
    """One concept as SKOS."""
    return one_concept(find_concept(id), ending, public_address(""))


@data_of_thesaurus.get(f"/thesaurus.{_ENDING}")
def everything(ending: str) -> Response:
    """All concepts as SKOS."""
    return whole_thesaurus(ending, public_address(""))


@data_of_thesaurus.get("/thesaurus")
def scheme() -> ResponseReturnValue:
    """The address of the thesaurus itself."""
    ending = _wanted_data()
    return _see(url_for(".everything", ending=ending) if ending else url_for("thesaurus.home"))


@data_of_thesaurus.get("/thesaurus/<id>")
def concept_itself(id: str) -> ResponseReturnValue:
    """The address of a concept itself."""
    found, ending = find_concept(id), _wanted_data()
    if ending:
        return _see(url_for("thesaurus.concept_data", id=found.id, ending=ending))
    return _see(url_for("thesaurus.concept", id=found.id))


@data_of_thesaurus.get("/thesaurus/themes/<theme>")
def theme_itself(theme: str) -> ResponseReturnValue:
    """The address of a theme itself."""
    return _see(url_for("thesaurus.theme", theme=find_theme(theme).id))


def _wanted_data() -> str:
    """Ending of the data that the asking program prefers to a page; empty for people."""
    best = request.accept_mimetypes.best_match(["text/html", *FORMATS.values()], "text/html")
    return next((ending for ending, form in ENDINGS.items() if FORMATS[form] == best), "")


def _see(address: str) -> ResponseReturnValue:
    """See other (303): what is named there is a concept, which no answer can contain."""
    answer = redirect(address, code=303)
    answer.vary.update(("Accept", "Accept-Language"))
    return answer
