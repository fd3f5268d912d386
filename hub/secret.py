"""The key that signs sessions and forms: given by the operator, or made once and kept in the data folder."""

from __future__ import annotations

import logging
import os
import secrets
from pathlib import Path

from hub.errors import HubError
from hub.settings import Settings

log = logging.getLogger(__name__)


def load_secret_key(settings: Settings) -> str:
    """The key of the settings, else that of the secret file, which is made (mode 0600) when there is none.

    Several workers may start at once: the first file wins and all read the same key. Raises `HubError` when the file
    can be neither read nor made.
    """
    if settings.secret_key:
        return settings.secret_key
    try:
        if not settings.secret_file.exists():
            _make_secret(settings.secret_file)
        return settings.secret_file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise HubError(
            f"the secret file {settings.secret_file} cannot be used ({error.strerror}); "
            "make the folder writable or set HUB_SECRET_KEY"
        ) from error


def _make_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as writing:
            writing.write(secrets.token_urlsafe(48) + "\n")
        os.link(draft, path)
        log.info("secret made file=%s", path)
    except FileExistsError:
        log.debug("secret was made by somebody else at the same time file=%s", path)
    finally:
        draft.unlink()
