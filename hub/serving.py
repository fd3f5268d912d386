"""Runs the site by gunicorn, without a command line of its own: settings say how."""

from __future__ import annotations

import errno
import gc
import importlib
import socket
from typing import TYPE_CHECKING, Any

from hub.errors import HubError
from hub.settings import Settings

if TYPE_CHECKING:
    from flask import Flask


def options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's options for the settings."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": "gthread",
        "timeout": settings.timeout,
        "graceful_timeout": 10,
        "keepalive": 5,
        "loglevel": settings.log_level.lower(),
        "accesslog": "-" if settings.access_log else None,
        "errorlog": "-",
        "proc_name": "connection-hub",
        "control_socket_disable": True,
    }


def serve(settings: Settings) -> None:
    """Serve until interrupted. Raises `HubError` when gunicorn cannot run here or the address is taken."""
    try:
        BaseApplication: Any = importlib.import_module("gunicorn.app.base").BaseApplication
    except ImportError as error:
        raise HubError(
            f"gunicorn cannot run here (module {error.name} is missing); `hub serve --debug` serves without it"
        ) from error
    require_free(settings.host, settings.port)

    class Server(BaseApplication):  # type: ignore[misc]
        """The hub under gunicorn; each worker builds its own app, and with it its own database and index."""

        def load_config(self) -> None:
            """Take the options that this version of gunicorn knows."""
            for name, value in options(settings).items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            """The app of a worker. What is there by now stays for good, so the collector need not look at it again."""
            from hub.app import create_app

            app = create_app(settings)
            gc.freeze()
            gc.enable()
            return app

    Server().run()


def require_free(host: str, port: int) -> None:
    """Raises `HubError` when nobody can listen on the address, which gunicorn would only tell in its log."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise HubError(f"HUB_HOST is {host!r}, which is not an address of this machine ({error.strerror})") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            reasons = {
                errno.EADDRINUSE: "it is taken; stop the other server or set HUB_PORT",
                errno.EACCES: "the port needs more rights; set HUB_PORT to one above 1023",
                errno.EADDRNOTAVAIL: "it is not an address of this machine; set HUB_HOST",
            }
            reason = reasons.get(error.errno or 0, str(error.strerror))
            raise HubError(f"the address {host}:{port} cannot be used: {reason}") from error
