"""Everything that can be matched, as arrays, once per process and state of the database."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from hub.indexing.operations import engine_errors
from hub.matching.arrays import Candidates, Experience
from hub.requests.axes import Axes
from hub.requests.encoding import fund_candidates, organisation_candidates, peer_candidates, practice_candidates
from hub.requests.expert_encoding import Statements, expert_candidates, statements_of
from hub.requests.organisation_names import OrganisationNames
from hub.requests.readings import Reading, Readings
from hub.requests.store import Records, State, read_records, state_of_records
from indexer.concepts import broader_concepts, concepts_of
from synonyms import load_thesaurus

if TYPE_CHECKING:
    from hub.database import Database
    from indexer import SearchIndex

_MOST_FOR_RARITY = 2_000
"""Practices whose texts tell how common a concept is."""


class Services(Protocol):
    """Where records and index come from; `hub.web.services.Services` is one."""

    @property
    def database(self) -> Database:
        """The database. Raises `DatabaseUnavailable`."""

    @property
    def index(self) -> SearchIndex:
        """The search index. Raises `EngineUnavailable`."""


@dataclass(frozen=True)
class Snapshot:
    """One state of the records as arrays; rows of each kind are in the order of `records`."""

    records: Records
    axes: Axes
    statement_readings: Mapping[tuple[str, str], Reading]
    organisation_readings: Sequence[Reading]
    dimensions: int
    """Of the vectors of the index."""
    _experts: dict[tuple[str, ...], tuple[Candidates, Statements]] = field(default_factory=dict, repr=False)

    @cached_property
    def practices(self) -> Candidates:
        """One row per practice."""
        return practice_candidates(self.records.practices, self.axes)

    @cached_property
    def organisations(self) -> Candidates:
        """One row per organisation."""
        return organisation_candidates(self.records.organisations, self.organisation_readings, self.axes)

    @cached_property
    def funds(self) -> Candidates:
        """One row per fund."""
        return fund_candidates(self.records.funds, self.axes)

    @cached_property
    def peers(self) -> tuple[Candidates, Experience]:
        """One row per State, and what each did."""
        return peer_candidates(self.records.practices, self.axes)

    def experts(self, audiences: tuple[str, ...]) -> tuple[Candidates, Statements]:
        """Experts and their statements as somebody of the audiences may see them."""
        if audiences not in self._experts:
            experts, readings = self.records.experts, self.statement_readings
            self._experts[audiences] = (
                expert_candidates(experts, audiences, readings, self.axes),
                statements_of(experts, audiences, readings, self.axes, self.dimensions),
            )
        return self._experts[audiences]

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, int]]:
        """Kind -> id -> row."""
        kinds = {
            "practice": [practice.id for practice in self.records.practices],
            "expert": [expert.id for expert in self.records.experts],
            "organisation": [organisation.id for organisation in self.records.organisations],
            "fund": [fund.id for fund in self.records.funds],
            "peer": [str(code) for code in self.peers[0].ids],
        }
        return {kind: {id: row for row, id in enumerate(ids)} for kind, ids in kinds.items()}

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """Concept -> inverse document frequency over the practices' English texts, as in BM25.

        A practice that names a concept also counts for the broader ones.
        """
        practices = self.records.practices[:_MOST_FOR_RARITY]
        frequency: Counter[str] = Counter()
        above = broader_concepts()
        for practice in practices:
            named = concepts_of(f"{practice.titles.get('en', '')}\n{practice.summaries.get('en', '')}", "en")
            frequency.update({*named, *(wider for concept in named for wider in above.get(concept, ()))})
        total = len(practices)
        return {
            concept: math.log(1 + (total - frequency[concept] + 0.5) / (frequency[concept] + 0.5))
            for concept in load_thesaurus().concepts
        }

    @cached_property
    def organisation_names(self) -> OrganisationNames:
        """Finds organisations in texts."""
        return OrganisationNames(self.records.organisations)


class _Snapshots:
    """The snapshots of one index and database."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readings: Readings | None = None
        self._state: State | None = None
        self._newest: Snapshot | None = None

    def current(self, services: Services) -> Snapshot:
        with services.database.reading() as session:
            state = state_of_records(session)
            newest = self._newest
            if newest is not None and state == self._state:
                return newest
            with self._lock:
                if self._newest is None or state != self._state:
                    if self._readings is None:
                        self._readings = Readings(services.index)
                    self._newest = _build(read_records(session), services.index, self._readings)
                    self._state = state
                return self._newest


_OF_SERVICES: WeakKeyDictionary[Services, _Snapshots] = WeakKeyDictionary()
_REGISTER = threading.Lock()


def current_snapshot(services: Services) -> Snapshot:
    """The snapshot of what the database holds now. Raises `EngineUnavailable` and `DatabaseUnavailable`."""
    with _REGISTER:
        snapshots = _OF_SERVICES.setdefault(services, _Snapshots())
    with engine_errors():
        return snapshots.current(services)


def _build(records: Records, index: SearchIndex, readings: Readings) -> Snapshot:
    statements = [(item.language, item.text) for expert in records.experts for item in expert.statements]
    summaries = [("en", organisation.summaries["en"]) for organisation in records.organisations]
    found = readings.of([*statements, *summaries])
    axes = Axes.of(
        (organisation.id for organisation in records.organisations),
        (code for expert in records.experts for code, _ in expert.languages),
    )
    return Snapshot(
        records,
        axes,
        dict(zip(statements, found[: len(statements)], strict=True)),
        found[len(statements) :],
        index.dimensions,
    )
