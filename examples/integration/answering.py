"""What both services share: JSON in, JSON out, a reason for every refusal, and how they are started."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LARGEST_BODY = 1_000_000
"""Bytes of a request that are read; a tally has a few hundred, ballots of a large compound some 300,000."""


class Problem(NamedTuple):
    """One reason why a request is not answered: a code, where it is, and a sentence in each language."""

    code: str
    at: str
    zh: str
    en: str


class Unanswered(Exception):  # noqa: N818 - it is the request that is at fault
    """A request that cannot be answered, with the status and the reasons."""

    def __init__(self, status: int, *problems: Problem) -> None:
        super().__init__(problems[0].en)
        self.status, self.problems = status, problems


def refuse(status: int, code: str, at: str, zh: str, en: str) -> NoReturn:
    """Refuse a request for one reason."""
    raise Unanswered(status, Problem(code, at, zh, en))


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object that a request sends.

    Raises:
        Unanswered: it sends none, too much, or something else.
    """
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > LARGEST_BODY:
            refuse(413, "too-large", "body", "请求超过 1 MB", "the request is larger than 1 MB")
    try:
        body = json.loads(
            data,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
        json.dumps(body, ensure_ascii=False).encode()  # half a character cannot be written
    except OverflowError:
        refuse(422, "too-large", "body", "数字太大", "a number is too large")
    except (ValueError, RecursionError):
        refuse(400, "not-json", "body", "请求不是 JSON", "the request is not JSON")
    if not isinstance(body, dict):
        refuse(
            400, "not-an-object", "body", "请求应当是 JSON 对象", "the request is no JSON object"
        )
    return body


DIGITS = 19
"""No whole number of more digits is read: engines hold 64 bits."""


def _integer(text: str) -> int:
    if len(text) > DIGITS:
        raise OverflowError(text)
    return int(text)


def _decimal(text: str) -> float:
    found = float(text)
    if abs(found) > sys.float_info.max:
        raise OverflowError(text)
    return found


def _no_number(text: str) -> NoReturn:
    """``NaN`` and ``Infinity``, which Python would take."""
    raise ValueError(text)


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that stands in it twice could mean either."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def application(routes: Sequence[Route]) -> Starlette:
    """An application that answers in JSON whatever happens."""
    handlers: Mapping[Any, Any] = {
        Unanswered: _unanswered,
        HTTPException: _not_here,
        Exception: _ours,
    }
    return Starlette(routes=routes, exception_handlers=handlers)


def _told(status: int, problems: Sequence[Problem], headers: Mapping[str, str] | None) -> Response:
    body = {"problems": [one._asdict() for one in problems]}
    return JSONResponse(body, status, headers)


async def _unanswered(_: Request, problem: Unanswered) -> Response:
    return _told(problem.status, problem.problems, None)


async def _not_here(request: Request, problem: HTTPException) -> Response:
    path = request.url.path
    told = {
        404: Problem("not-found", path, "没有这个地址", "there is nothing at this address"),
        405: Problem("wrong-method", request.method, "这个地址不接受这种方法", "not this method"),
    }
    one = told.get(problem.status_code, Problem("refused", path, "请求被拒绝", problem.detail))
    return _told(problem.status_code, (one,), problem.headers)


async def _ours(_: Request, problem: Exception) -> Response:
    text = "这是服务自身的错误，已经记入日志", "a mistake of the service; it has been logged"
    return _told(500, (Problem("our-mistake", type(problem).__name__, *text),), None)


def serve(app: Starlette, port: int) -> None:
    """Listen on loopback until stopped; port 0 takes a free one. Says where, once it listens."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    print(f"ready on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
