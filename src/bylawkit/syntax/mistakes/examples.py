"""One whole line for each field whose value has several parts."""

from __future__ import annotations

from bylawkit.diagnostics import Text
from bylawkit.syntax.mistakes.place import Place

LINES = {
    "SUBSIDY": Text("补贴 街道 逐年 50%, 40%", "subsidy subdistrict yearly 50%, 40%"),
    "DUE": Text("应缴 每季度末月20日前", "due every quarter last-month 20th"),
    "LATE": Text("违约金 每日0.03% 自逾期30日", "late every day 0.03% after-due 30 days"),
    "LINKED": Text("挂钩 满意度 低于80% 减收10%", "linked satisfaction less-than 80% reduce 10%"),
    "RELIEF": Text("抵减 志愿服务 每小时1元", "relief volunteering every hour 1 yuan"),
    "STEP": Text("催缴步骤 自逾期30日 业主委员会 书面督促", "dunning-step after-due 30 days owners-committee written-notice"),
    "EXEMPT": Text("减免 业主委员会 50%", "exempt owners-committee 50%"),
    "RATES": Text("标准 住宅 0.80元/平方米/月", "rate residential 0.80 yuan/m2/month"),
    "PAYER": Text("缴纳 业主 → 物业", "payer owners → provider"),
    "SHARES": Text("分配 维修资金 2/3, 业主 1/3", "shares repair-fund 2/3, owners 1/3"),
    "SIZE": Text("规模 412户 31860.50平方米", "size 412 households 31860.50 m2"),
    "HOME": Text("辖区 中国/北京 自 2026-01-01", "law china/beijing since 2026-01-01"),
    "SEATS": Text("席位 业主 3, 居委会 1", "seats owners 3, residents-committee 1"),
    "REPRESENTATIVES": Text("代表 每10户 1人", "representatives every 10 households 1 person"),
    "QUOTA": Text("配额 妇女 三分之一以上", "quota women 1/3 or-more"),
    "PETITION": Text("提议 业主 人数20%以上", "petition owners heads 20% or-more"),
    "SPEECH": Text("发言 每次3分钟 最多2次", "speech each 3 minutes at-most 2 times"),
    "FILING": Text("备案 街道 30日", "filing subdistrict 30 days"),
    "REPORT_TO": Text("报告 街道 3日", "report-to subdistrict 3 days"),
    "CONFIRM": Text("确认 街道 2日", "confirm subdistrict 2 days"),
    "TURNOUT": Text("参与 面积三分之二以上 且 人数三分之二以上", "turnout area 2/3 or-more and heads 2/3 or-more"),
    "APPROVE": Text("同意 参与面积过半数", "approve participating area majority"),
    "ATTEND": Text("出席 席位三分之二以上", "attend seats 2/3 or-more"),
    "CARRY": Text("通过 到会席位过半数", "carry attending seats majority"),
    "WINDOW": Text("投票期 5日 至 60日", "window 5 days to 60 days"),
    "WEIGHT": Text("计权 每100平方米1票", "weight every 100 m2 1 vote"),
    "OWNER_CAP": Text("单一业主 最多20%", "owner-cap at-most 20%"),
    "PROXIES": Text("委托 最多3户", "proxies at-most 3 households"),
    "EXTENSION": Text("延长 最多1次 30日", "extension at-most 1 time 30 days"),
    "ALSO_CONSENT": Text("另须 低层业主 户数三分之二以上", "also-consent ground-floor households 2/3 or-more"),
    "CLOCK": Text("时段 22:00 至 06:00", "hours-of-day 22:00 to 06:00"),
    "COEFFICIENTS": Text("系数 1层 0, 2层 0.7", "coefficients 1 floor 0, 2 floor 0.7"),
    "PER_JOB": Text("每件 低于100000元", "per-job less-than 100000 yuan"),
    "IN_TOTAL": Text("累计 最多 公共收益 5%", "in-total at-most public-revenue 5%"),
    "HOW_MANY": Text("件数 每年10次", "how-many every year 10 times"),
    "BETWEEN": Text("双方 公房产权人 → 承租人", "between landlord → tenants"),
    "BASIS": Text("依据 民法典 278(5)", "basis civil-code 278(5)"),
    "UNIT": Text("房屋 住宅 89.50平方米", "unit residential 89.50 m2"),
    "PAYS": Text("应付 业主 35.80元", "pays owners 35.80 yuan"),
    "COUNT_TOTAL": Text("全体 412人 31860.50平方米", "total 412 people 31860.50 m2"),
    "EVERY_FIELD": Text("频次 每月1次", "frequency every month 1 time"),
    "SESSIONS": Text("例会 每2个月1次", "sessions every 2 months 1 time"),
}  # fmt: skip
"""By the field's keyword (terminal)."""


def example(place: Place) -> Text:
    """``，例如 `…` `` for the field of the line, or nothing."""
    key = place.key
    if key is None:
        return Text("", "")
    line = LINES.get(key.type)
    if key.type in ("PHASE", "STAGE"):
        line = _stage(place)
    if line is None or place.head:
        return Text("", "")
    return Text(f"，例如 `{line.zh}`", f", such as `{line.en}`")


def _stage(place: Place) -> Text:
    """阶段 means one thing in a fee and another in a procedure."""
    if place.statement is not None and place.statement.type == "FEE":
        return Text("阶段 扶持 12个月 收取50% 补贴 街道 50%", "phase support 12 months collect 50% subsidy subdistrict 50%")  # fmt: skip
    return Text("阶段 议事 议事平台 讨论 限30日 不成 → 结束", "stage debate platform discusses limit 30 days on-failure → end")  # fmt: skip
