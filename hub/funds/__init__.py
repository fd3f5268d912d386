"""Funds: sources of money for an answer."""
