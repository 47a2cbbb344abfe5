"""What a browser is told of a live site: each page gets a script that waits for the next build."""

from __future__ import annotations

import json
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from builder.server import Handler, serve_folder

_SCRIPT = Path(__file__).with_name("live.js")
_PREFIX = "/__live__/"
_LONGEST = 25.0
"""Seconds that a browser is kept waiting for news."""
_EMPTY = b"<!doctype html><html lang=en><meta charset=utf-8><title>Not built</title><body></body></html>"


class News:
    """The number of the last build, and what kept it from being one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._build = 0
        self._problems: tuple[str, ...] = ()
        self.ahead: Mapping[str, bytes] = {}
        """What a build to come will have, by address; until then it is shown in the place of what is there."""

    def tell(self, problems: Sequence[str] = (), ahead: Mapping[str, bytes] | None = None) -> None:
        """Say that there was another build, or why there is none; or, of the pages of `ahead`, what it will show.

        Where there is none, what was shown ahead stays: an error must not take back an edit that was right.
        """
        with self._changed:
            self._build += 1
            self._problems = tuple(problems)
            more = {f"/{path.removesuffix('index.html')}": page for path, page in (ahead or {}).items()}
            self.ahead = {**self.ahead, **more} if ahead or problems else {}
            self._changed.notify_all()

    def state(self, known: int | None = None) -> tuple[int, tuple[str, ...]]:
        """Return number and problems; of a number that is `known`, once there is another or some time has passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._build != known, timeout=_LONGEST)
            return self._build, self._problems


@contextmanager
def serve_live(folder: Path, news: News, port: int = 0) -> Iterator[str]:
    """Serve `folder`, as it is and as it will be, while the block runs, and give its address."""

    class Live(Handler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def do_GET(self) -> None:  # noqa: N802 - the name is the library's
            path = urlsplit(self.path).path
            if path == f"{_PREFIX}state":
                known = parse_qs(urlsplit(self.path).query).get("build")
                build, problems = news.state(int(known[0]) if known and known[0].isdigit() else None)
                data = {"build": build, "problems": problems, "only": list(news.ahead)}
                self._answer(json.dumps(data).encode(), "application/json")
            elif path == f"{_PREFIX}live.js":
                self._answer(_SCRIPT.read_bytes(), "text/javascript")
            elif (made := news.ahead.get(path)) is not None and not path.endswith("/"):
                self._answer(made, mimetypes.guess_type(path)[0] or "application/octet-stream")
            elif (page := made or _page(Path(self.translate_path(self.path)), path)) is not None:
                self._answer(_with_script(page, news.state()[0]), "text/html; charset=utf-8")
            else:
                super().do_GET()

        def _answer(self, body: bytes, kind: str) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with serve_folder(folder, port, Live) as address:
        yield address


def _page(path: Path, address: str) -> bytes | None:
    """Return the page at a path, for which the home page waits even before there is one; None where it is none."""
    if path.is_dir() and address.endswith("/"):
        path /= "index.html"
    elif path.suffix != ".html":
        return _EMPTY if address == "/" else None
    for _ in range(10):  # The folder is swapped by two renames; between them there is none.
        try:
            return path.read_bytes()
        except FileNotFoundError:
            if path.parent.is_dir():
                break
            time.sleep(0.01)
    return _EMPTY if address == "/" else None


def _with_script(page: bytes, build: int) -> bytes:
    script = f'<script src="{_PREFIX}live.js" data-build="{build}"></script>'.encode()
    at = page.rfind(b"</body>")
    return page[:at] + script + page[at:] if at >= 0 else page + script
