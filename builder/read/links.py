"""Addresses of links in raw articles: only what leads to a public web page, without what follows the reader there.

Raw articles are written by strangers, so an address is taken apart and put together again; what is not surely an
address is no link, and its text stays. Which parameters track is taken from the list by which Brave cleans addresses
("query filter"), with other click ids that are widely known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

MAX_LENGTH = 4_000
"""Characters; longer addresses carry data, not a place."""

_TRACKING = frozenset(
    (
        "gclid gclsrc dclid gbraid wbraid srsltid _ga _gl "  # Google
        "fbclid fb_action_ids fb_comment_id igsh igshid "  # Meta
        "msclkid twclid ref_src ref_url ttclid li_fat_id rdt_cid epik "  # Microsoft, X and others
        "yclid ymclid ysclid _openstat rb_clickid irclickid wickedid unicorn_click_id "  # Yandex, advertising networks
        "mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash ck_subscriber_id _kx __s _bhlid vgo_ee bbeml "  # mail
        "_hsenc _hsmi __hsfp __hssc __hstc hsctatracking vero_conv vero_id et_rid ss_email_id "
        "bsft_clkid bsft_uid oly_anon_id oly_enc_id at_recipient_id at_recipient_list sc_customer sc_eh sc_uid "
        "oft_c oft_ck oft_d oft_id oft_ids oft_k oft_lk oft_sk "
        "s_cid guce_referrer guce_referrer_sig _branch_match_id _branch_referrer"  # analytics
    ).split()
)
_TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_", "pk_", "matomo_")
_EDGES = "".join(map(chr, range(33)))
_BREAKS = re.compile(r"[\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_HOST = re.compile(r"(?=.{1,253}\Z)(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+\.?")
_SAFE = "%/:@!$&'()*+,;=-._~"
"""Kept as they are in paths, queries and fragments; everything else is percent-encoded."""


def clean_url(url: str) -> str | None:
    """Return the address of a public web page without credentials and tracking parameters, in ASCII but for its host.

    None for anything else: another scheme than http and https, no host name, control characters, a relative address.
    """
    url = _BREAKS.sub("", url.strip(_EDGES))  # as browsers read it
    return None if len(url) > MAX_LENGTH or _CONTROL.search(url) else _cleaned(url)


@lru_cache(maxsize=512)  # Each link of a page is held against the page's own address, and menus stand in it twice.
def _cleaned(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
        path, query, fragment = (quote(part, safe=_SAFE + "?") for part in parts[2:])
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    place = host if port in (None, 80 if parts.scheme == "http" else 443) else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, path.replace("?", "%3F") or "/", _untracked(query), _untracked(fragment)))


def resolved(href: str, page: str | None, base: str | None = None) -> str | None:
    """Return where a link of a page leads, cleaned; None where it leads nowhere that is known, or to the page itself.

    `page` is the page's own address, `base` what it says its relative links start from.
    """
    href = href.strip(_EDGES)
    if not href or href.startswith("#"):
        return None
    try:
        target = clean_url(urljoin(_joined(page or "", base or ""), href))
    except ValueError:
        return None
    own = clean_url(page) if page else None
    return None if target and own and _place(target) == _place(own) else target


_joined = lru_cache(maxsize=1)(urljoin)
"""Where the relative links of a page start from."""


def _place(url: str) -> str:
    """Return what two addresses of one page share."""
    return url.partition("#")[0].partition("://")[2].rstrip("/")


def _untracked(query: str) -> str:
    return "&".join(part for part in query.split("&") if not _tracks(part))


def _tracks(part: str) -> bool:
    name, equals, _ = part.partition("=")
    name = unquote(name).lower()
    return bool(equals) and (name in _TRACKING or name.startswith(_TRACKING_PREFIXES))
