"""Run a fuzzer for a set time: `python -m benchmarks.fuzz clean yaml link markdown --seconds 60`.

Atheris (libFuzzer) changes inputs so that they reach code which none has reached before. What breaks a promise is told
and kept in `.fuzz/<target>/found/`, once for each place it breaks at, and fuzzing goes on: one fault hides no other.
The inputs that reach something new are kept beside it, so the next run goes on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

_CORPUS = Path(__file__).with_name("corpus")
_KEPT = Path(".fuzz")
_NAMES = ("clean", "yaml", "link", "markdown")
_SLOW = 5.0
"""Seconds of a core for an input of at most `_LONGEST` bytes; instruments in the code make it several times as long."""
_LONGEST = 4_096


def main() -> None:
    """Run each target in a process of its own, and fail where one found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(_NAMES)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.targets).difference(_NAMES)):
        parser.error(f"there is no target {', '.join(unknown)}; there are {', '.join(_NAMES)}")
    if arguments.inside:
        _fuzz(arguments.targets[0], arguments.seconds)
        return
    found = []
    for name in arguments.targets or _NAMES:
        print(f"{name}, {arguments.seconds} s", flush=True)
        command = [sys.executable, "-m", "benchmarks.fuzz", name, "--seconds", str(arguments.seconds), "--inside"]
        code = subprocess.run(command, check=False).returncode
        found += [str(path) for path in sorted(_found(name).iterdir())]
        if code:
            found.append(f"{name}: the fuzzer ended with exit code {code}")
    sys.exit("\n".join(found) or None)


def _found(name: str) -> Path:
    folder = _KEPT / name / "found"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fuzz(name: str, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["builder", "markdown"]):
        from benchmarks.fuzz.targets import TARGETS
    kept = _KEPT / name / "corpus"
    kept.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=120", "-rss_limit_mb=4096"]
    options += ["-print_final_stats=1", f"-artifact_prefix={_found(name)}/", str(kept), str(_CORPUS / name)]
    atheris.Setup([sys.argv[0], *options], _watched(TARGETS[name], _found(name)))
    atheris.Fuzz()


def _watched(target: Callable[[bytes], None], found: Path) -> Callable[[bytes], None]:
    def watched(data: bytes) -> None:
        start = time.process_time()  # other work on the machine is not the input's fault
        try:
            target(data)
        except Exception as error:
            _keep(data, _place(error), traceback.format_exc(), found)
        if (took := time.process_time() - start) > _SLOW:
            _keep(data, "slow", f"{len(data)} bytes took {took:.1f} s\n", found)

    return watched


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).stem}-{frame.lineno}" for frame in frames]
    last = places[-1:] if len(places) < 50 else ["deep"]
    return "-".join([type(error).__name__, *places[1:3], *last])


def _keep(data: bytes, place: str, said: str, found: Path) -> None:
    if any(path.name.startswith(f"{place}.") for path in found.iterdir()):
        return
    path = found / f"{place}.{hashlib.sha256(data).hexdigest()[:8]}"
    path.write_bytes(data)
    print(f"{path}:\n{said}", flush=True)


if __name__ == "__main__":
    main()
