"""Records -> what the search index holds of them. Pure: the same record always gives the same document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.experts import records as experts
from hub.experts.operations import index_view
from hub.experts.records import Expert
from hub.funds import records as funds
from hub.funds.records import Fund
from hub.organisations import records as organisations
from hub.organisations.records import Organisation
from hub.practices import records as practices
from hub.practices.records import WITHDRAWN, Practice
from indexer.documents import Document, Passage
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

_SEPARATOR = {"ar": "؛ ", "zh": "；"}


def practice_document(practice: Practice) -> Document | None:
    """One passage per language: the summary, then a line with who did it; the title is its heading.

    None for a practice that was withdrawn.
    """
    if practice.status == WITHDRAWN:
        return None
    actors = (*practice.implementers, *practice.partners)
    return Document(
        id=practice.id,
        kind=practices.KIND,
        titles=practice.titles,
        passages=tuple(
            Passage(
                text=_lines(practice.summaries[language], _joined([a.names[language] for a in actors], language)),
                language=language,
                heading=practice.titles[language],
                context=_context(practice, language),
            )
            for language in _languages(practice.titles)
        ),
        objectives=practice.objectives,
        themes=themes_of(practice.objectives_primary),
        sdgs=with_goals(practice.sdgs),
        countries=practice.countries,
        regions=regions_around(practice.countries, practice.regions),
        year=practice.year,
        status=practice.status,
        source=practice.source,
        translations=True,
    )


def _context(practice: Practice, language: str) -> str:
    """What a practice's fields say in words: its primary objectives, target groups and cross-cutting issues."""
    vocabularies = load_vocabularies()
    terms = [vocabularies.target_groups[group] for group in practice.target_groups]
    terms += [vocabularies.cross_cutting[issue] for issue in practice.cross_cutting]
    objectives = [vocabularies.objectives[number].short[language] for number in practice.objectives_primary]
    return ". ".join([*objectives, *(term.label[language] for term in terms)])


def organisation_document(organisation: Organisation) -> Document:
    """One passage per language: summary and acronym; the name is its heading."""
    return Document(
        id=organisation.id,
        kind=organisations.KIND,
        titles=organisation.names,
        passages=tuple(
            Passage(
                text=_lines(organisation.summaries[language], organisation.acronym),
                language=language,
                heading=organisation.names[language],
            )
            for language in _languages(organisation.names)
        ),
        objectives=organisation.objectives,
        themes=themes_of(organisation.objectives),
        countries=organisation.countries,
        regions=regions_around(organisation.countries, organisation.regions),
        status=organisation.status,
        source=organisation.source,
        translations=True,
    )


def fund_document(fund: Fund) -> Document:
    """One passage per language: summary, who may apply, acronym; the name is its heading."""
    return Document(
        id=fund.id,
        kind=funds.KIND,
        titles=fund.names,
        passages=tuple(
            Passage(
                text=_lines(fund.summaries[language], fund.who_may_apply[language], fund.acronym),
                language=language,
                heading=fund.names[language],
            )
            for language in _languages(fund.names)
        ),
        objectives=fund.objectives,
        themes=themes_of(fund.objectives) if fund.theme is None else (fund.theme,),
        countries=fund.countries,
        regions=regions_around(fund.countries, fund.regions),
        status=fund.status,
        source=fund.source,
        translations=True,
    )


def expert_document(expert: Expert) -> Document | None:
    """One passage per statement of experience, in its own language; only what the expert agreed to.

    An expert who shows no statement is still found by name and employer. None for one who may not be found.
    """
    view = index_view(expert)
    if view is None:
        return None
    shown, audiences = view
    passages = tuple(Passage(statement.text, statement.language, shown.name) for statement in shown.statements)
    stated = tuple(country for statement in shown.statements for country in statement.countries)
    residence = (shown.country,) if shown.country else ()
    countries = tuple(dict.fromkeys((*residence, *shown.countries_worked_in, *stated)))
    return Document(
        id=shown.id,
        kind=experts.KIND,
        titles=dict.fromkeys(LANGUAGE_CODES, shown.name),
        passages=passages or (Passage(_lines(shown.name, shown.employer), "en", shown.name),),
        objectives=shown.objectives,
        themes=themes_of(shown.objectives),
        countries=countries,
        regions=regions_around(countries, ()),
        status=shown.status,
        audiences=audiences,
    )


def themes_of(objectives: Iterable[int]) -> tuple[int, ...]:
    """Thematic areas of the objectives, in order."""
    known = load_vocabularies().objectives
    return tuple(sorted({known[number].theme for number in objectives}))


def with_goals(sdgs: Iterable[str]) -> tuple[str, ...]:
    """The goals and targets, and the goal of each target: 10.7 -> 10.7, 10."""
    codes = tuple(sdgs)
    return tuple(dict.fromkeys((*codes, *(code.split(".")[0] for code in codes))))


def regions_around(countries: Iterable[str], regions: Iterable[str]) -> tuple[str, ...]:
    """M49 codes of the regions, of those that the countries lie in, and of all regions around them, sorted."""
    vocabularies, known = load_vocabularies(), load_countries()
    around = {code for region in regions for code in vocabularies.region_chain(region)}
    around.update(code for country in countries for code in known[country].regions)
    return tuple(sorted(around))


def _languages(texts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(code for code in LANGUAGE_CODES if code in texts)


def _joined(names: Iterable[str], language: str) -> str:
    return _SEPARATOR.get(language, "; ").join(dict.fromkeys(names))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
