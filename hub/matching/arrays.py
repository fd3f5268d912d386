"""Needs and candidates as arrays: what the signals and masks are computed from.

Shapes: m needs, n candidates, s statements (or practices) of experience; columns are positions on an `Axis`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

NOBODY = -1
"""Column number that stands for "none"."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Codes as columns of a matrix, in a fixed order."""

    codes: tuple[str, ...]
    places: Mapping[str, int] = field(repr=False)

    @classmethod
    def of(cls, codes: Iterable[str]) -> Axis:
        """Each code once, in order of first appearance."""
        ordered = tuple(dict.fromkeys(codes))
        return cls(ordered, {code: place for place, code in enumerate(ordered)})

    def __len__(self) -> int:
        return len(self.codes)

    def column(self, code: str | None) -> int:
        """The column of a code, `NOBODY` for None or a code that is not on the axis."""
        return NOBODY if code is None else self.places.get(code, NOBODY)

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """(len(rows), len(self)) with the weight of each code that a row names; codes not on the axis are ignored."""
        filled = np.zeros((len(rows), len(self)), np.float32)
        for number, row in enumerate(rows):
            for code, weight in row.items():
                place = self.places.get(code)
                if place is not None:
                    filled[number, place] = weight
        return filled

    def marks(self, rows: Sequence[Iterable[str]]) -> Floats:
        """Like `matrix` with weight 1 for every code named."""
        return self.matrix([dict.fromkeys(row, 1.0) for row in rows])


@dataclass(frozen=True, slots=True)
class Needs:
    """What is wanted, one row per need. A row of zeros means that the request says nothing about it.

    `objectives` (m, 23) and `places` (m, countries) hold weights in 0..1. `requester` (m,) is the column of the asking
    country. `languages` (m, languages) marks working languages; where `languages_bind` (m,) is set, one in common is
    required. `partners` (m, organisations) marks organisations that take part in the request. `formats`: remote and
    on-site. `days` (m,) is NaN when not said, `until` (m,) the proleptic day by which help is needed, NaN when open.
    """

    objectives: Floats
    places: Floats
    requester: Ints
    groups: Floats
    cross_cutting: Floats
    help: Floats
    languages: Floats
    languages_bind: Bools
    partners: Floats
    formats: Floats
    days: Floats
    until: Floats

    def __len__(self) -> int:
        return len(self.objectives)


@dataclass(frozen=True, slots=True)
class Experience:
    """Statements of experts, or practices of peers. `owner` (s,) is the candidate's row, `years` are NaN if unknown.

    A pair of candidate and practice may occur several times with different owners (`item` is the practice's row in
    whatever the caller scored); `share` (s,) in 0..1 is the candidate's part in it.
    """

    owner: Ints
    item: Ints
    years: Floats
    share: Floats

    def __len__(self) -> int:
        return len(self.owner)


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates of one kind. A matrix row of zeros, and a NaN, mean "not known" and make a signal abstain.

    `objectives` (n, 23): weight by rank, 0 for objectives that the candidate is not about; `reach` (n, 23) is what
    `signals.objective_reach` makes of them, the same for every need. `places` (n, countries):
    1 where the candidate works, less for countries that only its region covers. `languages` (n, languages): level in
    0..1. `days`, `free` (share of the load that is open), `formats`: availability as far as the asking person may see
    it. The fields below `formats` are hard facts, complete whatever the person may see: `until` is the last day of the
    listing, `from_day` the first day of availability (both proleptic; NaN: no limit), `works_in` (n, languages) marks
    languages that are mastered well enough to work in.
    """

    ids: NDArray[np.str_]
    objectives: Floats
    reach: Floats
    places: Floats
    groups: Floats
    cross_cutting: Floats
    help: Floats
    languages: Floats
    years: Floats
    days: Floats
    free: Floats
    formats: Floats
    listed: Bools
    until: Floats
    from_day: Floats
    loaded: Bools
    works_in: Floats
    interest_places: Floats
    interest_partners: Floats
    home: Ints
    open_to: Floats

    def __len__(self) -> int:
        return len(self.ids)


def unknown(count: int) -> Floats:
    """(count,) of NaN."""
    return np.full(count, np.nan, np.float32)
