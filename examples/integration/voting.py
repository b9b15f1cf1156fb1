"""A voting service: it decides by an exported bundle, and says why.

    python examples/integration/voting.py BUNDLE [--port 8401] [--key PUBLIC] [--log FILE]

``POST /decisions`` decides a tally or ballots and keeps nothing. ``POST /results`` records the result of a
matter, once; ``GET /results?matter=`` shows it, to the gateway as to everybody else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from answering import Problem, Unanswered, application, body_of, refuse, serve
from ballots import tally_of
from bundle import Bundle, Refused, load
from rego_rules import ENGINE, Policies
from sentences import OUTCOMES, PROBLEMS, of_reason

KEYS = {"matter", "on", "second_call", "tally", "ballots", "besides"}


class Service:
    """Decides, and keeps what was decided: in memory here, in a database in earnest."""

    def __init__(self, bundle: Bundle, log: Path | None) -> None:
        self.bundle, self.log = bundle, log
        self.policies = Policies(bundle)
        self.rules: dict[str, Any] = self.policies.ask("rules", {}) or {}
        self.results: dict[str, dict[str, Any]] = {}

    async def health(self, _: Request) -> Response:
        bundle = self.bundle
        told = {"title": bundle.title, "bundle": bundle.sha256, "law": bundle.manifest["law"]}
        days = {key: self.policies.ask(key, {}) for key in ("law_from", "law_until")}
        return JSONResponse(told | days | {"engine": ENGINE})

    async def matters(self, _: Request) -> Response:
        told = [
            {"matter": name, **{key: one[key] for key in ("article", "basis", "measures")}}
            for name, one in self.rules.items()
        ]
        return JSONResponse({"matters": told})

    async def decide(self, request: Request) -> Response:
        found, _ = self._decided(await body_of(request))
        return JSONResponse(found)

    async def record(self, request: Request) -> Response:
        found, line = self._decided(await body_of(request))
        if found["matter"] in self.results:
            refuse(409, "recorded-already", "matter", "结果已经记录", "there is a result already")
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        self.results[found["matter"]] = found
        return JSONResponse(found, 201)

    async def result(self, request: Request) -> Response:
        found = self.results.get(request.query_params.get("matter", ""))
        if found is None:
            refuse(404, "no-result", "matter", "这个事项还没有结果", "the matter has no result yet")
        return JSONResponse(found)

    def _decided(self, body: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """What the policy says of a request, in figures and in words; and the line for the log.

        Raises:
            Unanswered: the request cannot be decided; every reason is given.
        """
        asked = _asked(body)
        if problems := self._problems(asked):
            status = 404 if problems[0].code == "unknown-matter" else 422
            raise Unanswered(status, *problems)
        decision = self.policies.ask("decision", asked)
        for reason in decision["reasons"]:
            reason["sentence"] = of_reason(reason)._asdict()
        line = self._receipt(asked, decision)
        said = OUTCOMES[decision["outcome"]]._asdict()
        receipt = "sha256:" + hashlib.sha256(line.encode()).hexdigest()
        return {**decision, "sentence": said, "asked": asked, "receipt": receipt}, line

    def _problems(self, asked: dict[str, Any]) -> list[Problem]:
        told = self.policies.ask("problems", asked)
        found = [Problem(one["code"], one["at"], *PROBLEMS[one["code"]]) for one in told]
        for measure in () if found else self.rules[asked["matter"]]["measures"]:
            if measure not in asked["tally"]:
                text = "计票结果里没有这一项", "the tally lacks this measure"
                found.append(Problem("missing-measure", f"tally.{measure}", *text))
        return found

    def _receipt(self, asked: dict[str, Any], decision: dict[str, Any]) -> str:
        """What was asked, by which bundle it was decided, and how, on one line: what the hash is of."""
        told = {
            "bundle": self.bundle.sha256,
            "engine": ENGINE,
            "asked": asked,
            "outcome": decision["outcome"],
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _asked(body: dict[str, Any]) -> dict[str, Any]:
    """The input for the policy; what the policy itself looks at is left to it."""
    for key in body.keys() - KEYS:
        refuse(422, "unknown-key", key, "没有这一项", "there is no such key")
    if not isinstance(body.get("matter"), str):
        refuse(422, "no-matter", "matter", "缺少表决事项", "the matter is missing")
    if not _is_day(body.get("on")):
        refuse(422, "not-a-day", "on", "缺少表决日期（2026-05-01）", "a day is needed (2026-05-01)")
    if not isinstance(body.get("second_call", False), bool):
        refuse(422, "not-true-or-false", "second_call", "应当是 true 或 false", "true or false")
    if ("tally" in body) == ("ballots" in body):
        refuse(422, "tally-or-ballots", "tally", "给出计票结果或者选票", "a tally, or ballots")
    tally = body["tally"] if "tally" in body else tally_of(body["ballots"], body.get("besides"))
    called = {"second_call": True} if body.get("second_call") else {}
    return {"matter": body["matter"], "on": body["on"], **called, "tally": tally}


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def app_of(service: Service) -> Starlette:
    """The addresses of the service."""
    return application(
        [
            Route("/health", service.health),
            Route("/matters", service.matters),
            Route("/decisions", service.decide, methods=["POST"]),
            Route("/results", service.record, methods=["POST"]),
            Route("/results", service.result, methods=["GET"]),
        ]
    )


def main() -> int:
    """Load the bundle and serve; a bundle that was changed is refused before anything listens."""
    parser = argparse.ArgumentParser(description="decide votes by an exported bundle")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--port", type=int, default=8401)
    parser.add_argument("--key", type=Path, help="check the signature of the bundle with this key")
    parser.add_argument("--log", type=Path, help="append a line for each result to this file")
    args = parser.parse_args()
    try:
        service = Service(load(args.bundle, args.key), args.log)
    except Refused as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 1
    serve(app_of(service), args.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
