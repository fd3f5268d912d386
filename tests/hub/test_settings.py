"""Settings: read once, checked, shown without secrets."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from hub.settings import Settings, SettingsError, read_settings, settings_table, unknown_variables


def test_nothing_set_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings({})
    assert settings.data_folder == tmp_path / "var"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/hub.sqlite"
    assert (settings.host, settings.port, settings.workers, settings.threads) == ("127.0.0.1", 8000, 1, 2)


def test_values_come_from_the_environment(tmp_path: Path) -> None:
    settings = read_settings({"HUB_DATA": str(tmp_path), "HUB_PORT": " 9000 ", "HUB_ACCESS_LOG": "Yes"})
    assert (settings.data_folder, settings.port, settings.access_log) == (tmp_path, 9000, True)
    assert settings.index_folder == tmp_path / "index"


def test_a_variable_set_to_nothing_counts_as_not_set() -> None:
    assert read_settings({"HUB_PORT": "  "}).port == 8000


@pytest.mark.parametrize(
    ("variable", "value", "allowed"),
    [
        ("HUB_PORT", "0", "a whole number from 1 to 65535 is needed"),
        ("HUB_PORT", "http", "a whole number from 1 to 65535 is needed"),
        ("HUB_WORKERS", "65", "a whole number from 1 to 64 is needed"),
        ("HUB_BASE_URL", "hub.example.org", "an address like https://hub.example.org is needed"),
        ("HUB_DEFAULT_LANGUAGE", "de", "one of ar, en, es, fr, ru, zh is needed"),
        ("HUB_CONTACT", "nobody", "an e-mail address like help@example.org is needed"),
        ("HUB_LOG_LEVEL", "LOUD", "one of DEBUG, INFO, WARNING, ERROR is needed"),
        ("HUB_ACCESS_LOG", "maybe", "yes or no is needed"),
    ],
)
def test_a_wrong_value_is_refused_with_variable_value_and_what_is_allowed(
    variable: str, value: str, allowed: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({variable: value})
    assert caught.value.message == f"{variable} is '{value}': {allowed}"


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"HUB_PORT": "x", "HUB_THREADS": "0"})
    assert len(caught.value.message.splitlines()) == 2


def test_a_file_is_no_data_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"HUB_DATA is .*this is a file"):
        read_settings({"HUB_DATA": str(tmp_path / "file")})


def test_a_short_secret_is_refused_without_being_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"HUB_SECRET_KEY": "hunter2"})
    assert "at least 16 characters" in caught.value.message
    assert "hunter2" not in caught.value.message


def test_settings_given_directly_are_checked_too() -> None:
    with pytest.raises(SettingsError, match="HUB_PORT is '70000'"):
        Settings(port=70000)


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


def test_the_table_shows_every_setting_and_no_secret() -> None:
    secret, url = "k" * 40, "postgresql://hub:swordfish@db/hub"
    rows = {row.variable: row for row in settings_table(Settings(secret_key=secret, database_url=url, port=81))}
    assert len(rows) == len(fields(Settings))
    assert (rows["HUB_PORT"].value, rows["HUB_PORT"].default) == ("81", "8000")
    assert all(row.help for row in rows.values())
    shown = " ".join(row.value + row.default + row.help for row in rows.values())
    assert secret not in shown
    assert "swordfish" not in shown


def test_secrets_are_not_in_the_representation() -> None:
    shown = repr(Settings(secret_key="k" * 40, database_url="postgresql://hub:swordfish@db/hub"))
    assert "kkk" not in shown
    assert "swordfish" not in shown


def test_a_misspelt_variable_is_found() -> None:
    assert unknown_variables({"HUB_PROT": "1", "HUB_PORT": "1", "PATH": "/"}) == ("HUB_PROT",)
