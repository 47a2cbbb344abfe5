"""A web server on this machine for the tests of fetching, and a look-up of names that never leaves it."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """What the server gives, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    """By path, query included."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Path and headers of each request, header names in lower case."""

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def gives(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answer `path` with these; `_` in a header's name stands for `-`. Returns the address."""

        def answer(request: http.server.BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def sends(self, path: str, *pieces: bytes, forever: bytes = b"") -> str:
        """Answer `path` with raw bytes, status line included, then `forever` a byte at a time. Returns the address."""

        def answer(request: http.server.BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                request.wfile.write(piece)
            while forever:
                for number in forever:
                    request.wfile.write(bytes([number]))
                    threading.Event().wait(0.02)

        self.answers[path] = answer
        return self.url(path)


@contextlib.contextmanager
def serving() -> Iterator[Web]:
    """Run a server while the block runs."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            with contextlib.suppress(OSError):  # Whoever asked has heard enough.
                web.answers.get(self.path, _not_there)(self)

        def log_message(self, *_arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        web = Web(port=server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


def _not_there(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_error(404)


def looking_up(names: dict[str, list[str]]) -> Callable[..., Any]:
    """Return a `getaddrinfo` that knows these names, each of which may be asked once, and numeric addresses."""
    real = socket.getaddrinfo
    left = dict(names)

    def getaddrinfo(host: str, port: int, *_arguments: Any, **_named: Any) -> list[Any]:
        found = []
        for address in left.pop(host, [host]):
            found += real(address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return found

    return getaddrinfo
