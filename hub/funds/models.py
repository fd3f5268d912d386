"""Tables of funds."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.constraints import RANKS, between, country_code, language_of_six, not_empty, objective_number, one_of
from hub.database import Base, RecordRow
from hub.funds.records import STATUSES
from hub.organisations.models import OrganisationRow

_CHILDREN = "all, delete-orphan"


class FundRow(RecordRow):
    """One fund."""

    __tablename__ = "funds"
    __table_args__ = (one_of("status", STATUSES), between("year", 1950, 2100), not_empty("id"))

    status: Mapped[str] = mapped_column(String(20), index=True)
    source_document: Mapped[str | None] = mapped_column(String(60))
    source_paragraph: Mapped[str | None] = mapped_column(String(20))
    year: Mapped[int | None]
    provider: Mapped[str | None] = mapped_column(ForeignKey(OrganisationRow.id), index=True)
    regions: Mapped[list[str]] = mapped_column(JSON)
    themes: Mapped[list[int]] = mapped_column(JSON)
    eligible: Mapped[list[str]] = mapped_column(JSON)
    links: Mapped[list[str]] = mapped_column(JSON)
    demo: Mapped[bool] = mapped_column(default=False)

    texts: Mapped[list[FundText]] = relationship(cascade=_CHILDREN, lazy="selectin", order_by="FundText.language")
    objectives: Mapped[list[FundObjective]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="FundObjective.position"
    )
    countries: Mapped[list[FundCountry]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="FundCountry.position"
    )


class FundText(Base):
    """Name and summary in one language."""

    __tablename__ = "fund_texts"
    __table_args__ = (language_of_six(), not_empty("name"), not_empty("summary"))

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)


class FundObjective(Base):
    """One objective that the fund finances."""

    __tablename__ = "fund_objectives"
    __table_args__ = (
        objective_number(),
        one_of("rank", RANKS),
        Index("ix_fund_objectives_objective", "objective", "rank"),
    )

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    objective: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rank: Mapped[str] = mapped_column(String(10))
    position: Mapped[int]


class FundCountry(Base):
    """One country that may ask the fund."""

    __tablename__ = "fund_countries"
    __table_args__ = (country_code(),)

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)
    position: Mapped[int]
