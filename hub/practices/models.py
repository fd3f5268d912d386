"""Tables of practices. Lists that nobody queries are JSON; objectives, countries and texts have tables of their own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.constraints import RANKS, between, country_code, language_of_six, not_empty, objective_number, one_of
from hub.database import Base, RecordRow
from hub.practices.records import SCOPES, STATUSES, TYPES, YEAR_BASES

_CHILDREN = "all, delete-orphan"


class PracticeRow(RecordRow):
    """One practice."""

    __tablename__ = "practices"
    __table_args__ = (
        one_of("status", STATUSES),
        one_of("year_basis", YEAR_BASES),
        one_of("scope", SCOPES),
        one_of("type", TYPES),
        between("year", 1950, 2100),
        not_empty("id"),
    )

    status: Mapped[str] = mapped_column(String(20), index=True)
    source_document: Mapped[str | None] = mapped_column(String(60))
    source_paragraph: Mapped[str | None] = mapped_column(String(20))
    year: Mapped[int] = mapped_column(index=True)
    year_basis: Mapped[str] = mapped_column(String(10))
    scope: Mapped[str] = mapped_column(String(20))
    type: Mapped[str] = mapped_column(String(20))
    regions: Mapped[list[str]] = mapped_column(JSON)
    principles: Mapped[list[str]] = mapped_column(JSON)
    sdgs: Mapped[list[str]] = mapped_column(JSON)
    target_groups: Mapped[list[str]] = mapped_column(JSON)
    cross_cutting: Mapped[list[str]] = mapped_column(JSON)
    implementers: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    partners: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    links: Mapped[list[str]] = mapped_column(JSON)
    demo: Mapped[bool] = mapped_column(default=False)

    texts: Mapped[list[PracticeText]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="PracticeText.language"
    )
    objectives: Mapped[list[PracticeObjective]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="PracticeObjective.position"
    )
    countries: Mapped[list[PracticeCountry]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="PracticeCountry.position"
    )


class PracticeText(Base):
    """Title and summary in one language."""

    __tablename__ = "practice_texts"
    __table_args__ = (language_of_six(), not_empty("title"), not_empty("summary"))

    practice_id: Mapped[str] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)


class PracticeObjective(Base):
    """One objective that the practice is about."""

    __tablename__ = "practice_objectives"
    __table_args__ = (
        objective_number(),
        one_of("rank", RANKS),
        Index("ix_practice_objectives_objective", "objective", "rank"),
    )

    practice_id: Mapped[str] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    objective: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rank: Mapped[str] = mapped_column(String(10))
    position: Mapped[int]


class PracticeCountry(Base):
    """One country where it was done."""

    __tablename__ = "practice_countries"
    __table_args__ = (country_code(),)

    practice_id: Mapped[str] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)
    position: Mapped[int]
