"""What `mkdocs.yml` says of the published site that the builder has to know: its name, description and address.

The file is read the way MkDocs reads it, environment variables included, so both always speak of one site.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from builder.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The site as readers and machines meet it."""

    name: str = "Briefing"
    description: str = ""
    address: str = ""
    """Absolute, ends with `/`; empty where nobody said where the site will be."""


UNPUBLISHED = Published()
"""What holds where no file says anything."""


def read_published(config: Path, problems: list[Problem]) -> Published:
    """Return what the file says, the defaults where there is none; what is wrong is appended to `problems`."""
    if not config.is_file():
        return UNPUBLISHED
    # Imported here, because `briefing --help` must answer at once.
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with config.open("rb") as file:
            settings = yaml_load(file)
        name, description, address = (str(settings.get(f"site_{key}") or "") for key in ("name", "description", "url"))
    except (ConfigurationError, OSError, UnicodeDecodeError, AttributeError) as error:
        problems.append(Problem(path=str(config), text=f"cannot be read: {error}"))
        return UNPUBLISHED
    if address and (urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname):
        text = (
            f"site_url (or SITE_URL, which sets it) is '{address}'; it must begin with https:// or http://, or be empty"
        )
        problems.append(Problem(path=str(config), text=text))
        return UNPUBLISHED
    address += "" if address.endswith("/") or not address else "/"
    return Published(name=name or UNPUBLISHED.name, description=description, address=address)
