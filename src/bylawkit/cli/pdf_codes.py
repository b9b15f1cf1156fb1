"""What can be wrong with PDF: BK880 to BK882."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

_OTHERWISE = Text(
    "先写成 docx，再用 Word 或者 WPS 另存为 PDF",
    "write docx, and save it as PDF with Word or WPS",
)

NO_LIBREOFFICE = Code(
    "BK880",
    "no-libreoffice",
    Severity.ERROR,
    Text(
        "PDF 要用 LibreOffice 转换，这台电脑上没有找到",
        "PDF is made with LibreOffice, which was not found on this computer",
    ),
    Text(
        f"装好 LibreOffice，让命令 `soffice` 能直接运行；或者{_OTHERWISE.zh}",
        f"install LibreOffice so that the command `soffice` is found; or {_OTHERWISE.en}",
    ),
    unusable=True,
)
PDF_TOOK_TOO_LONG = Code(
    "BK881",
    "pdf-took-too-long",
    Severity.ERROR,
    Text(
        "LibreOffice 过了 {seconds} 秒还没有写完 PDF，已经停下",
        "LibreOffice was stopped: it had not written the PDF after {seconds} seconds",
    ),
    Text(
        f"用 `--kind` 少写几种再试；或者{_OTHERWISE.zh}",
        f"try fewer kinds with `--kind`; or {_OTHERWISE.en}",
    ),
    unusable=True,
)
NO_PDF_CAME = Code(
    "BK882",
    "no-pdf-came",
    Severity.ERROR,
    Text("LibreOffice 没有写出 `{path}`：{reason}", "LibreOffice did not write `{path}`: {reason}"),
    Text(
        f"看看 LibreOffice 能不能正常打开文件；或者{_OTHERWISE.zh}",
        f"see whether LibreOffice opens files at all; or {_OTHERWISE.en}",
    ),
    unusable=True,
)
