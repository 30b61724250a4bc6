"""F06: a code or number that must be text is stored as a number, its digits lost or in danger."""

from __future__ import annotations

from validators.cells import lost_digits
from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import is_member, put, renumber
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.cell_types import TYPES
from workbook_templates.schema import Column

_MOST_DIGITS = 1e15


def _is_code(column: Column) -> bool:
    return TYPES[column.type].code or column.type == "activity_code"


def _loses(raw: float) -> bool:
    """Excel keeps 15 digits; what came after them is gone."""
    return not abs(raw) < _MOST_DIGITS


def _lost(raw: float) -> dict[str, object]:
    """Three digits are shown: what Excel itself shows, and nobody's number."""
    return {"值": f"{raw:.2E}", "后果": "，15位以后的数字已经丢失"}


@field_rule(
    brief="{n} 处号码存成了数字",
    applies=_is_code,
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="身份证号",
    message="“{列}”这一格存成了数字（{值}）{后果}。",
    fix="请先把这一格设为“文本”格式，再按原件重新录入{列}。",
    passes=[{}, {"身份证号": "'530102196303072415"}],
    fails=[{"身份证号": 5.30102196303072e17}, {"身份证号": "5.30102E+17"}, {"党支部代码": 530102000001, "身份证号": 1.5e17}],
)
def stored_as_number(view: View, on: Context) -> Rows:
    """身份证号、账号和各种代码必须存成文本。存成数字时，15位以后的数字已经丢失（1.23E+17），不能由程序猜回来。"""
    for i, raw in view.unread.items():
        if isinstance(raw, (int, float)):
            yield Hit(i, _lost(raw) if _loses(raw) else {"后果": "，开头的0可能丢失"})
    with_exponent = [text for text in view.distinct if isinstance(text, str) and "E" in text]
    for i, text in view.where(lambda text: lost_digits(text) and text, among=with_exponent):
        yield Hit(i, _lost(float(text)))


@plant()
def number_as_float(site: Site) -> Marks:
    """身份证号存成了数字。"""
    row = site.bystander(lambda one: one["身份证号"].isdigit())
    yield from renumber(row, float(row["身份证号"]))


@plant()
def account_as_float(site: Site) -> Marks:
    """账号存成了数字。"""
    row = site.take("收款账户")
    yield from put(row, "账号", float(row["账号"]))


@plant()
def code_as_number(site: Site) -> Marks:
    """党支部代码存成了数字。"""
    row = site.bystander(is_member)
    yield from put(row, "党支部代码", int(row["党支部代码"]))
