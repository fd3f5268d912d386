"""Tables of organisations."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.codes import ORGANISATION_TYPES
from hub.constraints import country_code, language_of_six, not_empty, objective_number, one_of
from hub.database import Base, RecordRow
from hub.organisations.records import STATUSES

_CHILDREN = "all, delete-orphan"


class OrganisationRow(RecordRow):
    """One organisation."""

    __tablename__ = "organisations"
    __table_args__ = (one_of("status", STATUSES), one_of("type", ORGANISATION_TYPES), not_empty("id"))

    status: Mapped[str] = mapped_column(String(20), index=True)
    type: Mapped[str] = mapped_column(String(20), index=True)
    acronym: Mapped[str] = mapped_column(String(30))
    source_document: Mapped[str | None] = mapped_column(String(60))
    source_paragraph: Mapped[str | None] = mapped_column(String(20))
    services: Mapped[list[str]] = mapped_column(JSON)
    regions: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    url: Mapped[str] = mapped_column(String(300))
    demo: Mapped[bool] = mapped_column(default=False)

    texts: Mapped[list[OrganisationText]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="OrganisationText.language"
    )
    objectives: Mapped[list[OrganisationObjective]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="OrganisationObjective.position"
    )
    countries: Mapped[list[OrganisationCountry]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="OrganisationCountry.position"
    )


class OrganisationText(Base):
    """Name and summary in one language."""

    __tablename__ = "organisation_texts"
    __table_args__ = (language_of_six(), not_empty("name"), not_empty("summary"))

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)


class OrganisationObjective(Base):
    """One objective that the organisation works on."""

    __tablename__ = "organisation_objectives"
    __table_args__ = (objective_number(),)

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    objective: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    position: Mapped[int]


class OrganisationCountry(Base):
    """One country where the organisation works."""

    __tablename__ = "organisation_countries"
    __table_args__ = (country_code(),)

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)
    position: Mapped[int]
