"""Measurements of the service, run by hand: `python -m benchmarks.<name>`; docs/performance.md explains each.

Each prints absolute times and ratios, and says whether a ratio keeps to its aim. None fails because it is slow.
"""
