"""Words that people write for a word of the language: synonyms, traditional characters, pinyin."""

from __future__ import annotations

from functools import cache

_SYNONYMS = """
BYLAW: 公约 业主公约 章程 规章 bylaws constitution
USE_BASE: 引入 包含 导入 include import
AMEND: 修订 变更 更改 change modify
OMIT: 删除 去掉 取消 delete remove
CHAPTER: 章节 part
ARTICLE: 条款 条文 section clause
ITEM: 子项 point
DEFINE: 名词 术语 释义 definition term-of
PARTY: 当事人 角色人 stakeholder
BODY: 机构 委员会 小组 committee council-body
MATTER: 议题 表决事项 决议 议案 决定事项 表决 motion resolution decision vote
DUTY: 责任 规定 obligation rule
RIGHT: 权益 entitlement
BAN: 禁令 禁止事项 prohibition forbidden
SERVICE: 物业服务 服务项目
FEE: 收费 物业费 费用项 charge dues
FUND: 基金 维修资金 reserve
PROCEDURE: 流程 步骤 process workflow
SAFETY: 检查项 安全检查 inspection
TRAINING: 培训计划 course
ALLOCATION: 摊派 cost-sharing
AUTHORITY: 委任 delegation
EMERGENCY: 应急 应急维修 紧急
RECORD: 资料 文件 记录 archive
TENANCY: 租赁 合同 lease
SCENARIO: 场景 例子 案例 测试 example test
KIND: 种类 小区类型 type
HOME: 地区 所在地 地点 location jurisdiction place
SIZE: 面积户数 大小 scale
EFFECTIVE: 生效日期 生效日 施行日期 from-date
NOTE: 备注 注 注释 remark comment
BASIS: 法律依据 根据 法条 reference legal-basis
ROLE: 身份 function
SEATS: 席次 名额
MEMBERS: 委员人数 成员 size-of
TERM: 届期 任职 tenure
SESSIONS: 会议 开会 meetings
ATTEND: 到会率 quorum-present
CARRY: 表决通过 majority-needed
FILING: 报备 登记 registration
TASK: 任务 工作 duties
DECIDED_BY: 决定机构 由谁决定 决定者 decider decided
CLASS: 分类 category
SCOPE: 表决范围 适用范围 area-of
TURNOUT: 参会 参加 参与率 参与比例 quorum participation
APPROVE: 赞成 同意比例 通过率 approval threshold consent
SILENT: 沉默 未投票 弃投 non-voters
ABSTAIN: 弃权票 abstention abstentions
INVALID: 废票 作废 spoiled
OPTIONS: 候选 方案 candidates
CHANNELS: 形式 投票方式 渠道 means
DUPLICATE: 重投 重复 double
PROXIES: 代理 代投 proxy
HEAR: 征求意见 听证 consult
NOTICE: 公告 提前通知 announce
WINDOW: 投票时间 表决期 voting-period
PUBLISH: 公开 张榜 announcement
OBJECTION: 异议 公示异议 objections
BEARER: 责任主体 义务人 谁 who by
MUST: 应该 须 需要 要 shall should
MAY: 可 能 允许 can
MUST_NOT: 不可 不能 不准 禁止做 shall-not mustn't
OWED_TO: 受益人 向谁 to-whom for
WHEN: 前提 如果 if
WITHIN: 时间 时限 完成时间 deadline by-when
EVERY_FIELD: 频率 周期 次数 how-often period
IN_RETURN_FOR: 对应 交换 换取 in-exchange-for
OR_ELSE: 违约责任 违反 后果 处罚 罚则 otherwise penalty
UNTIL: 截止 到期 结束日期 expires
PROVIDED_BY: 提供方 服务方 supplier
CONTENT: 服务内容 细则 details
STANDARD: 服务标准 要求 quality
MEASURED_BY: 考核 验收 measure
EVALUATED_BY: 评议 评估 reviewed-by
INSPECT: 检查内容 查什么 check
INSPECTOR: 检查人 执行人 executed-by
RESPONSIBLE: 负责人 安全责任人 in-charge
RECTIFY: 整改期限 整改时间 repair-within
ESCALATE: 报告上级 升级 report-up
PAYER: 付款 交费 缴费 缴纳人 pays-to
RATES: 单价 费率 收费标准 价格 price rates
START: 开始 起始 起算日 begins
DUE: 缴费时间 应交 缴费日 due-date
LATE: 滞纳金 逾期 罚金 late-fee penalty-interest
SUBSIDY: 补助 财政补贴 grant
COLLECT: 收 收费 charge-part
DEPOSIT: 保证金 押付 security
SHARES: 比例 分成 split
SOURCE: 收入 资金来源 income
USE: 使用 支出 purpose
KEEPER: 保管人 管理人 custodian
AUDIT: 审核 查账 audited
STAGE: 环节 第一步 step phase-of
ON_FAILURE: 失败 不通过则 未通过则 if-not
THEN: 然后 接着 下一步 next
EXPECT: 预期 应得 result outcome
OUTCOME_CARRIED: 成立 已通过 获得通过 passed
OUTCOME_REJECTED: 否决 不通过 未获通过 failed
OUTCOME_TURNOUT_NOT_MET: 参与不足 人数不足 no-quorum
CHANNEL_ELECTRONIC: 线上 网络 网上 微信 手机 online
CHANNEL_PAPER: 纸面 书面表决 written
CHANNEL_MEETING: 现场 当面 in-person
TREATMENT_NOT_COUNTED: 不算 不计 ignored
TREATMENT_PARTICIPATES: 算参与 视为参与 counted
TREATMENT_FOLLOWS_MAJORITY: 随大流 视为随多数 跟随多数
TREATMENT_AGAINST: 算反对 反对 against
DUPLICATE_LAST: 最后一次 后投为准 last
DUPLICATE_FIRST: 第一次 先投为准 first
DUPLICATE_VOID: 都作废 全部无效 void
FREE: 免费 不收 免交 no-charge
FULL: 全部 全收 全价 whole
MEASURE_HEADS: 人 业主人数 people persons owners
MEASURE_AREA: 建筑面积 专有面积 面 floor-area
MEASURE_HOUSEHOLDS: 户 住户 units
SCOPE_STAIRWELL: 单元 本楼道 entrance
SCOPE_BLOCK: 本楼 本栋 楼栋 building
SCOPE_COMPOUND: 全体 全部 小区 whole-compound
UNANIMOUS: 全票 一致同意 全体一致 all-of-them
MAJORITY: 多数 过半 超半数 半数以上者 most
TIE_LOT: 抽 抓阄 draw
"""
"""By terminal; a word counts only where its terminal can stand."""

_PAIRS = """
規规 約约 條条 項项 務务 權权 資资 費费 織织 體体 議议 標标 準准 責责 檢检 訓训 檔档 額额 繳缴 納纳 補补 貼贴 應应
當当 賬账 戶户 實实 際际 對对 價价 頻频 會会 類类 別别 轄辖 區区 範范 圍围 參参 與与 無无 選选 複复 續续 還还 監监
計计 書书 報报 請请 辦办 數数 處处 級级 養养 護护 業业 開开 閱阅 雙双 結结 據据 說说 題题 現现 單单 後后 過过 階阶
調调 內内 員员 產产 門门 緊紧 發发 種种 車车 間间 終终 執执 違违 壓压 備备 層层 華华 獨独 時时 從从 專专 來来 點点
樓楼 關关 臨临 總总 場场 義义 職职 罰罚 屬属 歸归 棄弃 異异 幾几 節节 為为 兩两 舉举 獎奖 證证 錄录 減减 貸贷 償偿
賠赔 贊赞 擔担 擴扩 撥拨 攤摊 齊齐 滿满 歲岁 週周 輪轮 換换 組组 審审 決决 託托 聽听 則则 負负 掛挂 鉤钩 預预 編编
號号 給给 稅税 衛卫 潔洁 運运 營营 設设 劃划 線线 電电 機机 購购 讓让 紙纸 郵邮 張张 達达 殘残 謝谢 無无 聯联 協协
"""
SIMPLIFIED = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
"""Traditional characters of the vocabulary and of the words around it."""

_PINYIN = """
guiyue BYLAW / yinyong USE_BASE / xiugai AMEND / shanqu OMIT / zhang CHAPTER / tiao ARTICLE
xiang ITEM / dingyi DEFINE / zhuti PARTY BEARER / zuzhi BODY ORGANISER / shixiang MATTER / yiwu DUTY
quanli RIGHT / jinzhi BAN / fuwu SERVICE / feiyong FEE / zijin FUND / chengxu PROCEDURE
anquan SAFETY / peixun TRAINING / fentan ALLOCATION / shouquan AUTHORITY / jixiu EMERGENCY
dangan RECORD / zuyue TENANCY / qingjing SCENARIO / leixing KIND / xiaqu HOME / guimo SIZE
shuoming NOTE / yiju BASIS / juese ROLE / xiwei SEATS / renshu MEMBERS MEASURE_HEADS / renqi TERM
guishu DECIDED_BY / leibie CLASS / fanwei SCOPE / canyu TURNOUT / tongyi APPROVE / qiquan ABSTAIN
fangshi CHANNELS / weituo PROXIES / tongzhi NOTICE / gongshi PUBLISH / beian FILING / mianji MEASURE_AREA
yingdang MUST / youquan MAY / bude MUST_NOT / duixiang OWED_TO TRAINEES / tiaojian WHEN / qixian WITHIN
pinci EVERY_FIELD / duijia IN_RETURN_FOR / fouze OR_ELSE / neirong CONTENT / biaozhun STANDARD RATES
jiaona PAYER / qisuan START / jieduan PHASE STAGE / yingjiao DUE / weiyuejin LATE / butie SUBSIDY
laiyuan SOURCE / fenpei SHARES / yongtu USE / baoguan KEEPER / shenji AUDIT / guobanshu MAJORITY
jieguo EXPECT / jieshu END / qie AND / huo OR
"""


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _SYNONYMS.strip().split("\n"):
        terminal, words = line.split(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), terminal)
    return found


@cache
def _pinyin() -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in _PINYIN.replace("\n", "/").split("/"))
    return {entry[0]: tuple(entry[1:]) for entry in entries if entry}


def meant(word: str) -> tuple[str, ...]:
    """The terminals that a word may have been meant for."""
    return _synonyms().get(word) or _synonyms().get(word.lower()) or ()


def read_as_pinyin(word: str) -> tuple[str, ...]:
    """The terminals whose Chinese word is pronounced so."""
    return _pinyin().get(word.lower(), ())
