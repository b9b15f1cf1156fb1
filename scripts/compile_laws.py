"""Turn the law packs ``src/bylawkit/laws/*.bylaw`` into their compiled form.

python scripts/compile_laws.py           write laws/<pack>.json and laws/index.json
python scripts/compile_laws.py --check   exit 1 if they are not what the texts say
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bylawkit.model.law import LawPack
from bylawkit.resolve.lawbook import law_pack_sources, read_law_pack
from bylawkit.resolve.lawstore import packed

LAWS = Path(__file__).resolve().parent.parent / "src" / "bylawkit" / "laws"


def files() -> dict[Path, str]:
    """What each compiled file should hold."""
    names = [Path(name).stem for name in law_pack_sources()]
    packs = {name: read_law_pack(name) for name in names}
    found = {LAWS / f"{name}.json": _json(packed(pack)) for name, pack in packs.items()}
    found[LAWS / "index.json"] = _json(
        {"/".join(_home(pack)): name for name, pack in packs.items()}
    )
    return found


def _home(pack: LawPack) -> tuple[str, ...]:
    homes = {statute.place for statute in pack.statutes}
    if len(homes) != 1:
        raise SystemExit(f"the statutes of one pack have one home, not {homes}")
    return homes.pop()


def _json(value: Any) -> str:
    """One statute or provision to a line, so that a change is easy to see."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"name"', '\n{"name"') + "\n"


def main() -> int:
    """Write the compiled packs, or compare them."""
    stale = [
        path
        for path, text in files().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is out of date: run scripts/compile_laws.py")
        return 1 if stale else 0
    for path in stale:
        path.write_text(files()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
