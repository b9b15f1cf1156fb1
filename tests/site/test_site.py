"""The documentation as a site: whole, reachable, readable without a network, and searchable in Chinese."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sites, built as `make site` builds them; a warning of Sphinx is an error."""
    out = tmp_path_factory.mktemp("site")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["make", "site", f"SITE={out}"],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


class Links(HTMLParser):
    """What a page links to, what it loads, and the places that may be linked to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[one] for one in ("id", "name") if one in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.loaded.append(given["href"])
        elif "src" in given:
            self.loaded.append(given["src"])


def pages(site: Path) -> dict[Path, Links]:
    return {path: Links(path) for path in sorted(site.rglob("*.html"))}


@pytest.mark.slow
def test_every_link_leads_to_a_place_that_is_there(site: Path) -> None:
    found, broken, followed = pages(site), [], 0
    for path, page in found.items():
        for link in page.links:
            target, _, place = unquote(link).partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            aim = (path.parent / target).resolve() if target else path
            followed += 1
            if not aim.exists() or (place and aim in found and place not in found[aim].places):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert followed > 5000
    assert broken == []


@pytest.mark.slow
def test_a_page_loads_nothing_from_the_network(site: Path) -> None:
    loaded = {one for page in pages(site).values() for one in page.loaded}
    assert len(loaded) > 10
    assert [one for one in loaded if re.match(r"(https?:)?//", one)] == []
    styles = "".join(one.read_text("utf-8") for one in site.rglob("*.css"))
    assert "font" in styles
    assert re.findall(r"url\(\s*['\"]?(?:https?:)?//", styles) == []


@pytest.mark.slow
@LANGUAGES
def test_the_site_holds_what_it_should(site: Path, lang: str) -> None:
    end = ".zh" if lang == "zh" else ""
    front = (site / lang / f"index{end}.html").read_text("utf-8")
    for guide in ("start", "tutorial", "secretary", "lawyer", "official"):
        assert f'href="guides/{guide}{end}.html"' in front
    checks = sorted((site / lang / "checks" / lang).glob("*.html"))
    assert len(checks) == len(list((ROOT / "docs" / "checks" / lang).glob("*.md")))
    assert '<span class="kd">' in checks[0].read_text("utf-8")


@pytest.mark.slow
@pytest.mark.node
def test_chinese_is_found_without_a_dictionary(site: Path) -> None:
    script = Path(__file__).parent / "search.cjs"
    words = ["议事平台", "未送达", "BK201", "毫无此词"]
    done = subprocess.run(["node", script, site / "zh", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    platform, unserved, code, nothing = json.loads(done.stdout)
    assert "语言" in platform
    assert "guides/secretary.zh" in unserved
    assert "guides/start.zh" in code
    assert nothing == []
