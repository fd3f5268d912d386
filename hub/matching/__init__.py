"""Scoring of candidates for needs: pure functions on arrays, without I/O, clock or chance.

ids -> one score matrix per signal -> weights -> constraint masks -> ranking -> reasons.
"""
