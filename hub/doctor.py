"""Checks that everything fits together: settings, folder, secret, language data, database, index."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.database import Database, open_database
from hub.errors import DatabaseUnavailable, HubError
from hub.indexing.operations import check, open_search_index
from hub.indexing.outbox import count_pending
from hub.indexing.sources import count_records
from hub.migrations import HEAD
from hub.secret import load_secret_key
from hub.settings import Settings, unknown_variables

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, whether it is well, what was seen, and what mends it."""

    name: str
    well: bool
    seen: str
    remedy: str = ""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """All findings, in the order in which they depend on one another; nothing is changed."""
    findings = [*_examine_settings(), _examine_folder(settings), _examine_secret(settings), *_examine_language_data()]
    try:
        database = open_database(settings.database_url)
    except DatabaseUnavailable as error:
        return (*findings, Finding("database", False, error.message, "set HUB_DATABASE_URL"))
    try:
        tables = _examine_tables(database)
        findings.append(tables)
        if tables.well:
            findings.extend(_examine_records(database))
            findings.extend(_examine_index(settings, database))
    finally:
        database.close()
    return tuple(findings)


def _examine_settings() -> Iterator[Finding]:
    unknown = unknown_variables()
    if unknown:
        names = ", ".join(unknown)
        yield Finding("settings", False, f"no such setting: {names}", "`hub config` lists the settings")
    else:
        yield Finding("settings", True, "all known")


def _examine_folder(settings: Settings) -> Finding:
    folder = settings.data_folder
    if not folder.is_dir():
        return Finding("data folder", False, f"{folder} does not exist", "hub init")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("data folder", False, f"{folder} cannot be written", f"make {folder} writable for this user")
    return Finding("data folder", True, str(folder))


def _examine_secret(settings: Settings) -> Finding:
    if settings.secret_key:
        return Finding("secret", True, "set by HUB_SECRET_KEY")
    path = settings.secret_file
    if not path.exists():
        return Finding("secret", False, f"{path} does not exist", "hub init")
    others = stat.S_IMODE(path.stat().st_mode) & 0o077
    if others:
        return Finding("secret", False, f"others may read {path}", f"chmod 600 {path}")
    try:
        load_secret_key(settings)
    except HubError as error:
        return Finding("secret", False, error.message, f"chmod 600 {path}")
    return Finding("secret", True, str(path))


def _examine_language_data() -> Iterator[Finding]:
    from synonyms.countries import inspect_countries
    from synonyms.thesaurus import inspect_thesaurus
    from synonyms.vocabularies import inspect_vocabularies, load_vocabularies

    problems = inspect_vocabularies()
    if problems:
        yield _of_problems("vocabularies", problems)
        return
    vocabularies = load_vocabularies()
    yield Finding("vocabularies", True, f"{len(vocabularies.objectives)} objectives, {len(vocabularies.sdgs)} goals")
    countries = inspect_countries()
    yield _of_problems("countries", countries)
    thesaurus, faults = inspect_thesaurus(known_sdgs=vocabularies.sdg_codes)
    yield _of_problems("thesaurus", faults, f"{len(thesaurus.concepts)} concepts")


def _of_problems(name: str, problems: Sequence[object], seen: str = "complete") -> Finding:
    if not problems:
        return Finding(name, True, seen)
    return Finding(name, False, f"{len(problems)} problems, first {problems[0]}", "python -m synonyms.check")


def _examine_tables(database: Database) -> Finding:
    try:
        revision = database.revision()
    except DatabaseUnavailable as error:
        return Finding("database", False, error.message, "set HUB_DATABASE_URL")
    if revision == HEAD:
        return Finding("database", True, f"revision {revision}")
    seen = "has no tables" if revision is None else f"is at revision {revision}, not {HEAD}"
    return Finding("database", False, seen, "hub init")


def _examine_records(database: Database) -> Iterator[Finding]:
    with database.reading() as session:
        records, waiting = count_records(session), count_pending(session)
    if records:
        yield Finding("records", True, f"{records} records")
    else:
        yield Finding("records", False, "no records", "hub init")
    if waiting:
        yield Finding("outbox", False, f"{waiting} changes wait for the index", "hub index")
    else:
        yield Finding("outbox", True, "nothing waits")


def _examine_index(settings: Settings, database: Database) -> Iterator[Finding]:
    if settings.engine == "embedded" and not settings.index_folder.exists():
        yield Finding("index", False, f"{settings.index_folder} does not exist", "hub index --rebuild")
        return
    try:
        index = open_search_index(settings)
        try:
            found = check(database, index)
        finally:
            index.close()
    except HubError as error:
        yield Finding("index", False, error.message, "hub index --rebuild")
        return
    if not found:
        yield Finding("index", True, "holds exactly what the database says")
    for name, keys in (("missing", found.missing), ("stale", found.stale), ("extra", found.extra)):
        if keys:
            yield Finding(f"index: {name}", False, _some(keys), "hub index --rebuild")


def _some(keys: Iterable[str]) -> str:
    listed = list(keys)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return f"{len(listed)}: {', '.join(listed[:_SHOWN])}{more}"
