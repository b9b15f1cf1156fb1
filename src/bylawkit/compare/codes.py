"""What can be wrong with asking what an amendment changes: BK855, BK955 to BK959, BK985 and BK986."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _unusable(number: str, name: str, text: Text, hint: Text) -> Code:
    return Code(number, name, Severity.ERROR, text, hint, unusable=True)


DOCUMENTS_NEED_BOTH = _unusable(
    "BK855",
    "documents-need-both",
    Text("有 `{given}`，缺少 `{lacking}`", "`{given}` needs `{lacking}`"),
    Text(
        "写成文件要同时写明 `--to` 和 `--out`，例如 `--to docx --out DIR`",
        "documents need both, as in `--to docx --out DIR`",
    ),
)
OTHER_REGISTER = _unusable(
    "BK955",
    "register-of-another-compound",
    Text(
        "`{path}` 不像是这个小区的登记册：{why}",
        "`{path}` does not look like the register of this compound: {why}",
    ),
    Text(
        "给出这个小区的登记册；规模改了的，在规约里改正 `规模`",
        "give the register of this compound; if its size has changed, correct `size` in the bylaw",
    ),
)
NO_FIRST_MONTH = _unusable(
    "BK956",
    "no-first-month",
    Text(
        "不知道从哪个月算起：两个版本都没有写生效日期，费用也没有写起算日期",
        "there is no month to begin with: neither version says from when it is effective, nor any fee when it starts",
    ),
    Text("写明 `--from`，例如 `--from 2026-07`", "say it with `--from`, as in `--from 2026-07`"),
)
NO_RECEIPTS = _unusable(
    "BK957",
    "no-receipts",
    Text("`{path}` 里没有这部规约的回执", "`{path}` holds no receipt of this bylaw"),
    Text(
        "回执由 `bylawkit decide … --receipt FILE` 作出，是 .json 文件",
        "receipts are made by `bylawkit decide … --receipt FILE` and are .json files",
    ),
)
OTHER_BYLAW = Code(
    "BK958",
    "receipt-of-another-bylaw",
    Severity.WARNING,
    Text(
        "`{path}` 是另一部规约《{title}》的回执，没有比较",
        "`{path}` is a receipt of another bylaw, `{title}`, and was left out",
    ),
    Text("把它移到别的文件夹", "keep it in another folder"),
)
NEITHER_VERSION = Code(
    "BK959",
    "receipt-of-neither-version",
    Severity.WARNING,
    Text(
        "`{path}` 既不是按旧版也不是按新版作出的；它自己的规约怎样判定，新版怎样判定，照样比较",
        "`{path}` was made under neither version; what its own text decides is compared with the new version",
    ),
    Text(
        "要比较的正是那一版的话，把它写成旧版",
        "name the version it was made under as the old one, if that is what you compare",
    ),
)
_SAME = Text(
    "确认给出的是同一部规约的两个版本，旧版写在前面",
    "make sure that these are two versions of one bylaw, the old one first",
)
OTHER_KIND = Code(
    "BK985",
    "version-of-another-type",
    Severity.WARNING,
    Text("两个版本写的小区类型不同", "the two versions are for compounds of different types"),
    _SAME,
)
OTHER_LANGUAGE = Code(
    "BK986",
    "version-in-another-language",
    Severity.WARNING,
    Text(
        "两个版本一个用中文、一个用英文，名称相同的条文只有{shared}条；名称不同的都算作删去和新增",
        "one version is Chinese and one English, and {shared} statements share a name; all others count as removed or added",
    ),
    _SAME,
)
CODES = (
    DOCUMENTS_NEED_BOTH,
    OTHER_REGISTER,
    NO_FIRST_MONTH,
    NO_RECEIPTS,
    OTHER_BYLAW,
    NEITHER_VERSION,
    OTHER_KIND,
    OTHER_LANGUAGE,
)
