"""Errors that a user of the evaluation can act on."""


class EvaluationError(Exception):
    """Something that stops the evaluation; its text says what to do."""
