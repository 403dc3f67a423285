"""Faults in content: each a warning with a code and a place, so that one build reports them all.

``sphinx-build -W`` turns them into a failure. The codes stand in ``docs/content-faults.md``.
"""

from __future__ import annotations

from typing import Any

from sphinx.util import logging

FAULTS = {
    "bad-id": "{id!r} is not an id of type {type}: it should match {pattern}",
    "duplicate-id": "{id} is already in {other}: ids are unique",
    "misplaced": "{{{name}}} must stand in an item: after a heading and the directive that names the item",
    "second-item": "this heading already is {other}: give {id} a heading of its own",
    "unknown-value": "{id}: {value!r} is not a value of :{field}:; allowed: {allowed}",
    "unknown-section": "{section!r} is not a section in {file}; did you mean {close}?",
    "missing-source": "{id} names no source: add :bron: with a section from {file}",
    "missing-question": "{id} has {count} questions: give two to five in {{vragen}}",
    "missing-summary": "{id} has no first paragraph: it is the answer that search shows",
    "bad-relation": "{id}: {text!r} in :{field}: should read: target (section) or target (redactie)",
    "dangling-relation": "{id}: :{field}: points to {target}, which is nowhere in the handbook",
    "wrong-target": "{id}: :{field}: may point to {allowed} and {target} is {found}",
    "repeated-relation": "{id} and {target} state {field} twice: state it on one side, the build makes the back-link",
    "unknown-source": "{key!r} is not a source in {file}; its sources are {known}",
    "uncovered-section": "nothing rests on {section}: name it as :bron: or in `% bron:`, or give it `left_out` in {file}",
    "empty-listing": "no item matches this listing: {query}",
    "unknown-page": "{{keuzes}} names {name!r}, which is no page beside this one",
    "empty-actions": "{id}: {{doe}} {role} holds no bullet list with actions",
    "bad-dataset": "{message}",
    "unknown-figure": "{path!r} is no figure in kb/gegevens/{file}.yml; did you mean {close!r}?",
    "unknown-part": "{name!r} in :{option}: is not in this dataset; there are {known}",
    "no-drawing": "kb/gegevens/{file}.yml does not say how to draw it: add `drawing` with a kind: {known}",
    "missing-situation": "{id} is a barrier without {{situatie}}: say it as the reader would",
}
"""Code of a fault to its message."""

_log = logging.getLogger(__name__)


def report(code: str, location: Any, **values: object) -> None:
    """Report a fault at a place: a node, or a tuple of document and line."""
    _log.warning(FAULTS[code].format(**values), type="handbook", subtype=code, location=location)
