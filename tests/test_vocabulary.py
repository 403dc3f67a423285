"""The vocabulary: closed, whole in both languages, and in step with the registry."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from handbook_data import read_vocabulary
from sphinx_handbook.items import EVIDENCE, RELATION
from sphinx_handbook.vocabulary import vocabulary

REGISTRY = Path(__file__).parent.parent / "handbook_data" / "registry.csv"


def registry_rows() -> list[dict[str, str]]:
    """Return the rows of the registry."""
    with REGISTRY.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_label_stands_in_both_languages() -> None:
    """A label that lacks a language would show as a key or break the build."""
    words = vocabulary()
    labels = [*words.labels.values(), *(field.label for field in words.fields.values())]
    labels += [names for field in words.fields.values() for names in field.values.values()]
    labels += [names for kind in words.types.values() for names in (kind.one, kind.many)]
    labels += [ends for relation in words.relations.values() for ends in (relation.forward, relation.back)]

    assert all(set(names) == set(words.languages) and all(names.values()) for names in labels)


def test_every_id_of_the_registry_has_the_form_of_its_type() -> None:
    """And of no other type, so that an id alone tells what it is."""
    for row in registry_rows():
        fits = [kind.key for kind in vocabulary().types.values() if kind.accepts(row["id"])]

        assert fits == [row["type"]]


def test_ids_of_the_registry_are_unique() -> None:
    """One id, one item."""
    assert [item_id for item_id, count in Counter(row["id"] for row in registry_rows()).items() if count > 1] == []


def test_relations_point_only_to_types_that_exist() -> None:
    """A limit that names no type would allow nothing."""
    for relation in vocabulary().relations.values():
        assert set(relation.targets) <= set(vocabulary().types)


def test_the_file_holds_nothing_that_is_not_read() -> None:
    """A misspelt key would be silently without effect."""
    assert set(read_vocabulary()) == {"languages", "types", "fields", "relations", "labels"}


@pytest.mark.parametrize(
    ("text", "target", "basis"),
    [("ba-03 (er-4.1-privacy)", "ba-03", "er-4.1-privacy"), ("rc-manager-1(redactie)", "rc-manager-1", "redactie")],
)
def test_a_relation_reads_as_target_and_basis(text: str, target: str, basis: str) -> None:
    """Ids hold hyphens, sections hold dots."""
    match = RELATION.fullmatch(text)

    assert match is not None
    assert (match["target"], match["basis"]) == (target, basis)


@pytest.mark.parametrize("text", ["ba-03", "ba-03 ()", "(er-1)", "ba-03 er-1"])
def test_a_relation_without_basis_is_not_read(text: str) -> None:
    """What a relation rests on is never left open."""
    assert RELATION.fullmatch(text) is None


def test_evidence_may_carry_a_count() -> None:
    """The number of cases or respondents is shown as printed."""
    match = EVIDENCE.fullmatch("casussen (n=14)")

    assert match is not None
    assert (match["kind"], match["count"]) == ("casussen", "(n=14)")
