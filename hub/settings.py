"""Settings: read once from `HUB_*` environment variables, checked, frozen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from hub.errors import HubError
from hub.setting_rules import (
    Check,
    choice,
    email,
    folder,
    key_text,
    number,
    one_of_languages,
    optional_text,
    parse_boolean,
    text,
    web_address,
)

SECRET_MARK = "********"


class SettingsError(HubError):
    """One or more settings cannot be used; each line names variable, value and what is allowed."""


def _about(variable: str, check: Check, help: str, *, secret: bool = False) -> dict[str, Any]:
    """What a field of `Settings` knows of itself: its variable, its rule, its one-line help."""
    return {"variable": variable, "check": check, "help": help, "secret": secret}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator can set. Build it with `read_settings`; tests may pass values directly.

    Values are checked on construction: raises `SettingsError`. Relative folders are meant from the working folder.
    """

    data_folder: Path = field(
        default=Path("var"), metadata=_about("HUB_DATA", folder, "Folder for the database, the index and the secret")
    )
    database_url: str = field(
        default="",
        repr=False,
        metadata=_about(
            "HUB_DATABASE_URL",
            optional_text,
            "SQLAlchemy URL of the database; empty: hub.sqlite in the data folder",
            secret=True,
        ),
    )
    engine: str = field(default="embedded", metadata=_about("HUB_ENGINE", text, "Search engine: embedded (no server)"))
    embedder: str = field(
        default="static",
        metadata=_about("HUB_EMBEDDER", text, "Text vectors: static (shipped) or the name of an installed model"),
    )
    device: str = field(
        default="",
        metadata=_about("HUB_DEVICE", optional_text, "Where a neural model runs: cpu, cuda, ...; empty: its choice"),
    )
    reranker: str = field(
        default="",
        metadata=_about(
            "HUB_RERANKER", optional_text, "Cross-encoder that reorders the first 50 hits, name or folder; empty: none"
        ),
    )
    vocabulary: str = field(
        default="",
        metadata=_about(
            "HUB_VOCABULARY",
            optional_text,
            "Folder with theme files (*.jsonl) of your own, read beside the shipped thesaurus; empty: none",
        ),
    )
    secret_key: str = field(
        default="",
        repr=False,
        metadata=_about(
            "HUB_SECRET_KEY",
            key_text,
            "Key that signs sessions and forms; empty: made once in the data folder",
            secret=True,
        ),
    )
    host: str = field(default="127.0.0.1", metadata=_about("HUB_HOST", text, "Address to listen on"))
    port: int = field(default=8000, metadata=_about("HUB_PORT", number(1, 65535), "Port to listen on"))
    base_url: str = field(
        default="",
        metadata=_about(
            "HUB_BASE_URL",
            web_address,
            "Public address of the site, for links in feeds and exports; empty: that of the request",
        ),
    )
    proxies: int = field(
        default=0,
        metadata=_about("HUB_PROXIES", number(0, 5), "Reverse proxies in front whose forwarded headers are trusted"),
    )
    workers: int = field(default=1, metadata=_about("HUB_WORKERS", number(1, 64), "Worker processes"))
    threads: int = field(default=2, metadata=_about("HUB_THREADS", number(1, 64), "Threads of each worker"))
    timeout: int = field(
        default=30, metadata=_about("HUB_TIMEOUT", number(5, 600), "Seconds after which a stuck worker is replaced")
    )
    default_language: str = field(
        default="en",
        metadata=_about(
            "HUB_DEFAULT_LANGUAGE",
            one_of_languages,
            "Language shown when the visitor's browser asks for none of the six",
        ),
    )
    page_size: int = field(default=20, metadata=_about("HUB_PAGE_SIZE", number(5, 100), "Results on a page"))
    rate_pages: int = field(
        default=300, metadata=_about("HUB_RATE_PAGES", number(0, 100000), "Pages per minute and visitor; 0: no limit")
    )
    rate_searches: int = field(
        default=120,
        metadata=_about("HUB_RATE_SEARCHES", number(0, 100000), "Searches per minute and visitor; 0: no limit"),
    )
    rate_requests: int = field(
        default=20,
        metadata=_about(
            "HUB_RATE_REQUESTS", number(0, 100000), "Support requests matched per minute and visitor; 0: no limit"
        ),
    )
    rate_storage: str = field(
        default="memory://",
        repr=False,
        metadata=_about(
            "HUB_RATE_STORAGE",
            text,
            "Where visits are counted; redis:// to share the count between workers",
            secret=True,
        ),
    )
    maximum_body: int = field(
        default=1_048_576,
        metadata=_about("HUB_MAXIMUM_BODY", number(10000, 104857600), "Largest request body that is read, in bytes"),
    )
    maximum_text: int = field(
        default=20_000,
        metadata=_about("HUB_MAXIMUM_TEXT", number(100, 20000), "Longest question or request text, in characters"),
    )
    contact: str = field(
        default="", metadata=_about("HUB_CONTACT", email, "E-mail address shown to visitors who need help; empty: none")
    )
    log_level: str = field(
        default="INFO",
        metadata=_about("HUB_LOG_LEVEL", choice("DEBUG", "INFO", "WARNING", "ERROR"), "Least severe message logged"),
    )
    access_log: bool = field(
        default=False, metadata=_about("HUB_ACCESS_LOG", parse_boolean, "Whether every request is logged: yes or no")
    )

    def __post_init__(self) -> None:
        problems = []
        for item in fields(self):
            given = getattr(self, item.name)
            try:
                object.__setattr__(self, item.name, item.metadata["check"](given))
            except ValueError as error:
                shown = SECRET_MARK if item.metadata["secret"] else repr(str(given))
                problems.append(f"{item.metadata['variable']} is {shown}: {error}")
        if problems:
            raise SettingsError("\n".join(problems))
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data_folder / 'hub.sqlite'}")

    @property
    def index_folder(self) -> Path:
        """Folder of the embedded search index."""
        return self.data_folder / "index"

    @property
    def embedding_cache(self) -> Path:
        """File in which vectors of a neural model are kept between rebuilds."""
        return self.data_folder / "vectors.sqlite"

    @property
    def secret_file(self) -> Path:
        """File that keeps the generated secret when `secret_key` is empty."""
        return self.data_folder / "secret"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One line of `hub config`; `value` and `default` are text, secrets are masked."""

    variable: str
    value: str
    default: str
    help: str


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (default: that of the process); a variable set to nothing counts as not set.

    Raises `SettingsError` naming every variable that cannot be used.
    """
    source = os.environ if environment is None else environment
    values: dict[str, Any] = {
        attribute: source[variable].strip()
        for variable, attribute in _variables().items()
        if source.get(variable, "").strip()
    }
    return Settings(**values)


def unknown_variables(environment: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Variables that begin with HUB_ and are no setting, for example because of a spelling mistake; sorted."""
    source = os.environ if environment is None else environment
    return tuple(sorted(name for name in source if name.startswith("HUB_") and name not in _variables()))


def _variables() -> dict[str, str]:
    return {item.metadata["variable"]: item.name for item in fields(Settings)}


def settings_table(settings: Settings) -> tuple[SettingRow, ...]:
    """Every setting with its value, default and help, in the order of the dataclass; secrets are masked."""
    rows = []
    for item in fields(settings):
        value = str(getattr(settings, item.name))
        secret = item.metadata["secret"] and bool(value) and not value.startswith(("sqlite:", "memory:"))
        rows.append(
            SettingRow(
                variable=item.metadata["variable"],
                value=SECRET_MARK if secret else value,
                default=str(item.default),
                help=item.metadata["help"],
            )
        )
    return tuple(rows)
