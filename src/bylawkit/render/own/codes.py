"""What can be wrong with templates of the user's own: BK870 to BK876."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _code(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


NO_TEMPLATES = _code(
    870,
    "no-templates",
    Text(
        "`{path}` 里没有模板 `zh/*.jinja` 或者 `en/*.jinja`",
        "`{path}` holds no templates `zh/*.jinja` or `en/*.jinja`",
    ),
    Text(
        "把要改的模板照原名放进去，例如 `{path}/zh/notice.jinja`",
        "put those that you change there, named as they are: `{path}/en/notice.jinja`",
    ),
)
UNKNOWN_TEMPLATE = _code(
    871,
    "unknown-template",
    Text("没有文件用模板 `{name}`", "no document uses a template `{name}`"),
    Text("可用的名称：{names}", "the names are: {names}"),
)
NOT_A_TEMPLATE = _code(
    872,
    "template-cannot-be-read",
    Text("模板读不懂：{reason}", "the template cannot be understood: {reason}"),
    Text("对照 `templates` 里的原文件改正", "compare it with the one in `templates`"),
)
FORBIDDEN = _code(
    873,
    "template-forbidden",
    Text("模板里不能用 {what}", "a template may not use {what}"),
    Text(
        "只用原有模板里用到的写法；数值都从给出的名称里取",
        "write what the templates that come with bylawkit write; take values from the names given",
    ),
)
UNDEFINED = _code(
    874,
    "template-undefined",
    Text("模板里的 `{name}` 没有定义", "`{name}` in the template is not defined"),
    Text(
        "对照 `templates` 里同名的模板，看这里有哪些名称",
        "see which names the template of the same name in `templates` uses here",
    ),
)
TOO_MUCH = _code(
    875,
    "template-too-much",
    Text("模板做得太多：{reason}", "the template does too much: {reason}"),
    Text(
        "检查循环和宏，看是不是没完没了",
        "look at loops and macros; one of them may not come to an end",
    ),
)
TEMPLATE_FAILED = _code(
    876,
    "template-failed",
    Text("模板在这一行出错：{reason}", "the template fails on this line: {reason}"),
    Text(
        "检查这一行的筛选器和它前面的数值",
        "look at the filters of this line and at what is given to them",
    ),
)
