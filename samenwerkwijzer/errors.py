"""Errors of the commands, each with what to do next."""

from __future__ import annotations


class CommandError(Exception):
    """A step could not be done; the message says which and what to do next."""
