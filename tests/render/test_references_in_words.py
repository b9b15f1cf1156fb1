"""``{name}`` and ``{name.field}``: numbers of articles, and values in words."""

from __future__ import annotations

import re

import pytest
from rendering import ROOT, article, bylaw_of, lines

from bylawkit.render.bylaws import bylaws
from bylawkit.render.fields import FIELDS
from bylawkit.render.references import field_words
from bylawkit.render.view import Heading, Link, Paragraph

RULES = """
事项 动用维修资金 "使用住宅专项维修资金"
  归属    业主大会
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  不计入
  委托    最多3户
  通知    15日
  投票期  5日至60日
  备案    街道 30日
  依据    民法典 278(5)
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  应缴    每季度末月20日前
  违约金  每日0.03% 自逾期30日 上限 本金 20%
  抵减    志愿服务 每小时1元 上限 每年150元
组织 业主委员会
  人数    7人
  任期    3年
  例会    每2个月1次
  席位    业主 7
  出席    全体席位过半数
义务 保洁
  主体    物业
  应当    清扫楼道
  频次    每日1次
安全 巡查
  检查    通道
  整改    24小时
定义 宽限期 30日
主体 甲公司
"""

SAID = {
    "动用维修资金.参与": "专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与",
    "动用维修资金.turnout": "专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与",
    "动用维修资金.同意": "参与表决专有部分面积过半数且参与表决人数过半数的业主同意",
    "动用维修资金.未表决": "不计入参与表决",
    "动用维修资金.委托": "不超过3户",
    "动用维修资金.通知": "15日",
    "动用维修资金.投票期": "不少于5日、不超过60日",
    "动用维修资金.备案": "30日内向街道办事处备案",
    "动用维修资金.归属": "业主大会",
    "动用维修资金.依据": "《民法典》第二百七十八条第（五）项",
    "物业费.标准": "住宅每平方米每月0.80元、商铺每平方米每月1.60元",
    "物业费.应缴": "每季度末月20日前",
    "物业费.违约金": "自逾期满30日起每日按欠缴金额的万分之三计算，累计不超过欠缴本金的百分之二十",
    "物业费.抵减": "志愿服务每小时抵减1元，每年最高抵减150元",
    "业主委员会.人数": "7人",
    "业主委员会.任期": "3年",
    "业主委员会.例会": "每两个月一次",
    "业主委员会.席位": "业主7席",
    "业主委员会.出席": "全体席位过半数出席",
    "保洁.应当": "清扫楼道",
    "保洁.频次": "每日一次",
    "巡查.整改": "24小时",
    "宽限期": "30日",
    "甲公司": "甲公司",
    "业主委员会": "业主委员会",
    "动用维修资金": "第二条",
}


@pytest.mark.parametrize("reference", SAID)
def test_what_a_reference_says(reference: str) -> None:
    text = f'条 "引用"\n  "按照 {{{reference}}} 执行。"\n{RULES}'
    assert article(text) == [f"按照{SAID[reference]}执行。"]


def test_a_reference_to_an_article_is_a_link_to_its_heading() -> None:
    view = bylaws(bylaw_of(f'条 "引用"\n  "见{{保洁}}。"\n{RULES}'), "zh")
    link = next(
        piece
        for block in view.blocks
        if isinstance(block, Paragraph)
        for piece in block.pieces
        if isinstance(piece, Link)
    )
    heading = next(
        block for block in view.blocks if isinstance(block, Heading) and block.anchor == link.target
    )
    assert (link.text, heading.title) == (heading.label, ("保洁",))


def test_spaces_around_a_reference_go_where_chinese_has_none() -> None:
    text = '条 "引用"\n  "为 {宽限期} ，见 A {宽限期} B。"\n定义 宽限期 30日\n'
    assert article(text) == ["为30日，见 A 30日B。"]


def test_a_reference_may_lead_to_words_with_references() -> None:
    text = '条 "引用"\n  "{保洁.应当}。"\n义务 保洁\n  主体 物业\n  应当 在{宽限期}内清扫\n定义 宽限期 30日\n'
    assert article(text) == ["在30日内清扫。"]


def test_references_in_a_circle_come_to_an_end() -> None:
    text = '条 "引用"\n  "{保洁.应当}"\n义务 保洁\n  主体 物业\n  应当 先{保洁.应当}\n'
    (said,) = article(text)
    assert said.startswith("先先先")
    assert len(said) < 200


def test_chinese_prose_in_an_english_document_is_told_in_chinese() -> None:
    text = f'条 "引用"\n  "通知{{动用维修资金.通知}}，见{{保洁}}。"\n{RULES}'
    assert article(text, "en") == ["通知15日，见第五条。"]


def test_english_prose_reads_english_values() -> None:
    head = 'bylaw "Bylaws of A Garden"\n  kind commercial\n'
    text = (
        'article "Quotes"\n  "Notice is {repairs.notice}; see {repairs}."\n'
        'matter repairs "Repairs"\n  decided-by owners-assembly\n  notice 15 days\n'
    )
    assert article(text, "en", head) == ["Notice is 15 days; see Article 2."]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_api_for_one_field(lang: str) -> None:
    found = bylaw_of(RULES).named
    said = {"zh": "15日", "en": "15 days"}[lang]
    assert field_words(found["动用维修资金"], "通知", lang) == said
    assert field_words(found["动用维修资金"], "notice", lang) == said
    assert field_words(found["动用维修资金"], "公示", lang) is None
    assert field_words(found["动用维修资金"], "没有这个", lang) is None
    assert field_words(found["保洁"], "不得", lang) is None


# ── The words are those of the grammar ──

TERMINAL = re.compile(r'^([A-Z_]+): (".*")$', re.MULTILINE)
RULE = re.compile(r"^(\w+): \(?([A-Z_]+)\b", re.MULTILINE)


def grammar_words() -> dict[str, list[str]]:
    text = (ROOT / "grammar" / "words.lark").read_text(encoding="utf-8")
    return {name: re.findall(r'"([^"]+)"', words) for name, words in TERMINAL.findall(text)}


def test_every_field_word_is_a_word_of_the_grammar() -> None:
    known = {word for words in grammar_words().values() for word in words}
    ours = {word for fields in FIELDS.values() for word in fields}
    assert len(ours) > 100
    assert ours <= known


def test_every_field_of_the_example_grammar_can_be_told() -> None:
    """Each field that the sample states has words, under each of its names."""
    words = grammar_words()
    by_word = {word: synonyms for synonyms in words.values() for word in synonyms}
    for kind, fields in FIELDS.items():
        for word, attribute in fields.items():
            synonyms = [one for one in by_word[word] if one in fields]
            assert {fields[one] for one in synonyms} == {attribute}, (kind, word)
    assert lines(bylaws(bylaw_of(RULES), "zh"))
