"""Calibrate: fit what turns signs into probabilities on the tuning part, and write `search_service/calibration.json`.

Run `python -m evaluation.calibrate` after a change to the search or to what it learns from.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

import search_service
from evaluation.question_sets import Covered, Question, read_sets
from search_service.layout import Scores
from search_service.passages import LANGUAGES
from search_service.search import Look, SearchEngine
from search_service.settings import Settings
from search_service.verdict import Calibration
from search_service.web.server import load_engine

PATH = Path(search_service.__file__).parent / "calibration.json"
FOLDS = 10
TURNED_AWAY = 0.02
"""Share of covered questions of the tuning part, left out in turn, that may be called not covered; the test part may have
0.03."""

ANSWERED = 0.03
"""Share of questions that are not covered, left out in turn, that may pass as answered."""

LOOKED_AT = 10


@click.command()
def main() -> None:
    """Fit and write the calibration."""
    settings = Settings.from_environment(os.environ)
    sets = read_sets("tuning")
    engine = load_engine(settings)
    calibration = fit(engine, sets.covered, sets.not_covered)
    PATH.write_text(json.dumps(_rounded(asdict(calibration)), indent=2) + "\n", encoding="utf-8")
    click.echo(f"The calibration is in {PATH}")


def fit(engine: SearchEngine, covered: Sequence[Covered], others: Sequence[Question]) -> Calibration:
    """Return the calibration that fits these questions best."""
    questions = [*covered, *others]
    looks = [engine.look(question.asked[language], language) for question in questions for language in LANGUAGES]
    names = list(vars(looks[0].signs))
    signs = np.array([[vars(look.signs)[name] for name in names] for look in looks])
    truth = np.repeat([True, False], [len(covered) * len(LANGUAGES), len(others) * len(LANGUAGES)])
    groups = np.repeat(np.arange(len(questions)), len(LANGUAGES))
    unseen = cross_val_predict(
        LogisticRegression(), signs, truth, cv=GroupKFold(FOLDS), groups=groups, method="predict_proba"
    )[:, 1]
    model = LogisticRegression().fit(signs, truth)
    grades = [_grades(question) for question in questions for _ in LANGUAGES]
    ids = [document.id for document in engine.index.documents]
    pairs, useful = zip(*_pairs(looks, model.decision_function(signs), grades, ids), strict=True)
    return Calibration(
        signs=_weights(model, names),
        result=_weights(LogisticRegression().fit(np.array(pairs), np.array(useful)), ["score", "question"]),
        not_covered=float(np.quantile(unseen[truth], TURNED_AWAY)),
        answered=float(np.quantile(unseen[~truth], 1 - ANSWERED)),
    )


def _weights(model: LogisticRegression, names: Sequence[str]) -> dict[str, float]:
    return dict(zip(names, model.coef_[0].tolist(), strict=True)) | {"offset": float(model.intercept_[0])}


def _pairs(
    looks: Sequence[Look], logits: Scores, grades: Sequence[Mapping[str, int]], ids: Sequence[str]
) -> Iterator[tuple[list[float], bool]]:
    """Yield for each result of each search its score and the logit of its question, and whether it was of use."""
    for look, logit, graded in zip(looks, logits, grades, strict=True):
        for number in look.order[:LOOKED_AT].tolist():
            yield [float(look.scores[number]), float(logit)], ids[number] in graded


def _grades(question: Question) -> Mapping[str, int]:
    return question.grades if isinstance(question, Covered) else {}


def _rounded(data: Mapping[str, object]) -> dict[str, object]:
    return {
        name: _rounded(value) if isinstance(value, dict) else round(float(str(value)), 4) for name, value in data.items()
    }


if __name__ == "__main__":
    main()
