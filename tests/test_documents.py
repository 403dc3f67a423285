"""Documents: items, and prose that is part of none."""

from dataclasses import replace

from search_service.documents import PROSE, allowed_values, documents_of, field_label, value_labels
from search_service.index import Index
from search_service.passages import Corpus


def test_prose_that_is_part_of_no_item_is_a_document(index: Index) -> None:
    """A glossary term can be found too."""
    found = {document.id: document for document in index.documents}
    assert found["begrippen#veilig-thuis"].type == PROSE
    assert found["begrippen#veilig-thuis"].values("rol") == ()


def test_passages_have_the_same_numbers_in_both_languages(index: Index) -> None:
    """Numbers run on from document to document."""
    numbers = [number for document in index.documents for number in document.numbers]
    assert numbers == list(range(len(numbers)))
    assert all(len(each.passages["nl"]) == len(each.passages["en"]) for each in index.documents)


def test_an_item_without_prose_is_found_by_its_first_paragraph(index: Index) -> None:
    """A checklist item may have nothing under its heading but its summary."""
    editions = {
        language: replace(edition, passages={name: each for name, each in edition.passages.items() if each.item != "ia-1"})
        for language, edition in index.corpus.editions.items()
    }
    [bare] = [each for each in documents_of(Corpus(editions, "")) if each.id == "ia-1"]
    assert bare.passages["en"][0].sentences == ("An integrated approach looks at parents and children together.",)


def test_filters_accept_the_values_of_the_vocabulary(index: Index) -> None:
    """In the order of listing, with their labels."""
    assert allowed_values(index.corpus)["rol"][0] == "professional"
    assert allowed_values(index.corpus)["type"][-1] == PROSE
    assert value_labels(index.corpus, "type", "en")[PROSE] == "Page"
    assert field_label(index.corpus, "regio", "en") == "Region"
