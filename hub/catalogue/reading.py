"""The catalogue's files -> checked records. All faults of all files are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from hub.catalogue.experts import read_expert
from hub.catalogue.fields import Fields
from hub.catalogue.files import DATA_FOLDER, DEMO_EXPERTS, read_yaml, record_files
from hub.catalogue.resources import read_fund, read_organisation, read_practice
from hub.errors import HubError
from hub.experts.records import Expert
from hub.funds.records import Fund
from hub.organisations.records import Organisation
from hub.practices.records import Practice
from synonyms.problems import Problem


class CatalogueError(HubError):
    """The files of the catalogue have faults; `problems` holds all of them, in order of file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(sorted(problems))
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the files of the catalogue"
        super().__init__("\n".join([heading, *map(str, self.problems)]))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything in the founding catalogue, each kind in order of id; a fund comes before its windows."""

    practices: tuple[Practice, ...]
    organisations: tuple[Organisation, ...]
    funds: tuple[Fund, ...]


class _Identified(Protocol):
    @property
    def id(self) -> str:
        """The id of the record."""


Known = TypeVar("Known", bound=_Identified)


def read_catalogue(folder: Path = DATA_FOLDER) -> Catalogue:
    """All records below the folder (practices, organisations, funds). Raises `CatalogueError`."""
    problems: list[Problem] = []
    practices = _read_folder(folder / "practices", read_practice, problems)
    organisations = _read_folder(folder / "organisations", read_organisation, problems)
    funds = _read_folder(folder / "funds", read_fund, problems)
    problems.extend(_check_parents(funds))
    if problems:
        raise CatalogueError(problems)
    return Catalogue(
        practices=tuple(practices),
        organisations=tuple(organisations),
        funds=tuple(sorted(funds, key=lambda fund: (fund.parent is not None, fund.id))),
    )


def read_demo_experts(path: Path = DEMO_EXPERTS) -> tuple[Expert, ...]:
    """The invented experts of the demonstration, in the order of the file. Raises `CatalogueError`."""
    problems: list[Problem] = []
    content = read_yaml(path, problems)
    if not problems and not isinstance(content, list):
        problems.append(Problem(path.name, "", "is not a list of experts"))
    experts: list[Expert] = []
    for place, values in enumerate(content if isinstance(content, list) else []):
        item = str(values.get("id", "")) if isinstance(values, dict) else ""
        read = _read_record(values, path.name, item or f"expert {place + 1}", read_expert, problems)
        experts.extend(read)
    problems.extend(_check_ids([expert.id for expert in experts], path.name))
    if problems:
        raise CatalogueError(problems)
    return tuple(experts)


def _read_folder(folder: Path, read: Callable[[Fields], Known], problems: list[Problem]) -> list[Known]:
    records: list[Known] = []
    if not folder.is_dir():
        problems.append(Problem(folder.name, "", "the folder is missing"))
    for path in record_files(folder):
        before = len(problems)
        content = read_yaml(path, problems)
        if len(problems) > before:
            continue
        found = _read_record(content, path.name, "", read, problems)
        for record in found:
            if record.id != path.stem:
                problems.append(Problem(path.name, "", f"id {record.id!r} is not the name of the file"))
        records.extend(found)
    return records


def _read_record(
    values: object, file: str, item: str, read: Callable[[Fields], Known], problems: list[Problem]
) -> list[Known]:
    """The record in a list, or an empty list when it has faults; they are added to `problems`."""
    before = len(problems)
    fields = Fields(values, file, item, problems)
    if len(problems) > before:
        return []
    record = read(fields)
    fields.finish()
    return [] if len(problems) > before else [record]


def _check_parents(funds: Sequence[Fund]) -> Iterable[Problem]:
    whole = {fund.id for fund in funds if fund.parent is None}
    for fund in funds:
        if fund.parent is not None and fund.parent not in whole:
            yield Problem(f"{fund.id}.yaml", "", f"parent {fund.parent!r} is not a whole fund of the catalogue")


def _check_ids(ids: Sequence[str], file: str) -> Iterable[Problem]:
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield Problem(file, id, "this id is given to more than one record")
