"""Tables of experts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.codes import AUDIENCES
from hub.constraints import between, country_code, language_of_six, not_empty, objective_number, one_of
from hub.database import Base, RecordRow
from hub.experts.records import CONSENT_FIELDS, GENDERS, LEVELS, NOBODY, STATUSES

_CHILDREN = "all, delete-orphan"


class ExpertRow(RecordRow):
    """One expert."""

    __tablename__ = "experts"
    __table_args__ = (
        one_of("status", STATUSES),
        one_of("gender", GENDERS),
        country_code(),
        not_empty("id"),
        not_empty("name"),
        between("days_a_year", 1, 366),
        between("most_open_assignments", 1, 100),
        CheckConstraint("open_assignments BETWEEN 0 AND most_open_assignments", name="load"),
    )

    status: Mapped[str] = mapped_column(String(20), index=True)
    name: Mapped[str] = mapped_column(String(200))
    country: Mapped[str] = mapped_column(String(3), index=True)
    employer: Mapped[str] = mapped_column(String(300))
    gender: Mapped[str] = mapped_column(String(20))
    cross_cutting: Mapped[list[str]] = mapped_column(JSON)
    formats: Mapped[list[str]] = mapped_column(JSON)
    days_a_year: Mapped[int]
    most_open_assignments: Mapped[int]
    open_assignments: Mapped[int]
    interest_countries: Mapped[list[str]] = mapped_column(JSON)
    interest_organisations: Mapped[list[str]] = mapped_column(JSON)
    last_confirmed: Mapped[date]
    listed_until: Mapped[date] = mapped_column(index=True)
    available_from: Mapped[date | None]
    demo: Mapped[bool] = mapped_column(default=False)

    languages: Mapped[list[ExpertLanguage]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="ExpertLanguage.position"
    )
    objectives: Mapped[list[ExpertObjective]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="ExpertObjective.position"
    )
    countries: Mapped[list[ExpertCountry]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="ExpertCountry.position"
    )
    statements: Mapped[list[ExpertStatement]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="ExpertStatement.position"
    )
    consents: Mapped[list[ExpertConsent]] = relationship(
        cascade=_CHILDREN, lazy="selectin", order_by="ExpertConsent.field"
    )


class ExpertLanguage(Base):
    """One working language, any of the world's."""

    __tablename__ = "expert_languages"
    __table_args__ = (one_of("level", LEVELS), not_empty("language"))

    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)
    level: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]


class ExpertObjective(Base):
    """One objective that the expert knows about."""

    __tablename__ = "expert_objectives"
    __table_args__ = (objective_number(),)

    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id", ondelete="CASCADE"), primary_key=True)
    objective: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    position: Mapped[int]


class ExpertCountry(Base):
    """One country in which the expert worked."""

    __tablename__ = "expert_countries"
    __table_args__ = (country_code(),)

    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id", ondelete="CASCADE"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)
    position: Mapped[int]


class ExpertStatement(Base):
    """One statement of experience, in the language in which it was written."""

    __tablename__ = "expert_statements"
    __table_args__ = (language_of_six(), not_empty("text"), between("year", 1950, 2100))

    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None]
    countries: Mapped[list[str]] = mapped_column(JSON)
    objectives: Mapped[list[int]] = mapped_column(JSON)


class ExpertConsent(Base):
    """Who may see one field."""

    __tablename__ = "expert_consents"
    __table_args__ = (one_of("field", CONSENT_FIELDS), one_of("audience", (*AUDIENCES, NOBODY)))

    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(30), primary_key=True)
    audience: Mapped[str] = mapped_column(String(20))
