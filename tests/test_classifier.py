"""Which document a question is about, learnt from examples."""

from pathlib import Path

import numpy as np
import pytest

from search_service.classifier import Classifier
from search_service.errors import IndexUnusable

EXAMPLES = np.eye(4, dtype=np.float32)[[0, 0, 1, 1, 2, 2]] + 0.1
OWNERS = np.array([0, 0, 1, 1, 2, 2])


def test_what_is_like_the_examples_of_a_document_is_about_it() -> None:
    """And the chances of all documents add up to one."""
    chances = np.exp(Classifier.learn(EXAMPLES, OWNERS).log_chances(EXAMPLES[2]))
    assert chances.argmax() == 1
    assert chances.sum() == pytest.approx(1, abs=1e-5)


def test_two_documents_are_too_few_to_learn_from() -> None:
    """Each is as likely."""
    learnt = Classifier.learn(EXAMPLES[:4], OWNERS[:4])
    assert np.exp(learnt.log_chances(EXAMPLES[0])).tolist() == pytest.approx([0.5, 0.5])


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """And anything else is refused with what to run."""
    learnt = Classifier.learn(EXAMPLES, OWNERS)
    learnt.save(tmp_path / "classifier.npy")
    loaded = Classifier.load(tmp_path / "classifier.npy")
    assert np.array_equal(loaded.log_chances(EXAMPLES[0]), learnt.log_chances(EXAMPLES[0]))
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        Classifier.load(tmp_path / "absent.npy")
