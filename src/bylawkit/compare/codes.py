"""What can be wrong with asking for the documents of an amendment: BK855 to BK859."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

DOCUMENTS_NEED_BOTH = Code(
    "BK855",
    "documents-need-both",
    Severity.ERROR,
    Text("有 `{given}`，缺少 `{lacking}`", "`{given}` needs `{lacking}`"),
    Text(
        "写成文件要同时写明 `--to` 和 `--out`，例如 `--to docx --out DIR`",
        "documents need both, as in `--to docx --out DIR`",
    ),
    unusable=True,
)
CODES = (DOCUMENTS_NEED_BOTH,)
