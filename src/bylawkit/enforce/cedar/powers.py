"""Who may do what: powers, rights, duties, bans, proxies, seats, papers and standing authority.

A ban without conditions is a ``forbid``. Everything that compares a number is a ``permit``, so that a policy that errs
denies: a ban that holds at certain hours is a permission outside of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.enforce.cedar.gates import number_of
from bylawkit.enforce.cedar.text import ANY, Policy, entity, together
from bylawkit.evaluate.verdicts import minute_of
from bylawkit.model.money import Authority
from bylawkit.model.norms import Modality, Norm, Record
from bylawkit.model.parties import Body
from bylawkit.model.votes import Matter


def of_matter(one: Matter) -> Iterator[Policy]:
    """Who decides a matter, and who may hold proxies for it."""
    resource = entity("Matter", one.name)
    if one.decided_by is not None:
        name = f"decide {one.name}"
        yield Policy(name, "permit", one.decided_by.name, "decide", resource)
    if one.proxy_cap is not None:
        held = (f"context.held < {one.proxy_cap}",)
        written = ("context.written",) if one.proxy_written else ()
        when = together((*held, *written), "&&")
        yield Policy(f"holdProxy {one.name}", "permit", ANY, "holdProxy", resource, when)
    for party in one.proxy_except:
        name = f"holdProxy {one.name} not {party.name}"
        yield Policy(name, "forbid", party.name, "holdProxy", resource)


def of_body(one: Body) -> Iterator[Policy]:
    """Whoever has a seat takes part."""
    if one.seats:
        yield Policy(f"sitIn {one.name}", "permit", one.name, "sitIn", entity("Party", one.name))


def of_record(one: Record) -> Iterator[Policy]:
    """Who may read papers; their keeper may."""
    readers = dict.fromkeys(ref.name for ref in (one.keeper, *one.open_to) if ref is not None)
    for reader in readers:
        yield Policy(
            f"read {one.name} {reader}", "permit", reader, "read", entity("Record", one.name)
        )


def of_norm(one: Norm) -> Iterator[Policy]:
    """What a norm permits or bans, for each of its bearers."""
    effect, when = _holds(one) if one.modality is not Modality.BAN else _ban(one)
    notes = {"modality": one.modality.value}
    for bearer in dict.fromkeys(ref.name for ref in one.bearers):
        name = f"act {one.name} {bearer}"
        yield Policy(name, effect, bearer, "act", entity("Norm", one.name), when, notes)


def _holds(one: Norm) -> tuple[str, str]:
    parts = [f"context.on <= {number_of(one.until)}"] if one.until else []
    parts += [f"({_hours(one)})"] if one.clock else []
    parts += ["context has applies", "context.applies"] if one.when else []
    return "permit", together(tuple(parts), "&&") if parts else ""


def _ban(one: Norm) -> tuple[str, str]:
    parts = [f"context.on > {number_of(one.until)}"] if one.until else []
    parts += [f"!({_hours(one)})"] if one.clock else []
    parts += ["(context has applies && !context.applies)"] if one.when else []
    return ("permit", together(tuple(parts), "||")) if parts else ("forbid", "")


def _hours(one: Norm) -> str:
    return together(tuple(_between(*pair) for pair in one.clock), "||")


def _between(begin: str, end: str) -> str:
    first, last = minute_of(begin), minute_of(end)
    joint = "&&" if first < last else "||"
    return f"(context.minute >= {first} {joint} context.minute < {last})"


def of_authority(one: Authority) -> Iterator[Policy]:
    """One more job within every bound of a standing authority."""
    if one.granted_to is None:
        return
    parts = ["context.fen >= 0", "context.spentFen >= 0", "context.jobsThisYear >= 0"]
    if one.per_job is not None:
        parts.append(f"context.fen {one.per_job_cmp.value} {one.per_job}")
    if one.total is not None:
        parts.append(f"context.spentFen + context.fen <= {one.total}")
    if one.total_share is not None:
        num, den = one.total_share.as_integer_ratio()
        parts.append("context has fundFen")
        parts.append(f"(context.spentFen + context.fen) * {den} <= context.fundFen * {num}")
    if one.times_a_year is not None:
        parts.append(f"context.jobsThisYear < {one.times_a_year}")
    resource = entity("Authority", one.name)
    when = together(tuple(parts), "&&")
    name = f"useAuthority {one.name}"
    yield Policy(name, "permit", one.granted_to.name, "useAuthority", resource, when)
