"""Tables of funds."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.codes import ORGANISATION_TYPES
from hub.constraints import between, country_code, language_of_six, not_empty, objective_number, one_of
from hub.database import Base, RecordRow
from hub.funds.records import STATUSES

_CHILDREN = "all, delete-orphan"


class FundRow(RecordRow):
    """One fund, or one thematic window of a fund."""

    __tablename__ = "funds"
    __table_args__ = (
        one_of("status", STATUSES),
        one_of("type", ORGANISATION_TYPES),
        between("theme", 1, 5),
        not_empty("id"),
    )

    status: Mapped[str] = mapped_column(String(20), index=True)
    type: Mapped[str] = mapped_column(String(20))
    acronym: Mapped[str] = mapped_column(String(30))
    parent: Mapped[str | None] = mapped_column(ForeignKey("funds.id"), index=True)
    theme: Mapped[int | None]
    source_document: Mapped[str | None] = mapped_column(String(60))
    source_paragraph: Mapped[str | None] = mapped_column(String(20))
    services: Mapped[list[str]] = mapped_column(JSON)
    regions: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    url: Mapped[str] = mapped_column(String(300))
    demo: Mapped[bool] = mapped_column(default=False)

    texts: Mapped[list[FundText]] = relationship(cascade=_CHILDREN, lazy="selectin", order_by="FundText.language")
    objectives: Mapped[list[FundObjective]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="FundObjective.position"
    )
    countries: Mapped[list[FundCountry]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="FundCountry.position"
    )


class FundText(Base):
    """Name, summary and who may apply, in one language."""

    __tablename__ = "fund_texts"
    __table_args__ = (language_of_six(), not_empty("name"), not_empty("summary"), not_empty("who_may_apply"))

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    who_may_apply: Mapped[str] = mapped_column(Text)


class FundObjective(Base):
    """One objective that the fund finances."""

    __tablename__ = "fund_objectives"
    __table_args__ = (objective_number(),)

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    objective: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    position: Mapped[int]


class FundCountry(Base):
    """One country that may ask the fund."""

    __tablename__ = "fund_countries"
    __table_args__ = (country_code(),)

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)
    position: Mapped[int]
