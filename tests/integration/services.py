"""Starting the services of ``examples/integration`` as processes, and asking them over loopback."""

from __future__ import annotations

import json
import os
import re
import selectors
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

ROOT = Path(__file__).parents[2]
HOME = ROOT / "examples" / "integration"
SECONDS = 30
OPENER = build_opener(ProxyHandler({}))  # a proxy knows nothing of loopback


class Answer(NamedTuple):
    """A status and the JSON that came with it."""

    status: int
    body: Any

    @property
    def codes(self) -> list[str]:
        """The codes of what is wrong."""
        return [one["code"] for one in self.body["problems"]]


class Service(NamedTuple):
    """A service that is running: its address, and where what it says to stderr goes."""

    url: str
    errors: Path

    def ask(self, path: str, body: object = None, method: str | None = None) -> Answer:
        """Send JSON (bytes as they are) and read the answer."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        return fetch(Request(self.url + path, data, method=method))


def fetch(request: Request) -> Answer:
    """The answer to a request; every answer has to be JSON."""
    try:
        with OPENER.open(request, timeout=SECONDS) as answer:
            return Answer(answer.status, json.load(answer))
    except HTTPError as problem:
        with problem:
            return Answer(problem.code, json.load(problem))


@contextmanager
def started(words: Sequence[str | Path], errors: Path) -> Iterator[Service]:
    """A service while it is needed. It is always stopped, and must not have shown a traceback."""
    with errors.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "PYTHONWARNINGS": "error"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=file,
        )
    try:
        yield Service(_address(process, errors), errors)
    finally:
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()
    assert "Traceback" not in errors.read_text("utf-8")


def _address(process: subprocess.Popen[bytes], errors: Path) -> str:
    """Where a service listens, as it says itself once it does."""
    assert process.stdout is not None
    line, end = b"", time.monotonic() + SECONDS
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while not line.endswith(b"\n") and time.monotonic() < end:
            if selector.select(0.2):
                more = os.read(process.stdout.fileno(), 1000)
                if not more:
                    break
                line += more
    found = re.fullmatch(r"ready on (http://127\.0\.0\.1:\d+)\n", line.decode())
    assert found, f"{line!r}: {errors.read_text('utf-8')}"
    return found[1]


def refused(words: Sequence[str | Path]) -> tuple[int, str]:
    """The status and the message of a service that does not start."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def as_curl(line: str) -> Request:
    """The request that a ``curl`` command makes; options that are not known here are a mistake."""
    command, *words = shlex.split(line)
    assert command == "curl"
    url, data, query = "", None, list[str]()
    while words:
        word = words.pop(0)
        if word in ("-s", "-G"):
            continue
        if word == "-d":
            value = words.pop(0)
            data = (ROOT / value[1:]).read_bytes() if value.startswith("@") else value.encode()
        elif word == "--data-urlencode":
            query.append(urlencode([tuple(words.pop(0).split("=", 1))]))
        else:
            assert word.startswith("http://"), word
            url = word
    return Request("?".join([url, *query]), data)
