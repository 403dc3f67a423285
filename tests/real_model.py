"""The real model, for tests that are marked `model`: prepared once on a machine, in this user's cache."""

import os

import pytest

from search_service.model import prepare_model
from search_service.settings import Settings


@pytest.fixture(scope="session")
def real_settings() -> Settings:
    """Return settings whose model is ready."""
    settings = Settings(cache_dir=Settings.from_environment(os.environ).cache_dir)
    prepare_model(settings, lambda step, fraction: None)
    return settings
