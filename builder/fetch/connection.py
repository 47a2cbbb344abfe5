"""Connecting to a host of the public internet, and to no other, within a time limit.

A name is resolved once, every address that it leads to is looked at, and the connection goes to one of those: a name
that leads elsewhere when it is asked again gains nothing. Proxies that the environment names are not used: a proxy
resolves the name itself, so what was looked at here would not be what it connects to.
"""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import threading
import time
from typing import Any

CONNECT_SECONDS = 5.0
"""Longest time for one attempt to connect."""
BY_HAND = "save the page with a browser and add the file"
"""What always helps where a page cannot be fetched."""

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Networks for protocols and documentation that not every supported version of `ipaddress` knows of."""

_Address = tuple[socket.AddressFamily, Any]
"""Family of a socket, and what its `connect` takes."""


class NotFetched(Exception):
    """A page that could not be had; the message says why, and what to do."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status
        """What the server answered; None where it did not."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet: no private network's, no group's, no protocol's own.

    An IPv6 address that only carries an IPv4 address (mapped, 6to4, NAT64) is judged by the address that it carries.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else None
        if carried := ip.ipv4_mapped or ip.sixtofour or nat64:
            ip = carried
        elif ip not in _GLOBAL_UNICAST:
            return False
    special = any(ip in network for network in _SPECIAL if network.version == ip.version)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or special)


def connect(scheme: str, host: str, port: int, *, allow_private: bool, deadline: float) -> socket.socket:
    """Return a socket connected to an address of the host that was looked at; with TLS for https.

    `deadline` is a moment of `time.monotonic`. Raises NotFetched, TimeoutError and the system's own OSErrors.
    """
    addresses = _resolve(host, port, deadline)
    inside = next((address[0] for _, address in addresses if not is_public(address[0])), None)
    if inside and not allow_private:
        where = host if host == inside else f"{host} leads to {inside}, which"
        text = f"{where} is not an address of the public internet; if you trust it, give --allow-private"
        raise NotFetched(text)
    sock = _dial(host, addresses, deadline)
    if scheme == "http":
        return sock
    try:
        sock.settimeout(_left(deadline))
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        raise NotFetched(f"the certificate of {host} is not valid ({error.verify_message}); {BY_HAND}") from None
    except BaseException:
        sock.close()
        raise


def _resolve(host: str, port: int, deadline: float) -> list[_Address]:
    """Return the addresses of a host. The system's look-up knows no time limit, so it runs beside us."""
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found.clear()

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if thread.is_alive():
        raise TimeoutError
    addresses = [(family, address) for family, _, _, _, address in found]
    if not addresses:
        raise NotFetched(f"no address is known for {host}; check how it is spelt, and the connection to the internet")
    return addresses


def _dial(host: str, addresses: list[_Address], deadline: float) -> socket.socket:
    why = ""
    for family, address in addresses:
        try:
            sock = socket.socket(family, socket.SOCK_STREAM)
        except OSError as error:  # This machine knows no IPv6.
            why = reason(error)
            continue
        try:
            sock.settimeout(min(CONNECT_SECONDS, _left(deadline)))
            sock.connect(address)
        except OSError as error:
            sock.close()
            _left(deadline)
            why = reason(error)
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise NotFetched(f"cannot connect to {host} ({why}); check the address, or {BY_HAND}")


def _left(deadline: float) -> float:
    """Return the seconds that are left. Raises TimeoutError where none are."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def reason(error: Exception) -> str:
    """Return why, in the system's words: never in those of the server, which could hold anything."""
    if isinstance(error, TimeoutError):
        return "no answer"
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__


class Wire:
    """A connected socket as http.client uses one, whose every wait ends at the deadline, however slowly bytes come."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        """Send all of `data`."""
        self._sock.settimeout(_left(self._deadline))
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes, to be read."""
        return io.BufferedReader(_Incoming(self._sock, self._deadline))

    def close(self) -> None:
        """Leave it to who opened the socket: http.client closes before the answer was read."""


class _Incoming(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        super().__init__()
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)
