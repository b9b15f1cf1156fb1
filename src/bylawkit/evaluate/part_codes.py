"""What can be wrong with the lines, the rounds and the lots of a vote: BK67x."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

LOT_KNOWN = Code(
    "BK670",
    "lot-known",
    Severity.WARNING,
    Text(
        "第 {round} 轮的同票没有抽签：这个种子在前面的轮次已经用过，投票前就公开了",
        "the tie of round {round} was not drawn: its seed had drawn an earlier round, and was known before this one",
    ),
    Text(
        "每一轮投票前另外承诺一个种子，写在这一轮的 `抽签` 里",
        "commit to another seed before each round, and write it into the `lot` of that round",
    ),
)
LOT_NOT_DRAWN = Code(
    "BK671",
    "lot-not-drawn",
    Severity.INFO,
    Text(
        "{which}没有用到：没有规约交给抽签的同票",
        "{which} was not drawn: there is no tie that the bylaw leaves to a lot",
    ),
)
LINES_AND_ROUNDS = Code(
    "BK672",
    "lines-and-rounds",
    Severity.ERROR,
    Text(
        "计票既写了分项，又写了轮次，不知道按哪个判定",
        "the tally has both lines and rounds, and nobody knows which of them decide",
    ),
    Text("只留一样", "keep one of the two"),
    unusable=True,
)
LINES_TOGETHER = Code(
    "BK673",
    "lines-together",
    Severity.WARNING,
    Text(
        "事项在一张票上有几个分项（{names}），计票没有分开写，当作一项判定",
        "the matter has several lines on its sheet ({names}), and the tally does not tell them apart; it was decided as one",
    ),
    Text(
        "在 `分项` 里给每一项写票数",
        "give the counts of each line in `lines`",
    ),
)
VOTES_ABOVE = Code(
    "BK674",
    "votes-above-parts",
    Severity.WARNING,
    Text(
        "分项、轮次之外还写了 {names} 的票数，没有用到：那里只有全体数有用",
        "the votes by {names} above lines or rounds were not used: only totals count there",
    ),
    Text("把票数写进分项或者轮次", "write them into the lines or the rounds"),
)
ANNOUNCED_OF_A_SHEET = Code(
    "BK675",
    "announced-of-a-sheet",
    Severity.WARNING,
    Text(
        "一张票上有几个分项，公布的数字没有核对",
        "the sheet has several lines, and the announced figures were not compared",
    ),
    Text(
        "给每个分项另写一份计票，再核对公布的数字",
        "write a tally for each line by itself to have them compared",
    ),
)
BAD_NAME = Code(
    "BK676",
    "bad-name",
    Severity.ERROR,
    Text(
        "`{key}` 里有一个候选名称是空的，或者有印不出来的字符",
        "a candidate at `{key}` has no name, or one with characters that cannot be printed",
    ),
    Text("写成一行看得见的文字", "write it as visible text on one line"),
    unusable=True,
)
