"""Response: a search response as the API writes it."""

from typing import Any

from search_service.search import Result, SearchResponse


def as_json(response: SearchResponse) -> dict[str, Any]:
    """Return the response with the names of the API, ready to be written as JSON."""
    return {
        "query_language": response.query_language,
        "corrected": response.corrected,
        "expansions": [{"term": each.term, "others": each.others} for each in response.expansions],
        "danger": response.danger,
        "verdict": response.verdict,
        "probability": response.probability,
        "total": response.total,
        "results": [_result(each) for each in response.results],
        "facets": {
            facet.field: {
                "label": facet.label,
                "values": [{"value": each.value, "label": each.label, "count": each.count} for each in facet.values],
            }
            for facet in response.facets
        },
        "index_version": response.index_version,
        "took_ms": response.took_ms,
    }


def _result(result: Result) -> dict[str, Any]:
    answer = {"url": result.answer.url, "text": result.answer.text, "highlights": result.answer.highlights}
    why = {"question": result.why.question, "words": result.why.words, "expanded": result.why.expanded}
    return {**result.card, "score": result.score, "answer": answer, "why": why}
