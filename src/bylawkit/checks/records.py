"""档案留多久、给谁看 · how long papers are kept, and who may read them

档案没有写保存多久，谁都可以说已经销毁（BK370）。维修资金、规约和议事规则、决定和会议记录、物业服务合同、共有部分和车位的收益，业主
都可以查阅（建筑物区分所有权司法解释第13条）；这些档案没有写明业主可以查阅的（BK371），容易被理解成不给看。登记册、表决票等含有
个人信息的，不在此列。

Papers without a time for which they are kept can always be said to be gone (BK370). Owners may inspect the repair
fund, the bylaws and rules, decisions and minutes, the service contract, and the income of common parts and parking
(Supreme Court interpretation on condominium ownership, art. 13); where such papers are not said to be open to the
owners (BK371), it reads as if they were not. Registers and ballots with personal data are another matter.

Wrong 错误：

```bylaw
档案 会议记录
  内容  业主大会和业主委员会的会议记录和决定
  保管  业主委员会  # BK370
  查阅  业主委员会  # BK371
```

Right 正确：

```bylaw
档案 会议记录
  内容  业主大会和业主委员会的会议记录和决定
  保管  业主委员会
  保存  10年
  查阅  业主
  期限  5个工作日

档案 表决票
  内容  表决票和送达记录，含个人信息
  保管  居委会
  保存  3年
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, role_of, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw, CompoundKind
from bylawkit.model.norms import Record
from bylawkit.model.parties import Role

NO_TIME = code(
    370,
    "record-without-retention",
    Severity.WARNING,
    Text("档案 `{name}` 没有写保存多久", "record `{name}` does not say how long it is kept"),
    Text("例如 `保存 10年`", "such as `retention 10 years`"),
)
CLOSED = code(
    371,
    "record-closed-to-owners",
    Severity.WARNING,
    Text(
        "档案 `{name}` 没有写业主可以查阅", "record `{name}` is not said to be open to the owners"
    ),
    Text("写 `查阅 业主`", "write `open-to owners`"),
)
CODES = (NO_TIME, CLOSED)

_OPEN_BY_LAW = (
    "维修资金",
    "管理规约",
    "议事规则",
    "决定",
    "会议记录",
    "会议纪要",
    "服务合同",
    "公共收益",
    "共有部分",
    "车位",
    "账目",
    "账簿",
    "minutes",
    "decisions",
    "repair fund",
    "service contract",
    "common parts",
    "accounts",
)
_PERSONAL = ("个人信息", "联系方式", "身份证", "表决票", "选票", "personal", "ballot")
_ANYBODY = (Role.OWNERS, Role.RESIDENTS)


def check(case: Case) -> Findings:
    """Each record that is kept for no time, or from those who may read it."""
    for record in case.bylaw.records:
        if record.retention is None:
            yield finding(NO_TIME, field_span(record, "keeper", "content"), name=record.title)
        see = see_article(case, "cn/court-condominium", "13")
        if see and _must_be_open(record) and not _is_open(case.bylaw, record):
            yield finding(CLOSED, field_span(record, "open_to"), *see, name=record.title)


def _must_be_open(record: Record) -> bool:
    said = f"{record.title} {record.content or ''}".lower()
    return any(word in said for word in _OPEN_BY_LAW) and not any(
        word in said for word in _PERSONAL
    )


def _is_open(bylaw: Bylaw, record: Record) -> bool:
    roles = [role_of(bylaw, ref) for ref in record.open_to]
    renting = bylaw.kind is CompoundKind.PUBLIC_RENTAL
    return any(role in _ANYBODY or (renting and role is Role.TENANTS) for role in roles)
