"""The words of the tables, in Chinese and in English."""

from __future__ import annotations

WORDS = {
    "zh": {
        "register": "房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入",
        "ballots": "房号,选择,方式,投票时间,受托人,委托书",
        "payments": "房号,缴纳日期,金额,所属月份",
        "yes": "是",
        "no": "否",
        "for": "同意",
        "against": "反对",
        "abstain": "弃权",
        "invalid": "无效",
        "silent": "未表决",
        "unserved": "未送达",
        "electronic": "电子",
        "paper": "书面",
        "meeting": "会议",
        "mandate": "委托书{:02d}号",
    },
    "en": {
        "register": "unit,building,stairwell,use,area,owner,co_owners,developer_stock,occupied,excluded",
        "ballots": "unit,choice,channel,cast_at,holder,proxy_document",
        "payments": "unit,paid_on,amount,for_month",
        "yes": "yes",
        "no": "no",
        "for": "for",
        "against": "against",
        "abstain": "abstain",
        "invalid": "invalid",
        "silent": "silent",
        "unserved": "unserved",
        "electronic": "electronic",
        "paper": "paper",
        "meeting": "meeting",
        "mandate": "mandate {:02d}",
    },
}
