"""The founding tables: practices, organisations, funds, experts, and the outbox of the search index.

Lists of allowed words are written out here and not imported: a migration must do tomorrow what it did today.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


_ORGANISATION_TYPES = (
    "government local-government un-entity intergovernmental regional-body civil-society foundation private-sector "
    "trade-union academia national-institution red-cross donor network development-bank other"
)

_TABLES_CHILDREN_FIRST = (
    "practice_countries",
    "practice_objectives",
    "practice_texts",
    "organisation_countries",
    "organisation_objectives",
    "organisation_texts",
    "fund_countries",
    "fund_objectives",
    "fund_texts",
    "expert_consents",
    "expert_countries",
    "expert_languages",
    "expert_objectives",
    "expert_statements",
    "index_outbox",
    "practices",
    "funds",
    "organisations",
    "experts",
)


def upgrade() -> None:
    """Create all tables."""
    _create_practices()
    _create_organisations()
    _create_funds()
    _create_experts()
    _create_outbox()


def downgrade() -> None:
    """Drop all tables, those that refer to others first."""
    for table in _TABLES_CHILDREN_FIRST:
        op.drop_table(table)


def _one_of(column: str, words: str) -> str:
    """SQL: the column holds one of the words, which are parted by spaces."""
    return f"{column} IN ({', '.join(repr(word) for word in words.split())})"


def _refer(record: str, table: str) -> sa.ForeignKeyConstraint:
    """What belongs to a record goes with it."""
    return sa.ForeignKeyConstraint(
        [f"{record}_id"], [f"{record}s.id"], name=op.f(f"fk_{table}_{record}_id"), ondelete="CASCADE"
    )


def _create_texts(record: str, heading: str, *more: str) -> None:
    table = f"{record}_texts"
    texts = (heading, "summary", *more)
    op.create_table(
        table,
        sa.Column(f"{record}_id", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.CheckConstraint(_one_of("language", "ar en es fr ru zh"), name=op.f(f"ck_{table}_language")),
        *(sa.CheckConstraint(f"length(trim({name})) > 0", name=op.f(f"ck_{table}_{name}_not_empty")) for name in texts),
        _refer(record, table),
        sa.PrimaryKeyConstraint(f"{record}_id", "language", name=op.f(f"pk_{table}")),
    )


def _create_objectives(record: str, ranked: bool = False) -> None:
    table = f"{record}_objectives"
    rank = (
        sa.Column("rank", sa.String(length=10), nullable=False),
        sa.CheckConstraint(_one_of("rank", "primary secondary"), name=op.f(f"ck_{table}_rank")),
    )
    op.create_table(
        table,
        sa.Column(f"{record}_id", sa.String(length=80), nullable=False),
        sa.Column("objective", sa.Integer(), autoincrement=False, nullable=False),
        *(rank if ranked else ()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("objective BETWEEN 1 AND 23", name=op.f(f"ck_{table}_objective")),
        _refer(record, table),
        sa.PrimaryKeyConstraint(f"{record}_id", "objective", name=op.f(f"pk_{table}")),
    )
    op.create_index(f"ix_{table}_objective", table, ["objective", "rank"] if ranked else ["objective"])


def _create_countries(record: str) -> None:
    table = f"{record}_countries"
    op.create_table(
        table,
        sa.Column(f"{record}_id", sa.String(length=80), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(country) = 3 AND country = upper(country)", name=op.f(f"ck_{table}_country")),
        _refer(record, table),
        sa.PrimaryKeyConstraint(f"{record}_id", "country", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_country"), table, ["country"])


def _create_practices() -> None:
    op.create_table(
        "practices",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("source_document", sa.String(length=60), nullable=True),
        sa.Column("source_paragraph", sa.String(length=20), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("year_basis", sa.String(length=10), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("principles", sa.JSON(), nullable=False),
        sa.Column("sdgs", sa.JSON(), nullable=False),
        sa.Column("target_groups", sa.JSON(), nullable=False),
        sa.Column("cross_cutting", sa.JSON(), nullable=False),
        sa.Column("implementers", sa.JSON(), nullable=False),
        sa.Column("partners", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            _one_of("scope", "local national bilateral regional global"), name=op.f("ck_practices_scope")
        ),
        sa.CheckConstraint(
            _one_of("status", "recorded complete reviewed reused endorsed withdrawn"), name=op.f("ck_practices_status")
        ),
        sa.CheckConstraint(
            _one_of(
                "type",
                "law policy strategy plan coordination service project programme campaign training "
                "data guidance agreement fund dialogue network regularization",
            ),
            name=op.f("ck_practices_type"),
        ),
        sa.CheckConstraint(_one_of("year_basis", "stated report"), name=op.f("ck_practices_year_basis")),
        sa.CheckConstraint("length(trim(id)) > 0", name=op.f("ck_practices_id_not_empty")),
        sa.CheckConstraint("year BETWEEN 1950 AND 2100", name=op.f("ck_practices_year_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practices")),
    )
    op.create_index(op.f("ix_practices_changed_at"), "practices", ["changed_at"])
    op.create_index(op.f("ix_practices_status"), "practices", ["status"])
    op.create_index(op.f("ix_practices_year"), "practices", ["year"])
    _create_texts("practice", "title")
    _create_objectives("practice", ranked=True)
    _create_countries("practice")


def _create_organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("acronym", sa.String(length=30), nullable=False),
        sa.Column("source_document", sa.String(length=60), nullable=True),
        sa.Column("source_paragraph", sa.String(length=20), nullable=True),
        sa.Column("services", sa.JSON(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(_one_of("status", "recorded confirmed"), name=op.f("ck_organisations_status")),
        sa.CheckConstraint(_one_of("type", _ORGANISATION_TYPES), name=op.f("ck_organisations_type")),
        sa.CheckConstraint("length(trim(id)) > 0", name=op.f("ck_organisations_id_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )
    op.create_index(op.f("ix_organisations_changed_at"), "organisations", ["changed_at"])
    op.create_index(op.f("ix_organisations_status"), "organisations", ["status"])
    op.create_index(op.f("ix_organisations_type"), "organisations", ["type"])
    _create_texts("organisation", "name")
    _create_objectives("organisation")
    _create_countries("organisation")


def _create_funds() -> None:
    op.create_table(
        "funds",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("acronym", sa.String(length=30), nullable=False),
        sa.Column("parent", sa.String(length=80), nullable=True),
        sa.Column("theme", sa.Integer(), nullable=True),
        sa.Column("source_document", sa.String(length=60), nullable=True),
        sa.Column("source_paragraph", sa.String(length=20), nullable=True),
        sa.Column("services", sa.JSON(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(_one_of("status", "recorded confirmed"), name=op.f("ck_funds_status")),
        sa.CheckConstraint(_one_of("type", _ORGANISATION_TYPES), name=op.f("ck_funds_type")),
        sa.CheckConstraint("length(trim(id)) > 0", name=op.f("ck_funds_id_not_empty")),
        sa.CheckConstraint("theme BETWEEN 1 AND 5", name=op.f("ck_funds_theme_range")),
        sa.ForeignKeyConstraint(["parent"], ["funds.id"], name=op.f("fk_funds_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funds")),
    )
    op.create_index(op.f("ix_funds_changed_at"), "funds", ["changed_at"])
    op.create_index(op.f("ix_funds_parent"), "funds", ["parent"])
    op.create_index(op.f("ix_funds_status"), "funds", ["status"])
    _create_texts("fund", "name", "who_may_apply")
    _create_objectives("fund")
    _create_countries("fund")


def _create_experts() -> None:
    op.create_table(
        "experts",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("employer", sa.String(length=300), nullable=False),
        sa.Column("gender", sa.String(length=20), nullable=False),
        sa.Column("cross_cutting", sa.JSON(), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("days_a_year", sa.Integer(), nullable=False),
        sa.Column("most_open_assignments", sa.Integer(), nullable=False),
        sa.Column("open_assignments", sa.Integer(), nullable=False),
        sa.Column("interest_countries", sa.JSON(), nullable=False),
        sa.Column("interest_organisations", sa.JSON(), nullable=False),
        sa.Column("last_confirmed", sa.Date(), nullable=False),
        sa.Column("listed_until", sa.Date(), nullable=False),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(_one_of("gender", "female male other undisclosed"), name=op.f("ck_experts_gender")),
        sa.CheckConstraint(_one_of("status", "listed lapsed"), name=op.f("ck_experts_status")),
        sa.CheckConstraint("days_a_year BETWEEN 1 AND 366", name=op.f("ck_experts_days_a_year_range")),
        sa.CheckConstraint("length(country) = 3 AND country = upper(country)", name=op.f("ck_experts_country")),
        sa.CheckConstraint("length(trim(id)) > 0", name=op.f("ck_experts_id_not_empty")),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_experts_name_not_empty")),
        sa.CheckConstraint(
            "most_open_assignments BETWEEN 1 AND 100", name=op.f("ck_experts_most_open_assignments_range")
        ),
        sa.CheckConstraint("open_assignments BETWEEN 0 AND most_open_assignments", name=op.f("ck_experts_load")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experts")),
    )
    op.create_index(op.f("ix_experts_changed_at"), "experts", ["changed_at"])
    op.create_index(op.f("ix_experts_country"), "experts", ["country"])
    op.create_index(op.f("ix_experts_listed_until"), "experts", ["listed_until"])
    op.create_index(op.f("ix_experts_status"), "experts", ["status"])
    op.create_table(
        "expert_consents",
        sa.Column("expert_id", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=30), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            _one_of("audience", "public states secretariat none"), name=op.f("ck_expert_consents_audience")
        ),
        sa.CheckConstraint(
            _one_of(
                "field",
                "listing country employer languages objectives statements countries_worked_in availability interests",
            ),
            name=op.f("ck_expert_consents_field"),
        ),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["experts.id"], name=op.f("fk_expert_consents_expert_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("expert_id", "field", name=op.f("pk_expert_consents")),
    )
    op.create_table(
        "expert_languages",
        sa.Column("expert_id", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(_one_of("level", "native fluent working basic"), name=op.f("ck_expert_languages_level")),
        sa.CheckConstraint("length(trim(language)) > 0", name=op.f("ck_expert_languages_language_not_empty")),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["experts.id"], name=op.f("fk_expert_languages_expert_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("expert_id", "language", name=op.f("pk_expert_languages")),
    )
    op.create_index(op.f("ix_expert_languages_language"), "expert_languages", ["language"])
    op.create_table(
        "expert_statements",
        sa.Column("expert_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("objectives", sa.JSON(), nullable=False),
        sa.CheckConstraint(_one_of("language", "ar en es fr ru zh"), name=op.f("ck_expert_statements_language")),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_expert_statements_text_not_empty")),
        sa.CheckConstraint("year BETWEEN 1950 AND 2100", name=op.f("ck_expert_statements_year_range")),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["experts.id"], name=op.f("fk_expert_statements_expert_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("expert_id", "position", name=op.f("pk_expert_statements")),
    )
    _create_objectives("expert")
    _create_countries("expert")


def _create_outbox() -> None:
    op.create_table(
        "index_outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(key)) > 0", name=op.f("ck_index_outbox_key_not_empty")),
        sa.CheckConstraint("(waiting IS NULL) = (done_at IS NOT NULL)", name=op.f("ck_index_outbox_waiting_or_done")),
        sa.CheckConstraint("waiting", name=op.f("ck_index_outbox_never_false")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_outbox")),
        sa.UniqueConstraint("key", "waiting", name=op.f("uq_index_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_index_outbox_waiting", "index_outbox", ["waiting", "id"])
