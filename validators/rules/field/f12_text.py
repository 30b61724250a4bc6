"""F12: a text too long, with control characters, one that a spreadsheet would run, or a change form's word for emptying."""

from __future__ import annotations

from collections.abc import Iterator

from validators.cells import all_harmless, has_control, may_be_formula
from validators.finding import Severity
from validators.invisible import names_in
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.cell_types import TYPES
from workbook_templates.changes.words import is_clear

WRITTEN = ("text", "person_name")
_APPLIES = {"text", "person_name", "phone", "activity_code", *(name for name, kind in TYPES.items() if kind.code)} - {"id_number"}


def _controls(view: View) -> Iterator[int]:
    """Rows with a control character that reading took out."""
    raws = view.table.tidied.get(view.column.name, {})
    yield from (i for i, raw in raws.items() if has_control(str(raw)) and not has_control(str(view.values[i])))


def _control(text: str) -> tuple[str, str]:
    return f"里有看不见的控制字符（{names_in(text)}）", "清空这一格后重新录入"


def _odd(view: View, longest: int | None) -> list[str]:
    """The texts that need a closer look: mostly none, which is seen for all of them at once."""
    texts = [value for value in view.distinct if isinstance(value, str)]
    short = longest is None or max(map(len, texts), default=0) <= longest
    return [] if short and all_harmless(texts) and "清空" not in "".join(texts) else texts


@field_rule(
    brief="{n} 处文字过长或含有特殊符号",
    applies=lambda column: column.type in _APPLIES or column.open,
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="备注",
    message="“{列}”{问题}。",
    fix="请{怎样改}。",
    passes=[
        {}, {"备注": "清空房屋后迁居"},
        {"备注": "—"}, {"备注": "-"}, {"备注": "第一行\n第二行"}, {"备注": "1+1=2"}, {"联系电话": "+8613888000002"},
    ],
    fails=[
        {"备注": '=HYPERLINK("http://a","b")'}, {"备注": "@SUM(1)"}, {"备注": "＋1"}, {"备注": "-1+2"}, {"备注": "长" * 201},
        {"备注": "〔清空〕"}, {"备注": "清空。"}, {"备注": "响\x07铃"}, {"备注": "分\x1f隔"},
    ],
)  # fmt: skip
def text(view: View, on: Context) -> Rows:
    """文字不能超过规定长度，不能有控制字符，不能以 = + - @（含全角）开头，以免被表格软件当作公式执行，也不能只写“清空”。

    A lone dash and a telephone's +86 are no formula. Identity numbers are left to F05, choices to F02.
    """
    longest = view.column.max_length if view.column.type in WRITTEN or view.column.open else None
    phone = view.column.type == "phone"

    def wrong(value: str) -> tuple[str, str] | None:
        if may_be_formula(value, phone=phone):
            return f"以“{value[0]}”开头，会被表格软件当作公式", "去掉开头的符号，或改用文字叙述"
        if longest is not None and len(value) > longest:
            return f"有{len(value)}个字，超过{longest}个字", f"缩短到{longest}个字以内"
        if is_clear(value):
            return "里只写了“清空”，会当作内容存下来", "让这一格空着"
        return _control(value) if has_control(value) else None

    for i, (problem, remedy) in view.where(wrong, among=_odd(view, longest)):
        yield Hit(i, {"问题": problem, "怎样改": remedy})
    for i in _controls(view):
        problem, remedy = _control(str(view.table.tidied[view.column.name][i]))
        yield Hit(i, {"问题": problem, "怎样改": remedy})


@plant()
def formula_as_text(site: Site) -> Marks:
    """备注以等号开头。"""
    yield from put(site.bystander(), "备注", '=HYPERLINK("http://example.invalid","点这里")')


@plant()
def remark_too_long(site: Site) -> Marks:
    """备注太长。"""
    yield from put(site.bystander(), "备注", "情况说明" * 60)
