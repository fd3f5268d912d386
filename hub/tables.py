"""All tables in one place, for migrations and for tests that compare them with the models."""

from __future__ import annotations

from sqlalchemy import MetaData


def register_tables() -> MetaData:
    """Import every module that declares tables, so that foreign keys resolve; returns the complete metadata."""
    import hub.experts.models
    import hub.funds.models
    import hub.indexing.outbox
    import hub.organisations.models
    import hub.practices.models  # noqa: F401
    from hub.database import Base

    return Base.metadata
