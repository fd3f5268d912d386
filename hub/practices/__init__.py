"""Practices: what somebody did to carry out the Compact, told so that others can use it."""
