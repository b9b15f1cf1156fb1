"""LibreOffice without a window: settles tracked changes and saves documents again.

Debian's python3-uno lets the Python of the system speak to it; this file is what that Python runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ACCEPT, REJECT, NOTHING = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges", ""
TEXT, DOCX = "Text (encoded)", "MS Word 2007 XML"
_PYTHON = "/usr/bin/python3"


def settled_by_office(
    document: bytes, home: Path, command: str = NOTHING, form: str = TEXT
) -> bytes:
    """The document after a command, saved by LibreOffice in another form."""
    source, target = home / "source.docx", home / "target"
    source.write_bytes(document)
    words = [home.as_uri(), source.as_uri(), target.as_uri(), command, form]
    subprocess.run([_PYTHON, __file__, *words], check=True, timeout=300)
    saved = target.read_bytes()
    target.unlink()
    return saved


def main(home: str, source: str, target: str, command: str, form: str) -> None:
    """Start LibreOffice with a profile of its own, and have it do one thing."""
    pipe = f"pipe,name=bylawkit{hash(home) & 0xFFFFFF:x}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={home}/profile",
            "--headless",
            "--norestore",
            f"--accept={pipe};urp;",
        ],
        stderr=subprocess.DEVNULL,
    )
    try:
        _settle(_connected(pipe), source, target, command, form)
    finally:
        office.wait(60)


def _connected(pipe: str):  # type: ignore[no-untyped-def]
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    make = local.ServiceManager.createInstanceWithContext
    resolver = make("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def _settle(context, source: str, target: str, command: str, form: str) -> None:  # type: ignore[no-untyped-def]
    from com.sun.star.beans import PropertyValue

    def stated(**words: object) -> tuple[PropertyValue, ...]:
        return tuple(PropertyValue(Name=name, Value=value) for name, value in words.items())

    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    try:
        document = desktop.loadComponentFromURL(source, "_blank", 0, stated(Hidden=True))
        if command:
            helper = make("com.sun.star.frame.DispatchHelper", context)
            frame = document.CurrentController.Frame
            helper.executeDispatch(frame, command, "", 0, ())
        how = {"FilterName": form} | ({"FilterOptions": "UTF8,LF,,,"} if form == TEXT else {})
        document.storeToURL(target, stated(**how))
        document.close(True)
    finally:
        desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
