"""Recent: answers that were given a moment ago, kept in memory, so that asking again costs next to nothing.

Paging back, choosing a filter again and a trainer's room that opens one link all ask the same question twice. What was
asked is not kept: an answer is found by a keyed hash of its request, and the key is lost when the service stops.
"""

import hashlib
import secrets
import threading

from cachetools import TTLCache

from search_service.request import SearchRequest

SECONDS = 600
"""So long an answer is kept."""


class Recent:
    """Holds the latest answers as they were sent; safe to use from several threads at once."""

    def __init__(self, most: int) -> None:
        """Hold at most so many answers; 0 holds none."""
        self._key = secrets.token_bytes(32)
        self._answers: TTLCache[bytes, bytes] = TTLCache(most, SECONDS)
        self._lock = threading.Lock()

    def answer(self, request: SearchRequest) -> bytes | None:
        """Return the answer to the same request, where there is one."""
        with self._lock:
            return self._answers.get(self._name(request))

    def keep(self, request: SearchRequest, answer: bytes) -> None:
        """Keep an answer in place of the one that was given longest ago."""
        with self._lock:
            if self._answers.maxsize:
                self._answers[self._name(request)] = answer

    def _name(self, request: SearchRequest) -> bytes:
        filters = sorted((name, sorted(values)) for name, values in request.filters.items() if values)
        whole = (request.q, request.lang, request.limit, request.offset, request.exact, filters)
        return hashlib.blake2b(repr(whole).encode("utf-8", "surrogatepass"), key=self._key).digest()
