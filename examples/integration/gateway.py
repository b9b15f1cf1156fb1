"""A gateway for doors, amenities, papers and money: it asks Cedar who may do what.

    python examples/integration/gateway.py BUNDLE --people FILE --votes URL [--port 8402] [--key PUBLIC]

``POST /requests`` answers whether a person may do something. What is to be carried out only if the votes
carried it is asked with the result that the voting service has recorded, never with figures that the
person brings along. Whatever cannot be found out stays shut.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import cedarpy
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from answering import application, body_of, refuse, serve
from bundle import Bundle, Refused, load

ACTIONS = {
    "decide": "Matter",
    "carryOut": "Matter",
    "holdProxy": "Matter",
    "sitIn": "Party",
    "act": "Norm",
    "read": "Record",
    "useAuthority": "Authority",
}
"""What can be asked, and what it is asked about."""

KEYS = {"person", "action", "what", "context"}
NOTES = ("title", "modality", "article", "basis", "span")

KINDS = ("for", "against", "abstain", "follow", "invalid", "silent", "unserved")
SECONDS = 5
"""How long the voting service may take."""


class Gateway:
    """The policies of a bundle with the people of the compound, each in the parties he or she belongs to."""

    def __init__(self, bundle: Bundle, people: Mapping[str, list[str]], votes: str) -> None:
        files = bundle.files_of("cedar")
        policies, schema = (
            files[f"cedar/{name}"].decode() for name in ("policies.cedar", "schema.cedarschema")
        )
        checked = cedarpy.validate_policies(policies, schema)
        if not checked.validation_passed:
            raise Refused("; ".join(str(one) for one in checked.errors))
        entities = json.loads(files["cedar/entities.json"])
        self.known = {(one["uid"]["type"], one["uid"]["id"]) for one in entities}
        for party in {one for parties in people.values() for one in parties}:
            if ("Compound::Party", party) not in self.known:
                raise Refused(f"the bylaws have no party {party}")
        entities += [_person(name, parties) for name, parties in people.items()]
        self.people, self.votes, self.title = people, votes, bundle.title
        self._policies = cedarpy.PolicySet.from_str(policies)
        self._entities = cedarpy.Entities.from_json_str(json.dumps(entities))
        self._schema = cedarpy.Schema.from_str(schema)
        self._rules = _rules(policies)

    async def health(self, _: Request) -> Response:
        return JSONResponse({"title": self.title, "people": len(self.people)})

    async def ask(self, request: Request) -> Response:
        body = await body_of(request)
        person, action, what, context = self._asked(body)
        if action == "carryOut":
            context = await run_in_threadpool(_votes, self.votes, what)
        found = self._authorized(person, action, what, context)
        if found.diagnostics.errors:
            why = found.diagnostics.errors[0]
            zh = f"缺少需要知道的事实，或者写得不对（{why}）"
            en = f"a fact is missing or is not what it should be ({why})"
            refuse(422, "facts", "context", zh, en)
        rules = self._rules.get((action, ACTIONS[action], what), [])
        return JSONResponse({"allowed": bool(found.allowed), "rules": rules})

    def _asked(self, body: dict[str, Any]) -> tuple[str, str, str, dict[str, Any]]:
        """Who asks, for which action, on what, and with which facts."""
        for key in body.keys() - KEYS:
            refuse(422, "unknown-key", key, "没有这一项", "there is no such key")
        person, action, what = (_text(body, key) for key in ("person", "action", "what"))
        context = body.get("context", {})
        if person not in self.people:
            refuse(
                404, "unknown-person", "person", "没有登记这个人", "nobody of that name is known"
            )
        if action not in ACTIONS:
            known = "、".join(ACTIONS), ", ".join(ACTIONS)
            refuse(422, "unknown-action", "action", f"可以问：{known[0]}", f"there are {known[1]}")
        if (f"Compound::{ACTIONS[action]}", what) not in self.known:
            refuse(
                404, "unknown", "what", "规约里没有这一项", "the bylaws have nothing of that name"
            )
        if not isinstance(context, dict):
            refuse(422, "facts", "context", "事实应当是 JSON 对象", "facts are a JSON object")
        if action == "carryOut" and context:
            text = "票数由投票服务提供", "the votes come from the voting service"
            refuse(422, "facts", "context", *text)
        return person, action, what, context

    def _authorized(self, person: str, action: str, what: str, context: dict[str, Any]) -> Any:
        asked = {
            "principal": {"type": "Compound::Party", "id": _id(person)},
            "action": {"type": "Compound::Action", "id": action},
            "resource": {"type": f"Compound::{ACTIONS[action]}", "id": what},
            "context": context,
        }
        (found,) = cedarpy.is_authorized_batch(
            [asked], self._policies, self._entities, self._schema
        )
        return found


def _id(person: str) -> str:
    """A person as an entity, so that nobody is taken for a party of that name."""
    return f"person:{person}"


def _person(name: str, parties: list[str]) -> dict[str, Any]:
    above = [{"type": "Compound::Party", "id": one} for one in parties]
    return {"uid": {"type": "Compound::Party", "id": _id(name)}, "attrs": {}, "parents": above}


def _rules(policies: str) -> dict[tuple[str, str, str], list[dict[str, str]]]:
    """Title, article, statute and place of the rules about each action on each thing."""
    rules: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for one in json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"].values():
        thing = one["resource"]["entity"]
        about = one["action"]["entity"]["id"], thing["type"].rpartition("::")[2], thing["id"]
        notes = {key: one["annotations"][key] for key in NOTES if key in one["annotations"]}
        if notes not in rules.setdefault(about, []):
            rules[about].append(notes)
    return rules


def _text(body: Mapping[str, Any], key: str) -> str:
    found = body.get(key)
    if not isinstance(found, str):
        refuse(422, "missing", key, f"缺少 {key}", f"{key} is missing")
    return found


# ── What was voted ──

_OPENER = build_opener(ProxyHandler({}))


def _votes(votes: str, matter: str) -> dict[str, Any]:
    """The recorded result as the facts of a gate, which needs every figure.

    Raises:
        Unanswered: there is none, it lacks a figure, or the service does not answer as it should.
    """
    try:
        query = urlencode({"matter": matter})
        with _OPENER.open(f"{votes}/results?{query}", timeout=SECONDS) as answer:
            return _facts(json.load(answer)["asked"])
    except HTTPError as problem:
        problem.close()
        if problem.code == 404:
            refuse(409, "no-result", "what", "这个事项还没有结果", "the matter has no result yet")
    except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError):
        pass
    text = "投票服务没有答复", "the voting service does not answer"
    return refuse(503, "no-answer", "votes", *text)


def _facts(asked: Mapping[str, Any]) -> dict[str, Any]:
    for measure, figures in asked["tally"].items():
        for kind in ("total", *KINDS):
            if kind not in figures:
                at = f"tally.{measure}.{kind}"
                text = "结果里没有这个数", "the result lacks this figure"
                refuse(409, "figure-missing", at, *text)
    day = int(asked["on"].replace("-", ""))
    return {"on": day, "secondCall": asked.get("second_call", False), **asked["tally"]}


# ── Starting ──


def app_of(gateway: Gateway) -> Starlette:
    """The addresses of the gateway."""
    return application(
        [Route("/health", gateway.health), Route("/requests", gateway.ask, methods=["POST"])]
    )


def people_of(path: Path) -> dict[str, list[str]]:
    """Who belongs to which parties: ``{"张三": ["业主"]}``.

    Raises:
        Refused: the file does not say that.
    """
    try:
        found = json.loads(path.read_bytes())
        return {str(name): [str(one) for one in parties] for name, parties in found.items()}
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise Refused(f"{path} does not say who belongs to which parties") from problem


def main() -> int:
    """Load the bundle and serve; a bundle that was changed is refused before anything listens."""
    parser = argparse.ArgumentParser(description="ask Cedar who may do what")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--people", type=Path, required=True)
    parser.add_argument("--votes", required=True, help="the address of the voting service")
    parser.add_argument("--port", type=int, default=8402)
    parser.add_argument("--key", type=Path, help="check the signature of the bundle with this key")
    args = parser.parse_args()
    try:
        gateway = Gateway(load(args.bundle, args.key), people_of(args.people), args.votes)
    except Refused as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 1
    serve(app_of(gateway), args.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
