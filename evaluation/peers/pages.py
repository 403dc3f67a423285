"""Pages: which documents an address of the site stands for.

A hit on the page of an item counts as that item, and one on a heading or term as the prose under it. A hit on a page
with several documents and no place in it counts as whichever of them is graded highest: that favours the peer.
"""

from collections.abc import Sequence
from urllib.parse import urldefrag, urlsplit

from evaluation.searcher import Found
from search_service.documents import Document
from search_service.passages import LANGUAGES


class Pages:
    """The addresses of the site, without the language in front."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take the addresses of all passages."""
        self._places: dict[str, str] = {}
        self._pages: dict[str, list[str]] = {}
        for document in documents:
            for passage in document.passages[LANGUAGES[0]]:
                page, anchor = urldefrag(passage.url)
                self._places[f"{page}{anchor}"] = document.id
                self._pages.setdefault(page, []).append(document.id)

    def found(self, hits: Sequence[str], root: str) -> Found:
        """Return what these addresses stand for; those that are whole begin with the path of `root`."""
        ranked = [self._name(hit, urlsplit(root).path.rpartition("/")[0] + "/") for hit in hits]
        return Found(list(dict.fromkeys(name for name in ranked if name)), parts=self._pages)

    def _name(self, hit: str, root: str) -> str:
        """Return a document, or the page where it holds several."""
        parts = urlsplit(hit)
        page = parts.path.removeprefix(root)
        place = f"{page}{parts.fragment}"
        if place in self._places:
            return self._places[place]
        held = set(self._pages.get(page, ()))
        return held.pop() if len(held) == 1 else page if held else ""
