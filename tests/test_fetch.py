"""Fetching: which addresses are asked, and what becomes of servers that misbehave. Nothing leaves this machine."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.fetch import Fetched, NotFetched, connection, fetch
from builder.fetch.connection import is_public
from tests.web import Web, looking_up

LIMIT = 100_000


@pytest.fixture(autouse=True)
def no_other_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({}))


def get(url: str, *, seconds: float = 20, allow_private: bool = True) -> Fetched:
    return fetch(url, limit=LIMIT, allow_private=allow_private, seconds=seconds)


def refusal(url: str, *, seconds: float = 20, allow_private: bool = True) -> str:
    with pytest.raises(NotFetched) as caught:
        get(url, seconds=seconds, allow_private=allow_private)
    text = str(caught.value)
    assert "; " in text, "what to do is said as well"
    assert text.isprintable()
    return text


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "1.1.1.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "2002:808:808::",
        "64:ff9b::808:808",
    ],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1
    239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::8.8.8.8 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 ff0e::1 100::1 2001::1
    2001:db8::1 3fff::1 5f00::1 4000::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:100.64.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
    2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    """.split(),
)
def test_addresses_of_no_public_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 localhost 2130706433 017700000001 0x7f000001 0x7f.1 127.1 0177.0.0.1 0 [::1] [::] [::ffff:7f00:1] "
    "[::ffff:127.0.0.1] [2002:7f00:1::] [64:ff9b::7f00:1] [fe80::1] 169.254.169.254 10.0.0.1".split(),
)
def test_private_hosts_in_every_spelling_are_refused_before_they_are_asked(
    host: str, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({"localhost": ["127.0.0.1"]}))
    text = refusal(f"http://{host}:{web.port}/", allow_private=False)
    assert "not an address of the public internet" in text
    assert "--allow-private" in text
    assert not web.asked


def test_one_private_address_among_several_refuses_them_all(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"two.example": ["8.8.8.8", "127.0.0.1"], "six.example": ["2606:4700::1111", "fe80::1"]}
    monkeypatch.setattr(socket, "getaddrinfo", looking_up(names))
    monkeypatch.setattr(socket, "socket", None)
    assert "two.example leads to 127.0.0.1" in refusal(web.url("/", "two.example"), allow_private=False)
    assert "six.example leads to fe80::1" in refusal(web.url("/", "six.example"), allow_private=False)


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({"news.example": ["127.0.0.1"]}))
    web.gives("/", b"words", Content_Type="text/plain")
    assert get(web.url("/", "news.example")).data == b"words"
    assert web.asked[0][1]["host"] == f"news.example:{web.port}"


def test_the_next_address_is_tried_where_one_does_not_answer(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({"news.example": ["::1", "127.0.0.1"]}))
    web.gives("/", b"words")
    assert get(web.url("/", "news.example")).data == b"words"


def test_each_redirect_is_looked_at_anew(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"public.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    monkeypatch.setattr(socket, "getaddrinfo", looking_up(names))
    monkeypatch.setattr(connection, "is_public", lambda address: address == "127.0.0.1")
    web.gives("/", status=302, Location=web.url("/secret", "inside.example"))
    text = refusal(web.url("/", "public.example"), allow_private=False)
    assert "inside.example leads to 127.0.0.2" in text
    assert [path for path, _ in web.asked] == ["/"]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "begin with https:// or http://"),
        ("file:///etc/hosts", "begin with https:// or http://"),
        ("https://ada:secret@example.org/", "a user name or a password"),
        ("https://ada@example.org/", "a user name or a password"),
        ("https://@example.org/", "a user name or a password"),
        ("https:///story", "no host"),
        ("https://[fe80::1%25eth0]/", "no host"),
        ("https://[fe80::1%eth0]/", "no host"),
        ("https://exa mple.org/", "no host"),
        ("https://example.org\\@127.0.0.1/", "a user name or a password"),
        ("https://[::1/", "not a web address"),
        ("https://example.org:port/", "not a web address"),
        ("https://example.org:99999/", "not a web address"),
    ],
)
def test_what_is_no_address_to_fetch_is_said(url: str, why: str) -> None:
    text = refusal(url)
    assert why in text
    assert "secret" not in text


def test_a_name_that_nobody_knows() -> None:
    assert "no address is known for nowhere.example" in refusal("https://nowhere.example/")
    assert "no address is known" in refusal(f"https://{'a' * 70}.example/")


def test_a_look_up_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [] if over.wait() else None)
    assert "longer than 0.1 seconds" in refusal("https://slow.example/", seconds=0.1)
    over.set()


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "cannot connect to 127.0.0.1 (Connection refused)" in refusal(f"http://127.0.0.1:{port}/")


def test_a_page_comes_with_what_the_server_says_of_it(web: Web) -> None:
    came = get(web.gives("/a%20b?c=%C3%A9", b"caf\xe9", Content_Type="Text/HTML; Charset=Latin1"))
    assert came == Fetched(url=web.url("/a%20b?c=%C3%A9"), data=b"caf\xe9", content_type="text/html", charset="latin1")
    headers = web.asked[0][1]
    assert headers["user-agent"].startswith("policy-briefing-builder/")
    assert not {"cookie", "referer", "authorization"} & set(headers)


def test_an_address_in_other_letters_is_asked_in_ascii_and_without_its_fragment(web: Web) -> None:
    web.gives("/caf%C3%A9?q=%E6%9D%B1", b"words")
    assert get(web.url("/café?q=東#part")).url == web.url("/caf%C3%A9?q=%E6%9D%B1")


def test_what_the_server_does_not_say_is_not_known(web: Web) -> None:
    came = get(web.gives("/", b"words"))
    assert (came.content_type, came.charset) == (None, None)


def test_proxies_of_the_environment_are_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert get(web.gives("/", b"words")).data == b"words"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int, web: Web) -> None:
    web.gives("/old/", status=status, Location="../new?a=1#part")
    web.gives("/new?a=1", b"words")
    assert get(web.url("/old/")).url == web.url("/new?a=1")


def test_a_redirect_in_raw_bytes_goes_where_it_says(web: Web) -> None:
    web.sends("/", "HTTP/1.1 302 Found\r\nLocation: /caf\u00e9\r\n\r\n".encode())
    web.gives("/caf%C3%A9", b"words")
    assert get(web.url("/")).data == b"words"


def test_five_redirects_and_no_more(web: Web) -> None:
    for number in range(6):
        web.gives(f"/{number}", status=302, Location=f"/{number + 1}")
    web.gives("/6", b"words")
    assert get(web.url("/1")).data == b"words"
    assert "more than 5 times" in refusal(web.url("/0"))


def test_a_redirect_in_a_circle_ends(web: Web) -> None:
    web.gives("/", status=302, Location="/")
    assert "more than 5 times" in refusal(web.url("/"))
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/hosts", "begin with https:// or http://"),
        ("gopher://127.0.0.1/", "begin with https:// or http://"),
        ("http://ada:secret@127.0.0.1/", "a user name or a password"),
        ("http://[::1", "not a web address"),
        ("/\x1b[2J", "the server answered 404 Not Found"),
    ],
)
def test_redirects_to_what_is_no_page_are_refused(location: str, why: str, web: Web) -> None:
    web.gives("/", status=302, Location=location)
    assert why in refusal(web.url("/"))


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, r"the server answered 404 Not Found; check the address"),
        (403, r"the server answered 403 Forbidden; save the page .*"),
        (500, r"the server answered 500 Internal Server Error; .*"),
        (204, r"the server answered 204 No Content; .*"),
        (304, r"the server answered 304 Not Modified; .*"),
        (302, r"the server answered 302 Found; .*"),
        (799, r"the server answered 799; .*"),
    ],
)
def test_other_answers_are_errors(status: int, why: str, web: Web) -> None:
    assert re.fullmatch(why, refusal(web.gives("/", status=status)))


@pytest.mark.parametrize("size", [LIMIT - 1, LIMIT, LIMIT + 1, LIMIT * 20])
@pytest.mark.parametrize("form", ["plain", "gzip", "chunked", "unmeasured"])
def test_the_limit_of_size_holds_in_every_form(size: int, form: str, web: Web) -> None:
    body = b"x" * size
    if form == "plain":
        url = web.gives("/", body)
    elif form == "gzip":
        url = web.gives("/", gzip.compress(body), Content_Encoding="gzip")
    elif form == "chunked":
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        url = web.sends("/", head, b"%x\r\n" % size, body, b"\r\n0\r\n\r\n")
    else:
        url = web.sends("/", b"HTTP/1.1 200 OK\r\n\r\n", body)
    if size <= LIMIT:
        assert get(url).data == body
    else:
        assert "larger than 0.1 MB" in refusal(url)


def test_bombs_are_not_unpacked(web: Web) -> None:
    bomb = gzip.compress(bytes(LIMIT * 500))
    assert len(bomb) < LIMIT
    assert "larger than" in refusal(web.gives("/one", bomb, Content_Encoding="gzip"))
    many = gzip.compress(bytes(LIMIT // 10)) * 20
    assert "larger than" in refusal(web.gives("/many", many, Content_Encoding="gzip"))
    empty = gzip.compress(b"") * LIMIT
    assert "larger than" in refusal(web.gives("/empty", empty, Content_Encoding="gzip"))


def test_packed_pages_are_unpacked(web: Web) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert get(web.gives("/", packed, Content_Encoding="GZIP")).data == b"one two"
    assert get(web.gives("/padded", packed + bytes(9), Content_Encoding="x-gzip")).data == b"one two"


@pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "gzip, gzip", "nonsense\x1b"])
def test_other_packings_are_refused(packing: str, web: Web) -> None:
    assert "packs its answer" in refusal(web.gives("/", b"words", Content_Encoding=packing))


def test_answers_that_are_cut_off_are_not_taken_for_whole(web: Web) -> None:
    web.sends("/length", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nwords")
    web.sends("/chunk", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nwords")
    web.gives("/gzip", gzip.compress(b"words")[:-4], Content_Encoding="gzip")
    web.gives("/damaged", b"words", Content_Encoding="gzip")
    web.sends("/nothing")
    web.sends("/other", b"SSH-2.0-OpenSSH\r\n")
    assert "cut off" in refusal(web.url("/length"))
    assert "broke (IncompleteRead)" in refusal(web.url("/chunk"))
    assert "cut off" in refusal(web.url("/gzip"))
    assert "damaged" in refusal(web.url("/damaged"))
    assert "broke (RemoteDisconnected)" in refusal(web.url("/nothing"))
    assert "broke (BadStatusLine)" in refusal(web.url("/other"))


@pytest.mark.parametrize(
    ("start", "forever"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"word "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_a_server_that_drips_is_left(start: bytes, forever: bytes, web: Web) -> None:
    assert "longer than 0.3 seconds" in refusal(web.sends("/", start, forever=forever), seconds=0.3)


def test_the_time_is_that_of_all_redirects_together(web: Web) -> None:
    for number in range(5):

        def answer(request: object, number: int = number) -> None:
            threading.Event().wait(0.1)
            web.gives("/again", status=302, Location=f"/{number + 1}")
            web.answers["/again"](request)  # type: ignore[arg-type]

        web.answers[f"/{number}"] = answer
    web.gives("/5", b"words")
    assert "longer than 0.25 seconds" in refusal(web.url("/0"), seconds=0.25)


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server with a certificate for news.example, which is trusted here."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("the program openssl, which makes the certificate, is not installed")
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=news.example"
    names = ["-addext", "subjectAltName=DNS:news.example", "-keyout", "key.pem", "-out", "certificate.pem"]
    subprocess.run([openssl, *made.split(), *names], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)

        def serve() -> None:
            while not over.is_set():
                try:
                    plain, _ = listener.accept()
                    plain.settimeout(5)
                    with context.wrap_socket(plain, server_side=True) as sock:
                        sock.recv(65_536)
                        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords")
                except OSError:
                    continue  # Nobody came, or whoever came did not trust us.

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        over.set()
        thread.join()


def test_the_certificate_must_be_that_of_the_name(secure: int, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", looking_up(names))
    assert get(f"https://news.example:{secure}/").data == b"words"
    assert "certificate of other.example is not valid" in refusal(f"https://other.example:{secure}/")
    assert "certificate of 127.0.0.1 is not valid" in refusal(f"https://127.0.0.1:{secure}/")


def test_a_certificate_must_be_trusted(secure: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({"news.example": ["127.0.0.1"]}))
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    assert "certificate of news.example is not valid" in refusal(f"https://news.example:{secure}/")


def test_a_server_without_tls_is_no_https_server(web: Web) -> None:
    assert "broke" in refusal(web.url("/").replace("http:", "https:"))
