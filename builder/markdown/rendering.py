"""What the site engine makes of Markdown, asked before it is asked to: Python-Markdown, set up as MkDocs sets it up.

Links are added to Markdown, and nothing else may change by that. Where that is not plain from the text, it is rendered
here with its links and without.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS = ("toc", "tables", "fenced_code", "sane_lists", "attr_list")
"""Those of MkDocs and of `mkdocs.yml`; a test holds that they are the same."""
_OURS = re.compile(r'<a href="(?:\.\./)*entities/[a-z0-9-]+\.md">(.*?)</a>', re.DOTALL)


def rendered(markdown: str) -> str:
    """Return the HTML of a text."""
    return str(_converter().reset().convert(markdown))


def led_to(markdown: str) -> list[str]:
    """Return the addresses of the links and pictures of a text, in order, but for those within raw HTML."""
    collected: list[str] = []
    converter = _collecting(collected.append)
    converter.reset().convert(markdown)
    return collected


def _collecting(collect: Callable[[str], None]) -> Markdown:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor
    from markdown.util import AMP_SUBSTITUTE

    class Collector(Treeprocessor):  # type: ignore[misc]
        def run(self, root: Element) -> None:
            for element in root.iter():
                address = element.get({"a": "href", "img": "src"}.get(str(element.tag), ""))
                if address and AMP_SUBSTITUTE not in address:  # an address of mail
                    collect(address)

    converter = Markdown(extensions=list(EXTENSIONS))
    converter.treeprocessors.register(Collector(), "addresses", 0)
    return converter


def adds_only_links(linked: str, plain: str, links: int) -> bool:
    """Say whether `linked` renders as `plain` does, but for so many links to pages of names."""
    with_links, ours = _OURS.subn(r"\1", rendered(linked))
    without, others = _OURS.subn(r"\1", rendered(plain))
    return ours - others == links and with_links == without


@functools.cache
def _converter() -> Markdown:
    from markdown import Markdown

    return Markdown(extensions=list(EXTENSIONS))
