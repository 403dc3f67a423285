"""Fixtures that every test may ask for. The small handbook in `data/passages` has a dozen items in both languages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from embedder import HashingEmbedder
from flask import Flask
from flask.testing import FlaskClient

from search_service.index import Index, build_index, load_index
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web import create_app

pytest_plugins = ["browsing"]

DATA = Path(__file__).parent / "data"


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


def settings_in(folder: Path) -> Settings:
    """Return settings for a build folder with the small handbook and its site."""
    shutil.copytree(DATA / "passages", folder / "build")
    shutil.copytree(DATA / "site", folder / "build" / "site")
    return Settings(cache_dir=folder / "cache", build_dir=folder / "build")


@pytest.fixture(scope="session")
def embedder() -> HashingEmbedder:
    """Return a deterministic encoder that needs no model."""
    return HashingEmbedder()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings whose build folder a test may change."""
    return settings_in(tmp_path)


@pytest.fixture(scope="session")
def shared_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings whose build folder all tests share and none may change."""
    return settings_in(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="session")
def index(shared_settings: Settings, embedder: HashingEmbedder) -> Index:
    """Return the index of the small handbook."""
    build_index(shared_settings, embedder, silent)
    return load_index(shared_settings, embedder)


@pytest.fixture(scope="session")
def engine(index: Index, embedder: HashingEmbedder, shared_settings: Settings) -> SearchEngine:
    """Return a search engine on the small handbook."""
    return SearchEngine(index, embedder, shared_settings)


@pytest.fixture
def app(shared_settings: Settings, engine: SearchEngine) -> Flask:
    """Return the application as it is served, with the small site."""
    return create_app(shared_settings, engine)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """Return a client of the application."""
    with app.test_client() as client:
        yield client


@pytest.fixture
def runner() -> CliRunner:
    """Return a runner of commands."""
    return CliRunner()
