"""Every kind of statement as a clerk would write it; no word of code reaches a reader."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest
from rendering import EXAMPLES, HEAD, article, bylaw_of, example, lines

from bylawkit.model import bylaw, norms, parties, scenario, values, votes
from bylawkit.pipeline import read_path
from bylawkit.render.bylaws import bylaws

MATTER = """
事项 动用维修资金 "使用住宅专项维修资金"
  归属      业主大会
  类别      维修资金使用
  范围      本幢
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
  未表决    不计入
  弃权      计入参与
  无效票    视为反对
  重复投票  以后为准
  委托      最多3户
  方式      会议, 书面, 电子
  听取      社区党组织, 居委会
  通知      15日
  投票期    5日至60日
  公示      7日
  异议期    5日
  备案      街道 30日
  依据      民法典 278(5)
"""


def test_a_matter_in_chinese() -> None:
    assert article(MATTER) == [
        "使用住宅专项维修资金，由业主大会决定。本事项由本幢业主表决，各项比例以本幢业主为基数计算。"
        "（《民法典》第二百七十八条第（五）项）",
        "表决应当有专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与；"
        "决定应当经参与表决专有部分面积过半数且参与表决人数过半数的业主同意，方为通过。",
        "未表决的，不计入参与表决。弃权的，计入参与表决，不视为同意。表决票无效的，视为反对。"
        "同一房屋重复投票的，以最后投的一票为准。一名受托人接受委托不得超过3户。",
        "表决前应当听取社区党组织和居民委员会的意见。表决应当提前15日通知本幢业主。"
        "表决采用召开会议、书面征求意见或者电子投票的方式进行。投票期不少于5日、不超过60日。",
        "表决结果应当公示7日。对表决结果有异议的，可以自公示之日起5日内提出。"
        "决定应当自作出之日起30日内向街道办事处备案。",
    ]


def test_the_same_matter_in_english() -> None:
    first, tests, *_ = article(MATTER, "en")
    assert first.endswith("every share is counted among them alone. (Civil Code, art. 278(5))")
    assert tests == (
        "A vote is valid if at least two thirds of the total floor area and at least two thirds of"
        " all owners take part. The motion is carried if more than half of the floor area taking"
        " part and more than half of the owners taking part vote in favour."
    )


def test_a_body() -> None:
    text = """
组织 议事平台 "“1+2+3”社区议事平台"
  席位    社区党组织 1 召集
  席位    物业 1, 业主委员会 1
  任期    3年
  例会    每2月1次
  出席    席位三分之二以上
  通过    到会席位过半数
  备案    街道 30日
  职责    听取居民意见
  职责    协调物业服务争议
  依据    民法典 277
"""
    assert article(text) == [
        "本小区设“1+2+3”社区议事平台（以下简称议事平台），席位分配为：社区党组织1席、"
        "物业服务人1席、业主委员会1席，共3席；每届任期3年。议事平台会议由社区党组织召集。"
        "（《民法典》第二百七十七条）",
        "议事平台每两个月召开一次会议。会议应当有全体席位三分之二以上出席方可召开；"
        "决定应当经到会席位过半数同意方为通过。",
        "议事平台应当自产生之日起30日内向街道办事处备案。",
        "议事平台履行下列职责：",
        "（一）听取居民意见；",
        "（二）协调物业服务争议。",
    ]


def test_duties_rights_and_bans() -> None:
    text = """
义务 楼道保洁
  主体  物业
  应当  清扫楼道
  条件  业主入住
  期限  2日
  频次  每日1次
  对象  业主
  否则  当月物业费减收10%
"""
    assert article(text) == [
        "业主入住的，物业服务人应当在2日内清扫楼道，频次为每日一次。",
        "物业服务人对业主承担本条义务。",
        "未按照规定履行的，当月物业费减收10%。",
    ]
    ban = "禁止 占道\n  主体  业主\n  不得  占用消防车通道\n  否则  依法处理\n  对象  业主\n"
    assert article(ban) == [
        "业主不得占用消防车通道。",
        "业主相互承担本条义务。",
        "违反本条第一款规定的，依法处理。",
    ]
    right = "权利 查阅\n  主体  业主\n  有权  查阅账目。\n  终止  2028-12-31\n"
    assert article(right) == ["业主有权查阅账目。", "本条规定有效期至2028年12月31日。"]


FEE = """
费用 物业费 "物业服务费"
  缴纳    业主 → 物业
  标准    住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  起算    2026-01-01
  阶段    试用 3个月 免收 承担 街道
  阶段    扶持 12个月 收取50% 补贴 街道 0.30元/平方米/月
  阶段    自立 全额
  补贴    街道 逐年 50%, 50%, 40%, 30%, 20% 自首次缴费 出售即止 困难户 100%
  应缴    每季度末月20日前
  违约金  每日0.03% 自逾期30日 上限 本金 20%
  挂钩    满意度 低于80% 减收10%
  抵减    志愿服务 每小时 1元 上限 每年 200元 出资 街道
  预缴    最多 12个月
  催缴    先电话提醒，再书面催告
"""


def test_a_fee_has_tables() -> None:
    assert article(FEE) == [
        "物业服务费由业主向物业服务人缴纳，自2026年1月1日起计收。",
        "收费标准如下表：",
        "房屋用途|收费标准",
        "住宅|0.80元/平方米·月",
        "商铺|1.60元/平方米·月",
        "物业服务费分阶段计收，各阶段依次为：",
        "阶段|期限|业主缴纳|补贴|差额承担",
        "试用|3个月|免收|—|街道办事处",
        "扶持|12个月|50%|街道办事处0.30元/平方米·月|—",
        "自立|长期|全额|—|—",
        "街道办事处按下表比例逐年补贴，年度自该户首次缴费之月起计算：",
        "年度|第一年|第二年|第三年|第四年|第五年",
        "补贴比例|50%|50%|40%|30%|20%",
        "房屋出售的，补贴即行终止。当年经认定为困难户的，该年度补贴比例为百分之百；"
        "次年未再认定的，恢复按上表比例补贴。",
        "业主应当于每季度末月20日前缴纳物业服务费。预缴期限不得超过12个月。"
        "逾期未缴的，应当支付违约金；违约金自逾期满30日起每日按欠缴金额的万分之三计算，"
        "累计不超过欠缴本金的百分之二十。",
        "业主欠缴的，按照下列方式催缴：先电话提醒，再书面催告。",
        "满意度低于百分之八十的，物业服务费减收百分之十。",
        "业主参加志愿服务每小时抵减1元，每年最高抵减200元，抵减的费用由街道办事处承担。",
    ]


def test_one_rate_needs_no_table() -> None:
    text = "费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/户/月\n"
    assert article(text) == [
        "物业费由业主向物业服务人缴纳。住宅的收费标准为每户每月1元。",
    ]


def test_services_funds_procedures_inspections_and_training() -> None:
    service = (
        "服务 电梯维护\n  提供  物业\n  对象  业主\n  内容  例行保养\n  频次  每月2次\n"
        "  评价  业主委员会 每季度\n  档次  基本\n  成本  0.12元/平方米/月\n"
    )
    assert article(service) == [
        "物业服务人向业主提供电梯维护，属于基本服务，具体要求如下：",
        "（一）服务内容：例行保养；",
        "（二）服务频次：每月两次；",
        "（三）服务评价：由业主委员会每季度评价一次；",
        "（四）服务成本：每平方米每月0.12元。",
    ]
    fund = (
        "资金 公共收益\n  来源  停车收入\n  分配  维修资金 60%, 社区活动 40%\n"
        "  所有  业主\n  保管  业主委员会\n  最低余额  30%\n  公示  每季度\n  审计  每年\n"
    )
    assert article(fund) == [
        "公共收益归业主所有，由业主委员会保管。公共收益来源于停车收入。",
        "公共收益按照下列比例分配：",
        "（一）维修资金：百分之六十；",
        "（二）社区活动：百分之四十。",
        "公共收益的余额不足首期筹集额的百分之三十时，应当续筹。",
        "公共收益的收支情况每季度向全体业主公示一次，每年审计一次。",
    ]
    procedure = (
        "程序 加装电梯\n  阶段  提议  业主 提交申请\n  阶段  公示  业主委员会 公示 至少10日 不成 → 提议\n"
        "  阶段  协调  街道 协调 限30日 其后 → 结束 不成 → 结束\n  上报  街道\n"
    )
    assert article(procedure) == [
        "加装电梯按照下列阶段办理：",
        "（一）提议：业主提交申请；",
        "（二）公示：业主委员会公示，时间不少于10日；不成的，转入“提议”阶段；",
        "（三）协调：街道办事处协调，期限为30日，完成后程序结束；不成的，程序结束。",
        "前款程序无法推进的，可以上报街道办事处协调处理。",
    ]
    safety = (
        "安全 消防通道\n  检查  通道是否畅通\n  频次  每日1次\n  执行  物业\n  责任人  物业 “主管”\n"
        "  台账  巡查记录\n  整改  24小时\n  复查  3日\n  销号  业主委员会\n  停用  封闭该部位\n  上报  街道\n"
    )
    assert article(safety) == [
        "物业服务人应当检查通道是否畅通，频次为每日一次。本项工作的责任人为物业服务人（主管）。"
        "检查情况应当记入台账：巡查记录。",
        "检查发现隐患的，应当在24小时内整改完毕，并在整改后3日内复查；"
        "整改合格的，由业主委员会逐项销号。",
        "隐患消除前，封闭该部位。",
        "逾期未整改的，应当上报街道办事处处理。",
    ]
    training = (
        "培训 议事培训\n  对象  业主委员会\n  频次  每年2次\n  内容  议事规则\n  组织  街道\n"
    )
    assert article(training) == [
        "街道办事处应当组织业主委员会参加议事培训，每年两次。培训内容为议事规则。"
    ]


def test_parties_and_definitions_share_articles() -> None:
    text = "主体 物业 “甲公司”\n  角色  物业服务人\n主体 居民代表\n\n定义 宽限期 30日\n定义 专有部分 “登记的房屋”\n"
    assert lines(bylaws(bylaw_of(text), "zh"))[-8:] == [
        "第一条 各方主体",
        "本规约所称各方主体如下：",
        "（一）物业，是指甲公司，为本小区的物业服务人；",
        "（二）居民代表。",
        "第二条 用语含义",
        "本规约下列用语的含义：",
        "（一）宽限期为30日；",
        "（二）专有部分，是指登记的房屋。",
    ]


def test_prose_is_left_as_it_was_written() -> None:
    text = '条 "目的"\n  "为了  方便，制定本规约；"\n  项 "甲；"\n  项 "乙；"\n  依据 民法典 278\n'
    assert article(text) == [
        "为了  方便，制定本规约；",
        "（一）甲；",
        "（二）乙；",
        "（《民法典》第二百七十八条）",
    ]


# ── Over the examples ──

CODE = re.compile(r"[A-Za-z]{2,}")
HAN = "\u3400-\u9fff"
STOPS = "，。；：、？！（）《》“”"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_code_name_reaches_a_chinese_reader(path) -> None:  # type: ignore[no-untyped-def]
    reading = read_path(path)
    assert reading.bylaw is not None
    written = set(CODE.findall(reading.source.text))
    shown = {word for one in lines(bylaws(reading.bylaw, "zh")) for word in CODE.findall(one)}
    assert shown <= written
    assert not shown & _code_words()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_space_stands_beside_chinese_punctuation(path) -> None:  # type: ignore[no-untyped-def]
    reading = read_path(path)
    assert reading.bylaw is not None
    for one in lines(bylaws(reading.bylaw, "zh"))[1:]:
        body = one.partition(" ")[2] if one.startswith("第") else one
        assert not re.search(f"[{HAN}{STOPS}] +[{STOPS}]|[{STOPS}] +[{HAN}{STOPS}]", body), one


@pytest.mark.parametrize("kind", ["commercial", "public-rental", "resettlement", "old"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_of_the_model_is_in_the_document(kind: str, lang: str) -> None:
    found = example(kind)
    text = "\n".join(lines(bylaws(found, lang)))
    from bylawkit.render.speech import figures, speech

    tongue = speech(lang)
    for fee in found.fees:
        for one in fee.rates:
            assert figures.yuan(one.rate.fen) in text or tongue.rate(one.rate) in text
        for subsidy in fee.subsidies:
            assert all(figures.percent_digits(share) in text for share in subsidy.shares)
        for phase in fee.phases:
            assert phase.length is None or tongue.duration(phase.length) in text
    for matter in found.matters:
        for test in (matter.turnout, matter.approve):
            assert test is None or tongue.voted(test, *_said(matter, test, lang, found)) in text
        for length in (matter.notice, matter.publish, matter.objection, *(matter.window or ())):
            assert length is None or tongue.duration(length) in text
    for body in found.bodies:
        assert str(body.seat_count) in text
    for fund in found.funds:
        assert all(tongue.percent(one.share) in text for one in fund.shares)


def _said(matter, test, lang, found):  # type: ignore[no-untyped-def]
    from bylawkit.render.speaker import speaker

    verbs = {True: ("参与", "take part"), False: ("同意", "vote in favour")}
    return speaker(found, lang).voters(matter, test), verbs[test is matter.turnout][lang != "zh"]


def _code_words() -> set[str]:
    """Every value of the model's enumerations: what must never be printed."""
    modules = (bylaw, norms, parties, scenario, values, votes)
    kinds = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }
    assert len(kinds) > 10
    return {
        word for kind in kinds for one in kind for word in one.value.split("-") if len(word) > 1
    }


def test_an_english_bylaw_can_be_printed_in_chinese() -> None:
    text = (
        'matter repairs "Using the repair fund"\n  decided-by owners-assembly\n'
        "  turnout area 2/3 or-more and heads 2/3 or-more\n  notice 15 days\n"
    )
    head = 'bylaw "Bylaws of A Garden"\n  kind commercial\n'
    first, second, third = article(text, "zh", head)
    assert first == "Using the repair fund，由业主大会决定。"
    assert second.startswith("表决应当有专有部分面积占比三分之二以上")
    assert third == "表决应当提前15日通知全体业主。"
    assert HEAD.startswith("规约")
