"""What to type instead of a name or a reference that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.spelling import nearest

_JOINTS = re.compile("以及|和|及|与|或|、|-and-|-or-|&")
_SIGNS = re.compile(r"\s*([^\W\d][\w·\-]*?)\s*(?:[、，,：:/\\>]|->|→|的|\s)\s*([^\W\d][\w\-]*)\s*")
_PLURAL = "们"


def instead_of_name(name: str, known: Collection[str]) -> Text | None:
    """The known name that was meant, or the several names that were written as one."""
    from unicodedata import normalize

    same = normalize("NFKC", name).removesuffix(_PLURAL)
    if same in known:
        return Text(f"写成 `{same}`", f"write `{same}`")
    parts = _JOINTS.split(name)
    if len(parts) > 1 and all(one in known for one in parts):
        listed = ", ".join(parts)
        return Text(f"每个名称分开写，中间用逗号：`{listed}`", f"write the names one by one: `{listed}`")  # fmt: skip
    return nearest(name, known)


def instead_of_reference(braces: str, named: Collection[str]) -> Text:
    """A well-formed reference in place of one that is not."""
    inner = braces.strip("{}")
    found = _SIGNS.fullmatch(inner)
    if found is not None and found.group(1) in named:
        cure = f"{{{found.group(1)}.{found.group(2)}}}"
        return Text(
            f"名称和栏目之间用点：`{cure}`", f"put a point between name and field: `{cure}`"
        )
    if braces in ("{", "}"):
        return Text(
            "花括号要成对，里面只写名称：`{名称}` 或 `{名称.栏目}`",
            "braces come in pairs, with a name between them: `{name}` or `{name.field}`",
        )
    return Text("写成 `{名称}` 或 `{名称.栏目}`", "write `{name}` or `{name.field}`")
