"""Experts: persons who can be asked for help, seen only as far as they agreed to."""
