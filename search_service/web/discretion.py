"""Discretion: what servers and libraries may log of a request. Never the query: no query string, no message of a fault."""

import logging
import re
import traceback
from pathlib import PurePath
from types import TracebackType

_LOGGERS = ("werkzeug", "waitress", "waitress.queue")
_QUERY_STRING = re.compile(r"\?[^\s\"']*")


class Discreet(logging.Filter):
    """Cuts query strings out of records, and leaves of an exception its type and place."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without what was asked."""
        text = _QUERY_STRING.sub("?…", record.getMessage())
        if record.exc_info and record.exc_info[0]:
            text = describe(record.exc_info)
        record.msg, record.args, record.exc_info, record.exc_text = text, (), None, None
        return True


def keep_servers_discreet() -> None:
    """Have the servers that may carry the application log without queries."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(each, Discreet) for each in logger.filters):
            logger.addFilter(Discreet())
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every request that waits a moment


def describe(
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
) -> str:
    """Return the type of an exception and the places it went through, without its message or any value."""
    kind, _, trace = exc_info
    places = [f"{PurePath(each.filename).name}:{each.lineno} {each.name}" for each in traceback.extract_tb(trace)]
    return f"{kind.__name__ if kind else 'fault'} at {' > '.join(places[-5:])}"
