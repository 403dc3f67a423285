"""Measurements of the service, run by hand."""
