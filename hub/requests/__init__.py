"""Requests for support: what a text asks for, and who and what can help, with reasons."""
