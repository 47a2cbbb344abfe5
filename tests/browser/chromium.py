"""Finds the Chromium that the browser tests drive; run as a script, installs it where it may, or says how to.

`make test` runs the script first, so that a fresh machine needs no step of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a browser: `$CHROMIUM`, one on the PATH, or the one that Playwright downloaded."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or _playwrights()


def flags() -> list[str]:
    """Return what a browser needs to start anywhere and to speak to nobody but the test's server."""
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    return quiet + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _install() -> None:
    """Try the ways that need nobody's permission; each may fail."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, *command], check=False, stdout=subprocess.DEVNULL, timeout=900)
    if find() is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)


def main() -> None:
    """Make sure that there is a browser, or say in one line how to get one and fail."""
    if find() is None:
        print("Chromium is not installed; installing it for the browser tests", flush=True)
        _install()
    if find() is None:
        sys.exit(
            "No Chromium for the browser tests: install the package `chromium`, or set CHROMIUM to a browser's path "
            "(without one, `.venv/bin/pytest -m 'not browser'` runs the rest)."
        )


if __name__ == "__main__":
    main()
