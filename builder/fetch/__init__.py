"""Fetching one page from the web. Nothing else in the builder opens a connection; `add` and `links` ask this to.

Everything that comes is bounded before it is kept: its size, packed and unpacked, the redirects, and the time that all
of it takes. Whatever fails is a NotFetched that says why and what to do.
"""

from __future__ import annotations

import http
import http.client
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from builder import __version__
from builder.fetch.connection import BY_HAND, NotFetched, Wire, connect, reason

SECONDS = 20.0
"""Longest time for one page, redirects and the look-up of names included."""
MAX_REDIRECTS = 5

_CHUNK = 65_536
_GZIP = 0x1F
"""First byte of every gzip stream."""
_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:@!$&'()*+,;=~-._?"
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_HEADERS = {
    "User-Agent": f"policy-briefing-builder/{__version__}",
    "Accept": "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, text/markdown;q=0.7",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave."""

    url: str
    """Where it came from, after redirects; without fragment."""
    data: bytes
    """Decompressed, otherwise as it came."""
    content_type: str | None
    """Such as `text/html`, in lower case; None where the server does not say."""
    charset: str | None
    """The encoding that the server names beside the content type."""


def fetch(url: str, *, limit: int | None, allow_private: bool = False, seconds: float = SECONDS) -> Fetched:
    """Return the page at `url`, of at most `limit` bytes, within `seconds`; without a limit none of it is read.

    `allow_private` lets it come from this machine and from private networks. Raises NotFetched.
    """
    deadline = time.monotonic() + seconds
    target = _target(url)
    try:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _ask(target, limit, allow_private, deadline)
            if isinstance(answer, Fetched):
                return answer
            target = _target(answer, target.geturl())
    except TimeoutError:
        raise NotFetched(f"it took longer than {seconds:g} seconds; try again later, or {BY_HAND}") from None
    except (http.client.HTTPException, OSError) as error:
        raise NotFetched(f"the connection to {target.hostname} broke ({reason(error)}); try again later") from None
    raise NotFetched(f"it redirects more than {MAX_REDIRECTS} times; {BY_HAND}")


def _target(url: str, base: str = "") -> SplitResult:
    """Return an address to fetch, its host and path in ASCII, without fragment; `url` may be relative to `base`."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        raise NotFetched("this is not a web address; copy it anew from the browser") from None
    if parts.scheme not in _PORTS:
        raise NotFetched("only addresses that begin with https:// or http:// are fetched; name a file by its path")
    if "@" in parts.netloc:
        raise NotFetched(f"the address holds a user name or a password; leave them out, or {BY_HAND}")
    if not _HOST.fullmatch(host):
        raise NotFetched("the address has no host that can be asked; copy it anew from the browser")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    return SplitResult(parts.scheme, netloc, path, query, "")


def _ask(target: SplitResult, limit: int | None, allow_private: bool, deadline: float) -> Fetched | str:
    """Return the page, or the address that the server redirects to, as it gives it."""
    connection = http.client.HTTPConnection(target.netloc)
    connection.auto_open = 0  # It would look the name up again.
    host, port = target.hostname or "", target.port or _PORTS[target.scheme]
    with connect(target.scheme, host, port, allow_private=allow_private, deadline=deadline) as sock:
        connection.sock = Wire(sock, deadline)
        path = urlunsplit(("", "", target.path, target.query, ""))
        connection.request("GET", path, headers={"Host": target.netloc, **_HEADERS})
        with closing(connection.getresponse()) as response:
            location = response.headers["Location"]
            if response.status in (301, 302, 303, 307, 308) and location:
                return quote(location, safe=_SAFE + "#[]", encoding="latin-1")
            if response.status != http.HTTPStatus.OK:
                raise NotFetched(_refusal(response.status), response.status)
            stated = "Content-Type" in response.headers
            return Fetched(
                url=target.geturl(),
                data=b"" if limit is None else _body(response, limit),
                content_type=response.headers.get_content_type() if stated else None,
                charset=response.headers.get_content_charset(),
            )


def _refusal(status: int) -> str:
    known = status in {each.value for each in http.HTTPStatus}
    answer = f"the server answered {status}{' ' + http.HTTPStatus(status).phrase if known else ''}"
    return f"{answer}; {'check the address' if status in (404, 410) else BY_HAND}"


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """Return the whole answer, decompressed; neither what comes nor what it unpacks to may exceed `limit` bytes."""
    packing = (response.headers["Content-Encoding"] or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise NotFetched(f"the server packs its answer in a way that is not read here; {BY_HAND}")
    pieces = _pieces(response, limit)
    data = b"".join(pieces if packing == "identity" else _unpacked(pieces, limit))
    if response.length:
        raise NotFetched("the answer was cut off; try again later")
    return data


def _pieces(response: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    if (response.length or 0) > limit:
        raise _too_large(limit)
    size = 0
    while piece := response.read(_CHUNK):
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
        yield piece


def _unpacked(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Return what gzip packed, never unpacking more than `limit` bytes; one stream may follow another."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    size = 0
    try:
        for packed in pieces:
            while packed:
                if unpacker.eof:
                    if packed[0] != _GZIP:
                        break  # Padding, which browsers pass over as well.
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                piece = unpacker.decompress(packed, limit + 1 - size)
                size += len(piece)
                if size > limit:
                    raise _too_large(limit)
                yield piece
                packed = unpacker.unused_data
    except zlib.error:
        raise NotFetched(f"the answer is damaged; try again later, or {BY_HAND}") from None
    if not unpacker.eof:
        raise NotFetched("the answer was cut off; try again later")


def _too_large(limit: int) -> NotFetched:
    return NotFetched(f"the page is larger than {limit / 1_000_000:g} MB; save the article alone and add the file")


__all__ = ["Fetched", "NotFetched", "fetch"]
