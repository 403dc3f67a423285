"""Errors that the service raises on purpose.

Each message says what went wrong, where, what was found and what to run next.
Whoever calls the service catches `ServiceError`; anything else is a fault in the code.
"""

from collections.abc import Mapping, Sequence


class ServiceError(Exception):
    """The service cannot go on, and the message says what to do about it."""


class SettingsError(ServiceError):
    """One or more settings are wrong; `faults` holds a sentence for each."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Join the faults into one message, a line each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class ModelError(ServiceError):
    """The embedding model cannot be found, unpacked, exported or loaded."""


class IndexUnusable(ServiceError):  # noqa: N818 - the name says the state, as callers test for it
    """The index is missing, damaged or made for other passages, another model or another layout."""


class IndexUnwritable(ServiceError):  # noqa: N818 - the name says the state
    """The index cannot be written: no room or no right."""


class PassagesError(ServiceError):
    """The exported passages cannot be read or do not follow their schema."""


class RequestError(ServiceError):
    """A search request holds a wrong value.

    `key` names a message in the catalogue of the service and `params` fills its gaps, so that the
    answer can be in the reader's language. Neither ever holds the text of the query.
    """

    def __init__(self, field: str, key: str, params: Mapping[str, object] | None = None) -> None:
        """Keep the field, the message key and its parameters."""
        self.field = field
        self.key = key
        self.params: dict[str, object] = dict(params or {})
        super().__init__(f"{field}: {key}")
