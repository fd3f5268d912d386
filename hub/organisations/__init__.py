"""Organisations: bodies that can be partners in an answer."""
