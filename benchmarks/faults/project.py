"""A very small project in which commands run in processes of their own, and what must be true of it afterwards."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import spacy

from builder.cli import main
from builder.pipeline import Folders, build_site
from tests.conftest import ENTITIES, ROOT, SAMPLE, STORY, TOPICS, tree

Files = Mapping[str, bytes]
OUTPUTS = {"build": ("build/docs",), "site": ("build/docs", "site")}
"""By command, the folders that it writes."""
_PATIENCE = 300.0
"""Seconds after which a command that takes a few is taken to hang."""
_OWN = frozenset({"build", "site", "seeds", "content", "mkdocs.yml", "overrides", ".cache"})
_BEFORE = {
    "seeds/plant.txt": STORY,
    "seeds/plant.yml": "publisher: The Wire\ndate: 2024-03-02\n",
    "seeds/rain.txt": "Rain fills the lakes\n\nIt rained for a week in Japan, and the lakes are full again.\n",
    "content/pages/guide.md": "# Guide\n\n[A plant](articles/plant.md), by [[Acme]].\n",
    "content/articles/rain.yml": "title: Full lakes\n",
}
_MORE = "Plant {0} opens\n\nAcme opens plant {0} in Japan, number {0} of its plants, and says so {0} times.\n"
_AFTER = {
    "seeds/plant.txt": STORY.replace("Nagoya", "Gifu"),
    "seeds/snow.txt": "Snow falls\n\nIt snowed for a week in Japan, and the roads of Acme are closed to all.\n",
    "content/entities/acme.yml": ENTITIES["acme"].replace("Acme Robotics", "Acme Works"),
    "content/articles/rain.yml": "title: Lakes, full again\n",
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    """Exit code; negative: the number of the signal."""
    said: str


class Faulty:
    """A project with two states of its inputs, and what a sound build makes of each."""

    def __init__(self, folder: Path, command: str, articles: int = 0) -> None:
        """Make the project in a folder that is empty, with so many more articles."""
        self.folder, self.command = folder / "project", command
        self.folder.mkdir()
        self.outputs = OUTPUTS[command]
        for name in ("mkdocs.yml", "overrides"):
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.folder / name)
        shutil.copytree(SAMPLE / "content/pages", self.folder / "content/pages")
        for slug, text in ENTITIES.items():
            self.write({f"content/entities/{slug}.yml": text})
        self.write({f"content/topics/{slug}.yml": text for slug, text in TOPICS.items()} | _BEFORE)
        self.write({f"seeds/more-{number}.txt": _MORE.format(number) for number in range(articles)})
        self._put_by("given", ("mkdocs.yml", "overrides"))
        self._warm()
        self.before = self._sound()
        self._put_by("before", ("build", "site", ".cache", "seeds", "content"))
        self.edit()
        self.after = self._sound("--no-cache")
        self.given = self.inputs()

    def write(self, files: Mapping[str, str]) -> None:
        """Write inputs."""
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")

    def edit(self) -> None:
        """Do what a person does between two builds."""
        self.write(_AFTER)

    def edited(self) -> None:
        """Have the outputs and the cache of the first state, and the inputs of the second."""
        kept = self.folder.with_name("before")
        for name in ("build", "site", ".cache", "seeds", "content"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if (kept / name).exists():
                shutil.copytree(kept / name, self.folder / name, copy_function=shutil.copy)
        self.edit()

    def inputs(self) -> Files:
        """Return what people wrote."""
        return {
            f"{name}/{path}": content
            for name in ("seeds", "content")
            for path, content in tree(self.folder / name).items()
        }

    def built(self) -> dict[str, Files]:
        """Return the outputs."""
        return {name: tree(self.folder / name) for name in self.outputs}

    def run(self, *options: str, around: Callable[[], AbstractContextManager[object]] = nullcontext) -> Ended:
        """Run the command, and `around` it whatever is to happen to it."""
        with self.running(*options, around=around) as process:
            return process.end()

    def running(self, *options: str, around: Callable[[], AbstractContextManager[object]] = nullcontext) -> Process:
        """Start the command."""
        return Process(self.folder, (self.command, *options), around)

    def wrong(self, *, after_too: bool = True) -> list[str]:
        """Return what a fault must not leave behind: outputs that are neither state, inputs that changed."""
        found = self.built()
        states = [self.before, self.after] if after_too else [self.before]
        wrong = [
            f"{n} is neither the old nor the new one" for n in self.outputs if found[n] not in [s[n] for s in states]
        ]
        return wrong + ([] if self.inputs() == self.given else ["what a person wrote has changed"])

    def next_run(self) -> list[str]:
        """Run the command once more, with nothing in its way, and return what is wrong then."""
        ended = self.run()
        wrong = [f"the next run ended with {ended.code}: {ended.said}"] if ended.code else []
        wrong += [f"{name} of the next run differs" for name in self.outputs if self.built()[name] != self.after[name]]
        left = {path.name for path in self.folder.iterdir()} - _OWN
        left |= {path.name for path in (self.folder / "build").iterdir()} - {"docs"}
        return wrong + [f"{name} is left over" for name in sorted(left)]

    def _warm(self) -> None:
        """Load here what every command would load for itself, above all spaCy, which takes longer than a build."""
        spacy.blank = functools.cache(spacy.blank)  # type: ignore[assignment]
        out, site = self.folder.with_name("warm"), self.folder.with_name("warm-site")
        build_site(
            Folders(
                seeds=self.folder / "seeds",
                content=self.folder / "content",
                out=out,
                site=site,
                config=self.folder / "mkdocs.yml",
            )
        )

    def _sound(self, *options: str) -> dict[str, Files]:
        ended = self.run(*options)
        assert ended.code == 0, ended.said
        return self.built()

    def _put_by(self, name: str, what: Iterable[str]) -> None:
        kept = self.folder.with_name(name)
        kept.mkdir()
        for path in filter(Path.exists, (self.folder / each for each in what)):
            (shutil.copytree if path.is_dir() else shutil.copy)(path, kept / path.name)


class Process:
    """A command in a process of its own: a copy of this one, so that nothing has to be imported again."""

    def __init__(
        self, folder: Path, arguments: tuple[str, ...], around: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - read once the process has ended
        sys.stdout.flush()
        sys.stderr.flush()
        self.id = os.fork()
        if self.id == 0:
            os.setsid()
            _become(folder, arguments, around, self._said.fileno())

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_error: object) -> None:
        self._said.close()

    def kill(self, after: float) -> None:
        """Kill it after so many seconds."""
        time.sleep(after)
        os.kill(self.id, signal.SIGKILL)

    def is_gone(self, seconds: float = 10.0) -> bool:
        """Say whether all that it started ends soon after it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                os.killpg(self.id, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.05)
        return False

    def end(self) -> Ended:
        """Wait for its end. Raises TimeoutError where it waits for ever; it is killed then, and all that it started."""
        end = time.monotonic() + _PATIENCE
        while not (ended := os.waitpid(self.id, os.WNOHANG))[0]:
            if time.monotonic() > end:
                os.killpg(self.id, signal.SIGKILL)
                os.waitpid(self.id, 0)
                raise TimeoutError(f"a command had not ended after {_PATIENCE:.0f} seconds")
            time.sleep(0.005)
        status = ended[1]
        self._said.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), self._said.read().decode("utf-8", "replace"))


def _become(
    folder: Path, arguments: tuple[str, ...], around: Callable[[], AbstractContextManager[object]], said: int
) -> None:
    """Run a command and end: nothing of what called this may go on in the copy."""
    code = 99
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = open(1, "w", closefd=False, buffering=1)  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False, buffering=1)  # noqa: SIM115
        os.chdir(folder)
        sys.argv = ["briefing", *arguments]
        with around():
            main.main(arguments, prog_name="briefing")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        os._exit(code)
