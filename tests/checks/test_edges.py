"""Where a check begins and ends to speak: fragments just this side and just that side of its limit.

A comment names the codes of its line; only the codes of the check that a fragment is for are looked at.
"""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from bylawkit.checks.pages import whole
from bylawkit.pipeline import findings, read_text
from bylawkit.source import Span

MARK = re.compile(r"#\s*(BK\d+(?:\s+BK\d+)*)\s*$", re.MULTILINE)

COMMITTEE = "组织 业主委员会\n  角色  业主委员会\n"
VOTE = "  参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数\n"
ELECTION = f"事项 选举委员\n  归属  业主大会\n  类别  选举业委会\n{VOTE}"
DATED = '规约 "某小区规约"\n  类型  商品房\n  辖区  中国 自 2026-01-01\n  生效  2026-07-01\n'
NOTICE = "义务 通知\n  主体  业主委员会\n  应当  通知物业\n  对象  物业\n"
SHARE = "分摊 电梯\n  范围  本单元\n"
RELAXED = "事项 排期\n  归属  业主大会\n  类别  内部事务\n  同意  参与户数过半数\n"
SIZED = f"{DATED}  规模  900户 81000平方米\n"
RENTAL = '规约 "公约"\n  类型  公租房\n  辖区  中国 自 2026-01-01\n租约 租住\n  双方  公房产权人 → 承租人\n'
IN = '规约 "某小区规约"\n  类型  商品房\n  辖区  中国/'
FUND_USE = f"事项 动用\n  归属  业主大会\n  类别  维修资金使用\n{VOTE}"
CLEANING = "服务 保洁\n  提供  物业\n  对象  业主\n  成本  "
AUTHORITY = "授权 小修\n  授予  业主委员会\n  事项  动用\n  内容  小修\n"
SWEEP = "义务 清扫\n  主体  物业\n  应当  清扫\n"
MEND = "义务 维修\n  主体  物业\n  应当  维修\n  对象  业主\n"
PAY = "义务 缴费\n  主体  业主\n  应当  缴费\n  对象  物业\n"
FEE = "费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月\n"

EDGES = {
    "absences": [
        "组织 议事会\n  例会  每月\n  缺席免职  每年12次\n",
        "组织 议事会\n  例会  每月\n  缺席免职  每年13次  # BK272\n",
        "组织 议事会\n  例会  每月2次\n  缺席免职  每年24次\n",
        "组织 议事会\n  例会  每月2次\n  缺席免职  每年25次  # BK272\n",
        "组织 议事会\n  例会  每年\n  缺席免职  每年1次\n",
        "组织 议事会\n  例会  每年\n  缺席免职  每年2次  # BK272\n",
        "组织 议事会\n  例会  每半年\n  缺席免职  每年2次\n",
        "组织 议事会\n  例会  每季度\n  缺席免职  每年4次\n",
        "组织 议事会\n  例会  每季度\n  缺席免职  每年5次  # BK272\n",
        "组织 议事会\n  缺席免职  每年99次\n",
        "组织 议事会\n  例会  每年\n",
    ],
    "bodies": [
        f"{COMMITTEE}  人数  6人  # BK222\n",
        f"{COMMITTEE}  人数  7人\n",
        f"{COMMITTEE}  人数  6人\n  同票  召集人决定\n",
        f"{COMMITTEE}  席位  业主 6  # BK222\n",
        f"{COMMITTEE}  任期  3年\n",
        "组织 议事会\n  人数  6人\n",
    ],
    "channels": [
        f"{ELECTION}  方式  书面, 会议  # BK237\n",
        f"{ELECTION}  方式  书面\n",
        f"{ELECTION}  方式  电子  # BK236\n",
        f"{ELECTION}  方式  电子\n" + '条 "核实"\n  "电子表决的，核验业主身份。"\n',
    ],
    "choices": [
        f"{ELECTION}  选项  甲, 乙, 丙\n  可选  最多3\n  当选  3\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  可选  最多4  # BK242\n  当选  4  # BK243\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  2\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  1  # BK244\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  3  # BK244\n",
        f"{ELECTION}  可选  最多9\n  当选  5\n  入围  8\n",
    ],
    "dispositive": [
        f"{NOTICE}  提前  60日\n  依据  民法典 946\n",
        f"{NOTICE}  提前  61日  # BK379\n  依据  民法典 946\n",
        f"{NOTICE}  提前  59日  # BK379\n  依据  民法典 946\n",
        f"{NOTICE}  提前  30日\n  依据  民法典 278\n",
        f"{NOTICE}  提前  30日\n",
        f"{NOTICE}  依据  民法典 946\n",
    ],
    "fines": [
        '条 "一"\n  "乱停车的，罚款50元。"  # BK216\n',
        '条 "一"\n  "由主管部门处罚。物业可以罚款。"  # BK216\n',
        '条 "一"\n  "由主管部门处以罚款。"\n',
        '条 "一"\n  "物业不得罚款。"\n',
        '条 "一"\n  "乱停车的，交罚金。"  # BK216\n',
    ],
    "open_lists": [
        "禁止 堆物\n  主体  业主\n  不得  堆放家具等  # BK167\n  对象  业主\n",
        "义务 清理\n  主体  业主\n  应当  清理家具等\n  对象  业主\n",
        "义务 清理\n  主体  业主\n  应当  清理家具\n  对象  业主\n  否则  限制通行等措施  # BK167\n",
        "禁止 堆物\n  主体  业主\n  不得  堆放同等物品\n  对象  业主\n",
    ],
    "modal_words": [
        '条 "一"\n  "会议应当有记录，决定应当公布，必须签字。"\n',
        '条 "一"\n  "会议应当有记录，决定应当公布，必须签字，记录应当保存。"  # BK166\n',
        '条 "一"\n  "应当记录，应当公布，应当保存，必须签字，必须盖章，必须存档。"\n',
        '条 "一"\n  "应当记录，应当公布，应当保存，应由到会人签字。"  # BK166\n',
        '条 "一"\n  "应当记录，应当公布，应当保存，缴纳应缴费用。"\n',
    ],
    "notice_too_short": [
        f"{ELECTION}  通知  15日\n",
        f"{ELECTION}  通知  14日  # BK208\n",
        f"{ELECTION}  通知  11个工作日\n",
        f"{ELECTION}  通知  10个工作日  # BK208\n",
        ELECTION.replace("选举委员\n", "选举委员  # BK209\n"),
        "事项 花坛\n  归属  业主大会\n  类别  内部事务\n  同意  参与户数过半数\n  通知  3日\n",
    ],
    "numbers_repeated": [
        *(
            f'{ELECTION}  {field}\n条 "一"\n  "{words}。"  # BK163\n'
            for field, words in (
                ("通知  15日", "提前15日通知"),
                ("异议期  9日\n  答复  8日", "异议期9日"),
                ("再议  6个月", "六个月再次提出"),
                ("失效  2年", "2年失效"),
                ("视为送达  3日", "3日视为送达"),
            )
        ),
        f'{COMMITTEE}  任期  4年\n条 "一"\n  "任期四年。"  # BK163\n',
        f'{COMMITTEE}  移交  9日\n条 "一"\n  "换届后9日移交。"  # BK163\n',
        f'{FEE}  违约金  每日0.05%\n条 "一"\n  "违约金每日0.05%。"  # BK163\n',
        f'{FEE}  预缴  最多7个月\n条 "一"\n  "最多预缴7个月。"  # BK163\n',
        '条 "一"\n  "提前15日通知。"\n',
        f'{ELECTION}  通知  15日\n条 "一"\n  "选举委员，提前十五日通知。"  # BK163\n',
        f'{ELECTION}  通知  15日\n条 "一"\n  "选举委员，提前十六日通知。"\n',
        f'{ELECTION}  通知  15日\n条 "一"\n  "选举委员，十五日内答复。"\n',
        f'{ELECTION}  公示  7日\n条 "一"\n  "公示7日。"  # BK163\n',
        f'{ELECTION}  公示  7日\n条 "一"\n  "公示7日内有效。"\n',
        f'{COMMITTEE}  人数  7人\n条 "一"\n  "业主委员会由7人组成。"  # BK163\n',
        f'{COMMITTEE}  人数  7人\n条 "一"\n  "业主委员会开会，每次到会不少于7人。"\n',
        '定义 限额 100元\n条 "一"\n  "限额为100元。"  # BK163\n',
        '定义 限额 100元\n条 "一"\n  "赔偿100元。"\n',
    ],
    "allocations": [
        f"{SHARE}  办法  按楼层\n  系数  1层 0, 2层 0  # BK331\n",
        f"{SHARE}  办法  按楼层\n  系数  1层 0, 2层 1\n",
        f"{SHARE}  办法  按户\n  后加入  100%\n",
        f"{SHARE}  办法  按户\n  后加入  99%  # BK333\n",
        f"{SHARE}  办法  按户\n",
    ],
    "cut_offs": [
        '条 "一"\n  "欠费的，停水停电。"  # BK217\n',
        '条 "一"\n  "检修时停水停电，提前通知。"\n',
        '条 "一"\n  "欠费的，不得停水停电。"\n',
        '条 "一"\n  "不得扰民。欠费的，停水。"  # BK217\n',
        '条 "一"\n  "逾期不缴的，停用门禁卡。"  # BK218\n',
        f"{FEE}  催缴  停用门禁卡\n",
        f"{FEE}  催缴  欠费的停用门禁卡  # BK218\n",
    ],
    "linkages": [
        "权利 摇号\n  主体  业主\n  有权  参加车位摇号\n",
        "权利 摇号\n  主体  业主\n  有权  参加评选\n  条件  已缴清物业费\n",
        "义务 摇号\n  主体  业主\n  应当  车位摇号前登记\n  对象  物业\n  条件  已缴清物业费\n",
        "权利 摇号\n  主体  业主\n  有权  参加车位摇号\n  条件  已缴清物业费  # BK378\n",
    ],
    "vote_times": [
        f"{ELECTION}  公示  7日\n  异议期  7日\n  答复  7日\n  失效  7日\n",
        f"{ELECTION}  公示  7日\n  异议期  8日  # BK234\n  答复  7日\n",
        f"{ELECTION}  异议期  8日\n  答复  7日\n  失效  7日  # BK232\n",
        f"{ELECTION}  异议期  7日  # BK235\n",
        f"{ELECTION}  投票期  5日 至 30日\n  延长  最多1次 30日\n",
        f"{ELECTION}  延长  最多1次 30日  # BK233\n",
    ],
    "common_income": [
        "资金 公共收益\n  来源  广告\n  所有  业主\n",
        "资金 公共收益\n  来源  广告\n  所有  物业  # BK385\n",
        "资金 社区基金\n  来源  停车收入\n  分配  物业 50%, 公共活动 50%  # BK386\n",
        "资金 社区基金\n  来源  捐款\n  所有  物业\n",
        "资金 维修资金\n  来源  业主交存\n  所有  物业  # BK385\n",
    ],
    "weights": [
        f"{ELECTION}  计权  依法计算\n",
        f"{ELECTION}  计权  每户一票  # BK215\n",
        f"{ELECTION}  单一业主  最多20%  # BK215\n",
        ELECTION,
    ],
    "dunning": [
        f"{FEE}  催缴步骤  自逾期15日 物业 上门催告\n  催缴步骤  自逾期15日 业主委员会 督促\n",
        f"{FEE}  催缴步骤  自逾期15日 物业 上门催告\n  催缴步骤  自逾期14日 业主委员会 督促  # BK342\n",
        f"{FEE}  催缴步骤  自逾期15日 物业 上门催告\n  催缴步骤  自逾期30日 物业 起诉\n",
        f"{FEE}  催缴步骤  自逾期15日 物业 起诉  # BK343\n",
        f"{FEE}  催缴步骤  自逾期15日 物业 催告后起诉\n",
        f"{FEE}  催缴  先书面催告\n  催缴步骤  自逾期15日 物业 起诉\n",
    ],
    "hours": [
        "禁止 噪声\n  主体  业主\n  不得  装修\n  对象  业主\n  时段  22:00 至 22:01\n",
        "禁止 噪声\n  主体  业主\n  不得  装修\n  对象  业主\n  时段  12:00 至 14:00, 22:00 至 22:00  # BK377\n",
    ],
    "advances": [
        f"{FEE}  押金  2个月  # BK338\n",
        f"{FEE}  押金  2个月\n  退费  退租后退还\n",
        f"{FEE}  预缴  最多12个月\n",
        f"{FEE}  预缴  最多13个月  # BK340\n",
        f"{FEE}  预缴  最多13个月\n  退费  退还\n",
    ],
    "second_calls": [
        f"{RELAXED}  参与  户数过半数\n  二次召集  15日 参与 户数过半数\n",
        f"{RELAXED}  参与  户数过半数\n  二次召集  15日 参与 户数半数以上\n".replace(
            "半数以上", "二分之一以上"
        ),
        f"{RELAXED}  参与  户数过半数\n  二次召集  15日 参与 户数51%以上  # BK248\n",
        f"{RELAXED}  二次召集  15日 参与 户数51%以上\n",
        f"{RELAXED}  参与  户数过半数\n  二次召集  15日 参与 人数51%以上\n",
    ],
    "representatives": [
        f"{SIZED}组织 代表会\n  席位  业主 30\n  代表  每30户 1人\n",
        f"{SIZED}组织 代表会\n  席位  业主 29  # BK270\n  代表  每30户 1人\n",
        f"{SIZED}组织 代表会\n  席位  业主 59  # BK270\n  代表  每30户 2人\n",
        f"{SIZED}组织 代表会\n  席位  业主 2\n  代表  每500户 2人\n",
        f"{SIZED}组织 代表会\n  代表  每30户 1人\n",
        f"{SIZED}组织 代表会\n  席位  业主 2\n",
    ],
    "served_too_late": [
        f"{ELECTION}  通知  15日\n  视为送达  15日\n",
        f"{ELECTION}  通知  15日\n  视为送达  16日  # BK231\n",
        f"{ELECTION}  视为送达  16日\n",
    ],
    "guards": [
        f"{ELECTION}  未表决  随多数 但须 全体面积过半数 且 全体人数过半数\n",
        f"{ELECTION}  未表决  随多数 但须 全体面积过半数  # BK246\n",
        f"{ELECTION}  未表决  随多数 但须 全体面积二分之一以上 且 全体人数过半数  # BK246\n",
        f"{ELECTION}  未表决  随多数\n",
        f"{RELAXED}  未表决  随多数 但须 全体面积三分之一以上\n",
    ],
    "evaluations": [
        "服务 绿化\n  提供  物业\n  对象  业主\n  评价  物业, 业主 每半年\n",
        "服务 绿化\n  提供  物业\n  对象  业主\n  评价  物业 每半年  # BK413\n",
        "服务 绿化\n  提供  志愿者\n  对象  业主\n  评价  物业 每半年\n",
    ],
    "successions": [
        f"{COMMITTEE}  首次会议  7日\n  移交  10日\n  提前换届  3个月\n",
        f"{COMMITTEE}  首次会议  8日  # BK273\n",
        f"{COMMITTEE}  移交  11日  # BK273\n",
        f"{COMMITTEE}  提前换届  4个月\n",
        f"{COMMITTEE}  提前换届  2个月  # BK273\n",
        "组织 议事会\n  首次会议  60日\n  移交  60日\n  提前换届  1个月\n",
    ],
    "terms": [
        '条 "一"\n  "业主可以查阅合同（以下简称合同书）。"  # BK165\n',
        '条 "一"\n  "业主可以查阅合同（以下简称合同书），合同书由物业保管。"\n',
        '条 "一"\n  "本规约所称小修，是指不改变布局的修补。"\n',
        '条 "一"\n  "本规约所称小修，应当告知物业。"  # BK164\n',
        '定义 小修 "修补"\n条 "一"\n  "本规约所称小修，应当告知物业。"\n',
    ],
    "tenancies": [
        f"{RENTAL}  任期  5年\n  欠租  6个月\n  闲置  6个月\n  限制  5年\n",
        f"{RENTAL}  任期  6年  # BK375\n",
        f"{RENTAL}  欠租  5个月  # BK373\n",
        f"{RENTAL}  闲置  5个月  # BK373\n",
        f"{RENTAL}  限制  6年  # BK374\n",
        f"{RENTAL}  解除  转租\n  解除  顶撞管理人员  # BK372\n",
        RENTAL,
    ],
    "local_votes": [
        f"{IN}浙江\n{ELECTION}  未表决  随多数  # BK226\n",
        f"{IN}浙江\n{ELECTION}  未表决  随多数 但须 全体面积过半数 且 全体人数过半数\n",
        f"{IN}浙江\n{ELECTION}  未表决  随多数 但须 全体面积过半数  # BK226\n",
        f"{IN}浙江\n{ELECTION}  未表决  不计入\n",
        f"{IN}山东/潍坊\n{ELECTION}  委托  最多3户\n",
        f"{IN}山东/潍坊\n{ELECTION}  委托  最多4户  # BK227\n",
        f"{IN}广东/清远\n{ELECTION}  异议期  1日  # BK228\n",
        f"{IN}广东/清远\n{ELECTION}  异议期  60日\n",
        f"{IN}广东/清远\n{ELECTION}",
    ],
    "local_limits": [
        f"{IN}浙江/杭州\n{ELECTION}  投票期  5日 至 60日\n",
        f"{IN}浙江/杭州\n{ELECTION}  投票期  4日 至 60日  # BK224\n",
        f"{IN}浙江/杭州\n{ELECTION}  投票期  5日 至 61日  # BK224\n",
        f"{IN}浙江/杭州\n{FEE}  预缴  最多12个月\n",
        f"{IN}浙江/杭州\n{FEE}  预缴  最多13个月  # BK309\n",
    ],
    "scope_too_small": [
        f"{ELECTION}  范围  本幢  # BK230\n",
        f"{ELECTION}  范围  全体\n".replace("  范围  全体\n", ""),
        f"{RELAXED}  范围  本幢\n",
        f"{FUND_USE}  范围  本幢\n",
        f"{FUND_USE}  范围  已入住业主  # BK230\n",
    ],
    "who_decides": [
        ELECTION,
        ELECTION.replace("归属  业主大会", "归属  业主委员会  # BK212"),
        ELECTION.replace("归属  业主大会", "归属  承租人  # BK211"),
        RELAXED.replace("归属  业主大会", "归属  业主委员会"),
        "事项 门禁  # BK214\n  归属  业主大会\n  同意  参与户数过半数\n",
        "事项 门禁\n  归属  业主委员会\n  同意  到会席位过半数\n",
        "事项 门禁  # BK213\n  同意  参与户数过半数\n",
    ],
    "misclassed": [
        "事项 筹集维修资金\n  归属  业主大会\n  类别  内部事务  # BK274\n",
        "事项 筹集维修资金\n  归属  业主大会\n  类别  维修资金使用  # BK274\n",
        "事项 筹集维修资金\n  归属  业主大会\n  类别  维修资金筹集\n",
        "事项 筹集维修资金\n  归属  业主大会\n  类别  改建重建\n",
        "事项 使用维修资金\n  归属  业主大会\n  类别  其他重大事项\n",
        "事项 更新\n  归属  业主大会\n  类别  内部事务  # BK275\n  依据  民法典 278(5)\n",
        "事项 更新\n  归属  业主大会\n  类别  维修资金使用\n  依据  民法典 278(5)\n",
        "事项 更新\n  归属  业主大会\n  类别  维修资金使用  # BK275\n  依据  民法典 278(7)\n",
        "事项 更新\n  归属  业主大会\n  类别  维修资金使用\n  依据  民法典 278(5), 民法典 278(7)\n",
        "事项 更新\n  归属  业主大会\n  类别  内部事务\n  依据  民法典 281\n",
    ],
    "silent_votes": [
        f"{ELECTION}  未表决  不计入\n  弃权  计入参与\n  无效票  计入参与\n",
        f"{ELECTION}  未表决  计入参与  # BK204\n",
        f"{ELECTION}  弃权  不计入  # BK206\n",
        f"{ELECTION}  弃权  随多数  # BK206\n",
        f"{ELECTION}  无效票  随多数  # BK206\n",
        f"{ELECTION}  无效票  不计入\n",
        f"{ELECTION}  弃权  视为反对\n",
        f"{RELAXED}  未表决  计入参与\n",
    ],
    "told_to_itself": [
        "组织 平台\n  席位  物业 1, 居委会 1\n  听取  居委会, 平台  # BK245\n",
        "组织 平台\n  席位  物业 1, 居委会 1\n  备案  街道 3日\n",
        "事项 甲\n  归属  业主大会\n  类别  内部事务\n  同意  参与户数过半数\n  报告  居委会 3日\n",
        "事项 甲\n  归属  居委会\n  类别  内部事务\n  报告  居委会 3日  # BK245\n",
        "事项 甲\n  归属  街道\n  类别  内部事务\n  备案  街道 3日  # BK245\n",
    ],
    "taken_away": [
        "禁止 甲\n  主体  业主\n  不得  转让、出租房屋  # BK380\n",
        "禁止 甲\n  主体  业主\n  不得  将房屋分割后出租\n",
        "义务 甲\n  主体  业主\n  应当  转让、出租房屋前告知\n  对象  物业\n",
        "禁止 甲\n  主体  业主\n  不得  就物业服务向法院起诉  # BK381\n",
        "权利 甲\n  主体  业主\n  有权  不缴纳物业费  # BK382\n",
        "权利 甲\n  主体  物业\n  有权  将全部物业服务转委托给他人  # BK383\n",
        "权利 甲\n  主体  业主\n  有权  将全部物业服务转委托给他人\n",
    ],
    "costs": [
        f"{CLEANING}1元/平方米/月\n{FEE}  对价  保洁\n",
        f"{CLEANING}1.01元/平方米/月\n{FEE.rstrip()}  # BK307\n  对价  保洁\n",
        f"{CLEANING}9元/平方米/月\n{FEE}",
        f"{CLEANING}9元/户/月\n{FEE}  对价  保洁\n",
        f"{CLEANING}9元/平方米/年\n{FEE}  对价  保洁\n",
        f"{CLEANING}2元/平方米/月\n{FEE}  对价  保洁\n费用 加收\n  缴纳  业主 → 物业\n  标准  住宅 2元/平方米/月\n  对价  保洁\n",
    ],
    "authorities": [
        f"{FUND_USE}{AUTHORITY}  每件  最多50000元\n  累计  最多50000元\n  有效  3年\n",
        f"{FUND_USE}{AUTHORITY}  每件  最多50001元  # BK337\n  累计  最多50000元\n  有效  3年\n",
        f"{FUND_USE}{AUTHORITY}  每件  最多50000元\n  有效  3年\n",
        f"{FUND_USE}{AUTHORITY}  累计  最多50000元\n  有效  3年\n",
        f"{FUND_USE}{AUTHORITY}  累计  最多50000元\n".replace("授权 小修", "授权 小修  # BK335"),
        f"{FUND_USE}{AUTHORITY}  有效  3年\n".replace("授权 小修", "授权 小修  # BK334"),
        f"{RELAXED}{AUTHORITY}  累计  最多50000元\n  有效  3年\n".replace("动用", "排期  # BK336"),
    ],
    "emergencies": [
        "急修 漏水  # BK344\n  情形  漏水\n  公示  7日\n",
        "急修 漏水  # BK345\n  情形  漏水\n  确认  街道 2日\n",
        "急修 漏水\n  情形  漏水\n  确认  街道 2日\n  事后  委托审计\n",
        f"急修 漏水\n  情形  漏水\n  确认  街道 2日\n  公示  7日\n  代替  动用\n{FUND_USE}",
        f"急修 漏水\n  情形  漏水\n  确认  街道 2日\n  公示  7日\n  代替  选举委员  # BK346\n{ELECTION}",
        f"急修 漏水\n  情形  漏水\n  确认  街道 2日\n  公示  7日\n  代替  排期\n{RELAXED}",
    ],
    "counterparts": [
        f"{SWEEP}  对象  业主\n",
        f"{SWEEP}  对价  物业费\n{FEE}",
        SWEEP.replace("清扫\n", "清扫  # BK310\n", 1),
        f"{SWEEP}  对象  业主\n  对价  维修  # BK311\n{MEND}",
        f"{SWEEP}  对价  维修\n{MEND}",
        f"{SWEEP}  对象  业主\n  对价  缴费\n{PAY}",
        f"{SWEEP}  对象  业主\n  对价  缴费  # BK314\n{PAY}  终止  2027-12-31\n",
        f"{SWEEP}  对象  业主\n  对价  缴费\n  终止  2027-12-31\n{PAY}  终止  2027-12-31\n",
        f"{SWEEP}  对象  业主\n  对价  缴费  # BK314\n  终止  2028-01-01\n{PAY}  终止  2027-12-31\n",
        f"{FEE}  对价  清扫\n{SWEEP}  对象  业主\n",
        f"{FEE}  对价  清扫  # BK314\n{SWEEP}  对象  业主\n  终止  2027-12-31\n",
        f"{FEE}  对价  缴费  # BK311\n{PAY}",
        "权利 清扫\n  主体  物业\n  有权  清扫\n",
    ],
    "fund_floors": [
        "资金 维修资金\n  来源  业主交存\n",
        "资金 维修资金\n  来源  业主交存\n  最低余额  30%\n  说明  不足时由业主补足\n",
        "资金 维修资金\n  来源  业主交存\n  最低余额  30%  # BK341\n  说明  不足时再商量\n",
    ],
    "fund_shares": [
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 40%\n",
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 39%  # BK301\n",
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 41%  # BK301\n",
        "资金 收益\n  来源  车位租金\n",
    ],
    "late_charge": [
        f"{FEE}  违约金  每日0.1%\n",
        f"{FEE}  违约金  每日0.11%  # BK308\n",
        f"{FEE}  违约金  每月3%\n",
        f"{FEE}  违约金  每月4%  # BK308\n",
        f"{FEE}  违约金  每日1%  上限 本金 36%\n",
        f"{FEE}  违约金  每日1%  上限 本金 40%  # BK308\n",
        FEE,
    ],
    "procedures": [
        "程序 加装电梯程序\n  条件  单元没有电梯\n",
        "程序 加装电梯程序\n  上报  街道\n",
        "程序 加装电梯程序\n  阶段  申请  业主 申请 限2日 至少2日\n",
        "程序 加装电梯程序\n  阶段  申请  业主 申请 限2日 至少3日  # BK405\n",
    ],
    "petitions": [
        f"{ELECTION}  提议  业主 人数20%以上\n",
        f"{ELECTION}  提议  业主 人数超过20%  # BK238\n",
        f"{ELECTION}  提议  业主 人数21%以上  # BK238\n",
        f"{ELECTION}  提议  业主委员会 人数30%以上\n",
        f"{ELECTION}  提议  业主 人数30%以上\n  提议  业主 面积20%以上\n",
    ],
    "quotas": [
        "组织 物管会\n  席位  居委会 2, 业主 2\n  配额  业主 过半数  # BK271\n",
        "组织 物管会\n  席位  居委会 2, 业主 2\n  配额  业主 半数以上\n",
        "组织 物管会\n  席位  居委会 2, 业主 1, 业主 2\n  配额  业主 过半数\n",
        "组织 物管会\n  席位  居委会 2, 业主 3\n  配额  妇女 三分之一以上\n",
    ],
    "rates": [
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-01\n  起算  2026-07-01\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02  # BK330\n  起算  2026-07-01\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02  # BK330\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02\n  起算  2026-07-02\n",
        f"{DATED}定义 限额 1000元 自 2026-07-01\n",
        f"{DATED}定义 限额 1000元 自 2026-07-02  # BK348\n",
        f"{DATED}定义 限额 1000元\n",
    ],
    "reliefs": [
        f"{FEE}  减免  志愿者 50%\n",
        f"{FEE}  减免  老邻居 50%  # BK339\n主体 老邻居\n  角色  其他\n",
        f"{FEE}  减免  老邻居 50%\n主体 老邻居\n  角色  其他\n义务 照看\n  主体  老邻居\n  应当  照看花木\n  对象  业主\n",
        f"{FEE}  减免  老邻居 50% 出席率 四分之三以上\n主体 老邻居\n  角色  其他\n",
        f"{FEE}  减免  议事会 50%\n组织 议事会\n  人数  5人\n",
        f"{FEE}  补贴  街道 逐年 50%, 40% 困难户50%\n",
        f"{FEE}  补贴  街道 逐年 50%, 40% 困难户49%  # BK347\n",
    ],
    "remedies": [
        f"{FEE}  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n",
        f"{FEE}  违约金  每日0.03%\n  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n义务 巡查\n  主体  物业\n  应当  巡查\n  对象  业主\n  否则  减收5%\n",
        f"{FEE}  违约金  每日0.03%  # BK313\n  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n义务 看门\n  主体  志愿者\n  应当  看门\n  对象  业主\n  否则  道歉\n",
    ],
    "ties": [
        f"{ELECTION}  同票  抽签  # BK247\n",
        f"{ELECTION}  选项  甲  # 一个\n  同票  抽签  # BK247\n",
        f"{ELECTION}  选项  甲, 乙\n  同票  抽签\n",
        f"{ELECTION}  当选  1\n  同票  抽签\n",
        f"{ELECTION}  选项  甲, 乙\n  同票  召集人决定  # BK247\n",
        f"{ELECTION}  同票  再投一次\n",
    ],
}
EXAMPLES = [
    pytest.param(name, text, id=f"{name}-{number}")
    for name, texts in EDGES.items()
    for number, text in enumerate(texts, start=1)
]


@pytest.mark.parametrize(("name", "fragment"), EXAMPLES)
def test_a_check_speaks_on_the_marked_lines_only(name: str, fragment: str) -> None:
    assert_marked(name, fragment)


def assert_marked(name: str, fragment: str) -> None:
    """The codes of a check are told on the lines that name them, and on no others."""
    text = whole(fragment)
    own = {code.id for code in import_module(f"bylawkit.checks.{name}").CODES}
    reading = read_text(text)
    assert reading.ok, [f"{one.span}: {one.message('en')}" for one in reading.diagnostics]
    found = {
        (one.span.line, one.code.id)
        for one in findings(reading)
        if one.code.id in own and isinstance(one.span, Span)
    }
    marked = {
        (number, code)
        for number, line in enumerate(text.splitlines(), start=1)
        for said in MARK.findall(line)
        for code in said.split()
    }
    assert found == marked
