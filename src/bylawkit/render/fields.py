"""What ``{动用维修资金.参与}`` says: the fields of each statement, by the words they are called.

The words are those of ``grammar/words.lark``; a test compares the two.
"""

from __future__ import annotations

from bylawkit.model.bylaw import Named
from bylawkit.model.money import Allocation, Authority, Fee, Fund
from bylawkit.model.norms import Modality, Norm, Record, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Definition
from bylawkit.model.votes import Matter

_NOTE = "说明/note=notes"
_BASIS = "依据/basis=basis"
_RETURN = "对价/in-return-for=in_return_for"
_ELSE = "否则/or-else=or_else"
_EVERY = "频次/frequency=every"
_ESCALATE = "上报/escalate=escalate_to"
_ACTION = "应当/必须/must/有权/可以/may/不得/must-not=action"

_FIELDS: dict[type, str] = {
    Party: f"角色/role=role {_NOTE}",
    Body: (
        f"角色/role=role 席位/seats=seats 人数/members=size 任期/term=term 例会/sessions=sessions "
        f"出席/attend=attend 通过/carry=carry 备案/filing=filing 职责/task=tasks "
        f"代表/representatives=representation 缺席免职/absence=absence 配额/quota=quotas "
        f"提议/petition=petitions 召开/call-within=call_within 代为召集/fallback=fallback "
        f"首次会议/first-session=first_session 提前换届/re-election=re_election "
        f"移交/handover=handover 冻结/freeze=freeze 资格/eligible=eligible "
        f"免职/disqualified=disqualified 回避/recuse=recuse 委托/proxies=no_proxies 同票/tie=tie "
        f"发言/speech=speech 记录保存/keep-records=keep_records 通知/notice=notice "
        f"公示/公布/publish=publish 听取/hear=hear 另须/also-consent=also_consent {_NOTE} {_BASIS}"
    ),
    Matter: (
        f"归属/decided-by=decided_by 类别/class=matter_class 范围/scope=scope 参与/turnout=turnout "
        f"同意/approve=approve 未表决/silent=silent 弃权/abstain=abstain 无效票/invalid=invalid "
        f"选项/options=options 方式/channels=channels 重复投票/duplicate=duplicate "
        f"委托/proxies=proxy_cap 听取/hear=hear 通知/notice=notice 投票期/window=window "
        f"公示/公布/publish=publish 异议期/objection=objection 备案/filing=filing "
        f"计权/weight=weight 单一业主/owner-cap=owner_cap 分项/lines=lines 可选/choices=choices "
        f"当选/winners=winners 入围/shortlist=shortlist 同票/tie=tie 核验/verify=verify "
        f"送达/served-by=served_by 视为送达/deemed-served=deemed_served 延长/extension=extension "
        f"二次召集/second-call=second_call 再议/retry-bar=retry_bar 失效/lapse=lapse "
        f"答复/answer=answer 报告/report-to=reports 提议/petition=petitions "
        f"无效情形/invalid-when=invalid_when 计票/counted-by=counted_by "
        f"监票/witnessed-by=witnessed_by 复核/recount=recount 回避/recuse=recuse "
        f"另须/also-consent=also_consent {_NOTE} {_BASIS}"
    ),
    Norm: (
        f"主体/bearer=bearers {_ACTION} 对象/owed-to=owed_to 条件/when=when 期限/within=within "
        f"提前/ahead=ahead 时段/hours-of-day=clock 屡犯/repeated=repeated "
        f"{_EVERY} {_RETURN} {_ELSE} 终止/until=until {_NOTE} {_BASIS}"
    ),
    Service: (
        f"提供/provided-by=provider 对象/owed-to=owed_to 内容/content=content "
        f"标准/standard=standard {_EVERY} 衡量/measured-by=measured_by "
        f"评价/evaluated-by=evaluated_by 档次/level=level 成本/cost=cost {_ELSE} {_NOTE} {_BASIS}"
    ),
    Safety: (
        f"检查/inspect=inspect {_EVERY} 执行/inspector=inspector "
        f"责任人/负责/responsible=responsible 台账/ledger=ledger 整改/rectify=rectify_within "
        f"复查/recheck=recheck_within 销号/sign-off=sign_off 停用/suspension=suspension "
        f"{_ESCALATE} {_ELSE} {_NOTE} {_BASIS}"
    ),
    Training: (
        f"对象/trainees=trainees {_EVERY} 内容/content=content 组织/organiser=organiser "
        f"{_NOTE} {_BASIS}"
    ),
    Fee: (
        f"缴纳/payer=payer 标准/rate=rates 起算/start=start 阶段/phase=phases "
        f"补贴/subsidy=subsidies 应缴/due=due 违约金/late=late 挂钩/linked=linked "
        f"抵减/relief=relief 预缴/prepay=prepay {_RETURN} 催缴/dunning=dunning "
        f"押金/deposit=deposit 催缴步骤/dunning-step=dunning_steps 减免/exempt=exemptions "
        f"退费/refund=refund 计费/charging=charging {_NOTE} {_BASIS}"
    ),
    Fund: (
        f"来源/source=sources 分配/shares=shares 用途/spent-on=uses 保管/keeper=keeper "
        f"所有/owned-by=owner 批准/approved-by=approved_by 最低余额/minimum=floor "
        f"公示/公布/publish=publish 审计/audit=audit "
        f"首期/first-deposit=first_deposit 续筹/top-up=top_up 账户/accounts=accounts {_NOTE} {_BASIS}"
    ),
    Procedure: (
        f"条件/when=when 提议/petition=petitions 阶段/stage=stages {_ESCALATE} {_NOTE} {_BASIS}"
    ),
    Record: (
        f"内容/content=content 保管/keeper=keeper 保存/retention=retention 查阅/open-to=open_to "
        f"期限/within=within {_NOTE} {_BASIS}"
    ),
    Allocation: (
        f"范围/scope=scope 内容/content=content 办法/method=method 系数/coefficients=coefficients "
        f"后加入/late-join=late_join 批准/approved-by=approved_by {_NOTE} {_BASIS}"
    ),
    Authority: (
        f"授予/granted-to=granted_to 事项/matter=granted_by 内容/content=content "
        f"每件/per-job=per_job 累计/in-total=total 件数/how-many=times_a_year "
        f"有效/valid-for=valid_for 报告/report-to=report_to {_NOTE} {_BASIS}"
    ),
    Emergency: (
        f"情形/case=cases 确认/confirm=confirm 代替/instead-of=instead_of "
        f"执行/inspector=carried_out_by 公示/公布/publish=publish 事后/checked-after=checked_after "
        f"{_NOTE} {_BASIS}"
    ),
    Tenancy: (
        f"双方/between=landlord 任期/term=term 押金/deposit=deposit 续租/renewal=renewal "
        f"欠租/arrears-limit=arrears_limit 闲置/idle-limit=idle_limit 解除/ends-when=ends_when "
        f"腾退/clears-within=clears_within 过渡/transition=transition 退费/refund=refund "
        f"限制/barred=barred {_NOTE} {_BASIS}"
    ),
    Definition: "",
}


def _words(spec: str) -> dict[str, str]:
    pairs = (entry.split("=") for entry in spec.split())
    return {word: attribute for words, attribute in pairs for word in words.split("/")}


FIELDS: dict[type, dict[str, str]] = {kind: _words(spec) for kind, spec in _FIELDS.items()}
"""The attribute behind each field word, by type of statement."""

_MODAL_WORDS = {
    Modality.DUTY: frozenset(("应当", "必须", "must")),
    Modality.RIGHT: frozenset(("有权", "可以", "may")),
    Modality.BAN: frozenset(("不得", "must-not")),
}


def word_of(named: Named, attribute: str, lang: str) -> str | None:
    """What the field of an attribute is called; ``None`` if no field is called after it."""
    words = [word for word, found in FIELDS[type(named)].items() if found == attribute]
    return next((one for one in words if one.isascii() is (lang != "zh")), None)


def attribute_of(named: Named, field: str) -> str | None:
    """The attribute that ``field`` names in a statement of this type."""
    attribute = FIELDS[type(named)].get(field)
    if attribute == "action" and isinstance(named, Norm):
        return attribute if field in _MODAL_WORDS[named.modality] else None
    return attribute
