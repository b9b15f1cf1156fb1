"""How fast the language server answers, beside ``bylawkit check`` of the same file of a thousand lines.

The client is forty lines of this file: it writes to the server's pipe and reads from it, so that no
client library counts. *Key* is what happens at each key: a change is sent, and the completion asked
for at that place is waited for.

    python benchmarks/language_server.py [--assert]
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from measure import ROOT, finish, in_turns, show

ROUNDS = 21
CHECK, START, KEY = "bylawkit check", "server: start to first problems", "server: a key"
MOST = {START: 4.0, KEY: 1 / 20}
"""The aim for the start is 2; four fifths of what is above it is the import of lsprotocol."""


class Server:
    """A language server in a process of its own, with one text open."""

    def __init__(self, path: Path) -> None:
        self.uri = path.resolve().as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bylawkit", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.number = 0
        self.version = 1
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send("initialized", {})
        item = {"uri": self.uri, "languageId": "bylaw", "version": 1, "text": self.text}
        self.send("textDocument/didOpen", {"textDocument": item})
        self.until(lambda one: one.get("method") == "textDocument/publishDiagnostics")

    def send(self, method: str, params: Any, **more: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        number = self.number
        self.send(method, params, id=number)
        return self.until(lambda one: one.get("id") == number)

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            one = self.read()
            if wanted(one):
                return one

    def read(self) -> dict[str, Any]:
        pipe, length = self.process.stdout, 0
        assert pipe is not None
        while (line := pipe.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the server stopped")
        found: dict[str, Any] = json.loads(pipe.read(length))
        return found

    def key(self) -> None:
        """One more space behind 参与, and what may follow it."""
        mark = "  参与"
        line = self.text[: self.text.index(mark)].count("\n")
        at = {"line": line, "character": len(mark)}
        self.version += 1
        item = {"uri": self.uri, "version": self.version}
        change = {"range": {"start": at, "end": at}, "text": " "}
        self.send("textDocument/didChange", {"textDocument": item, "contentChanges": [change]})
        at = {"line": line, "character": len(mark) + 1}
        params = {"textDocument": {"uri": self.uri}, "position": at}
        answer = self.ask("textDocument/completion", params)
        assert answer["result"]["items"], answer

    def stop(self) -> None:
        self.ask("shutdown", None)
        self.send("exit", None)
        self.process.wait()


def started(path: Path) -> None:
    """Start a server, wait for the first problems, stop it."""
    server = Server(path)
    server.process.kill()
    server.process.wait()


def main() -> int:
    """One server stays open for the keys."""
    path = next((ROOT / "examples" / "old").glob("*.bylaw"))
    check = [sys.executable, "-m", "bylawkit", "check", "--no-cache", str(path)]
    server = Server(path)
    jobs: dict[str, Callable[[], object]] = {
        CHECK: partial(subprocess.run, check, check=True, capture_output=True),
        START: partial(started, path),
        KEY: server.key,
    }
    try:
        for job in jobs.values():
            job()
        return finish(partial(measured, jobs))
    finally:
        server.stop()


def measured(jobs: dict[str, Callable[[], object]]) -> list[str]:
    """Print the ratios; return the figures that were missed."""
    taken = in_turns(jobs, ROUNDS)
    ratio = {name: taken[name] / taken[CHECK] for name in jobs}
    rows = [[name, f"{ratio[name]:.3f}"] for name in jobs]
    show(f"Language server, medians of {ROUNDS} turns", ["what", f"× {CHECK}"], rows)
    return [
        f"{name}: {ratio[name]:.3f} × {CHECK}, at most {most:.3f} allowed"
        for name, most in MOST.items()
        if ratio[name] > most
    ]


if __name__ == "__main__":
    raise SystemExit(main())
