"""Migrations of the database (Alembic). `HEAD` is the newest revision; a test holds it to the scripts."""

HEAD = "0001"
