"""Documents that LibreOffice has saved again: new ids, runs split, the record rewritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from editing import counts, edited, told

import bylawkit as bk

pytestmark = [pytest.mark.office, pytest.mark.slow]


def saved_again(files: dict[str, bytes], home: Path) -> dict[str, bytes]:
    for name, data in files.items():
        (home / name).write_bytes(data)
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    form = "docx:MS Word 2007 XML"
    words = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", "again"]
    subprocess.run([*words, *files], cwd=home, check=True, timeout=300, capture_output=True)
    return {name: (home / "again" / name).read_bytes() for name in files}


@pytest.mark.parametrize("name", ["commercial", "old"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_saved_again_they_still_verify(name: str, lang: str, tmp_path: Path) -> None:
    source = f"examples/{name}"
    kinds = ("bylaws", "assembly-rules", "council-rules", "fees", "household")
    made = [bk.documents(source, kinds=[kind], lang=lang).unwrap().popitem()[1] for kind in kinds]
    bylaws = made[0]
    rule = ("三分之二以上", "过半数") if lang == "zh" else ("at least two thirds", "more than half")
    files = {f"{number}.docx": data for number, data in enumerate(made)}
    files["edited.docx"] = edited(bylaws, {rule[0]: rule[1]})
    for file, data in saved_again(files, tmp_path).items():
        for beside in (source, None):
            found = told(data, beside)
            if file == "edited.docx":
                assert counts(found) == {"rule": 1}
            else:
                assert not counts(found), (file, beside)
            assert found.same_source is (True if beside else None)
