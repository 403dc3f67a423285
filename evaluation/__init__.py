"""Evaluation: how well search answers questions that practitioners ask, measured on questions that it was not made with."""
