"""Errors that the service raises on purpose."""

from search_service.errors import RequestError, ServiceError, SettingsError


def test_every_fault_in_the_settings_is_in_the_message() -> None:
    """One line each, so that an operator mends them in one go."""
    error = SettingsError(["PORT: found 'x'", "HOST: found ''"])
    assert str(error) == "PORT: found 'x'\nHOST: found ''"
    assert isinstance(error, ServiceError)


def test_a_request_error_names_its_field_and_its_message() -> None:
    """The message itself is in the reader's language, so only its key and parameters are here."""
    error = RequestError("limit", "too_many", {"most": 50})
    assert (error.field, error.key, error.params) == ("limit", "too_many", {"most": 50})
    assert str(error) == "limit: too_many"
