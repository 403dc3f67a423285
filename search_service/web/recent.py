"""Recent: answers that were given a moment ago, kept in memory, so that asking again costs next to nothing.

Paging back, choosing a filter again and a trainer's room that opens one link all ask the same question twice. What was
asked can be read from nothing that is kept: an answer, which may repeat words of its question, is locked with a key that is
made of the request, and found under a name that is made of it too. Both need a secret that is lost when the service stops.
"""

import hashlib
import secrets
import threading

from cachetools import TTLCache
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from search_service.request import SearchRequest

SECONDS = 600
"""So long an answer is kept."""

_NAME, _KEY, _NONCE = 32, 32, 12
"""Bytes of the name, of the key, and of what makes each use of a key another one; it stands before what it locks."""


class Recent:
    """Holds the latest answers as they were sent; safe to use from several threads at once."""

    def __init__(self, most: int) -> None:
        """Hold at most so many answers; 0 holds none."""
        self._secret = secrets.token_bytes(64)
        self._answers: TTLCache[bytes, bytes] = TTLCache(most, SECONDS)
        self._lock = threading.Lock()

    def answer(self, request: SearchRequest) -> bytes | None:
        """Return the answer to the same request, where there is one."""
        name, key = self._name_and_key(request)
        with self._lock:
            locked = self._answers.get(name)
        return None if locked is None else AESGCM(key).decrypt(locked[:_NONCE], locked[_NONCE:], None)

    def keep(self, request: SearchRequest, answer: bytes) -> None:
        """Keep an answer in place of the one that was given longest ago."""
        if self._answers.maxsize:
            name, key = self._name_and_key(request)
            nonce = secrets.token_bytes(_NONCE)
            locked = nonce + AESGCM(key).encrypt(nonce, answer, None)
            with self._lock:
                self._answers[name] = locked

    def _name_and_key(self, request: SearchRequest) -> tuple[bytes, bytes]:
        filters = sorted((name, sorted(values)) for name, values in request.filters.items() if values)
        whole = (request.q, request.lang, request.limit, request.offset, request.exact, filters)
        made = hashlib.blake2b(repr(whole).encode("utf-8", "surrogatepass"), digest_size=_NAME + _KEY, key=self._secret).digest()
        return made[:_NAME], made[_NAME:]
