"""Own: this service, as something to measure."""

from evaluation.metrics import DEPTH
from evaluation.searcher import Found
from search_service.request import SearchRequest
from search_service.search import SearchEngine


class OwnSearch:
    """The search as it is served, without the web around it."""

    name = "Samenwerkwijzer"

    def __init__(self, engine: SearchEngine) -> None:
        """Take a loaded engine."""
        self.engine = engine

    def search(self, query: str, language: str) -> Found:
        """Return the first page of results."""
        results = self.engine.search(SearchRequest(query, language, limit=DEPTH)).results
        return Found([result.id for result in results], results[0].answer.best_sentence() if results else "")
