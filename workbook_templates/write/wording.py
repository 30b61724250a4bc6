"""The texts of a form for the person who fills it: titles, prompts beside a cell, and how each column is filled."""

from __future__ import annotations

from collections.abc import Mapping

from workbook_templates.cell_types import show
from workbook_templates.schema import Column, Form
from workbook_templates.values.period import Period, parse_period

PROMPT_LIMIT = 255  # Excel's limits in characters: it reports a file with a longer text as damaged
ALERT_LIMIT = 225
TITLE_LIMIT = 32

_HINTS = {
    "text": "按实际情况写。",
    "period": "季报写成 2026Q3，半年报写成 2026H1，年报写成 2026。",
    "person_name": "写身份证上的姓名，两个字的中间不空格。",
    "id_number": "18位，按身份证填写；最后一位是X的写大写X。",
    "bank_account": "按卡或存折填写全部数字，不要空格。",
    "office_code": "6位行政区划代码，或18位统一社会信用代码。",
    "organisation_code": "12位数字，与花名册“党组织”表一致。",
    "group_code": "X 加12位数字，与花名册“学习小组”表一致。",
    "body_code": "党组织代码（12位）或学习小组代码（X 加12位）。",
    "actor_code": "党组织代码、学习小组代码或单位代码。",
    "subject_code": "党组织代码（12位）或身份证号（18位）。",
    "activity_code": "与“活动记录”表里的活动编号一致。",
    "phone": "手机号，或“区号-号码”。",
    "date": "写成 2026-03-01。",
    "year": "四位数的年份，如 2026。",
    "integer": "填整数。",
    "decimal": "填数字，可以有小数。",
    "score": "0 到 100 分，可以有小数。",
    "amount": "单位：元，最多两位小数。",
    "list": "点右边的小箭头，从下拉列表里选。",
}


def sheet_title(form: Form, sheet: str, cover: Mapping[str, object]) -> str:
    """The title of a data sheet: unit, form, sheet and period, as far as the cover has them."""
    unit, period = show(cover.get("填报单位")), period_label(cover.get("报告期"))
    name = sheet if sheet in form.title else f"{form.title}　{sheet}"
    return f"{unit}{name}" + (f"（{period}）" if period else "")


def period_label(period: object) -> str:
    """A period in Chinese words (2026年第三季度); a text that is no period is returned as written."""
    read = period if isinstance(period, Period) else parse_period(period) if period else None
    return read.label if read else show(period)


def filling_hint(column: Column) -> str:
    """How to fill the column: its own help text, else the one of its type."""
    if column.help:
        return column.help
    if column.month:
        return "写成 2026-03-01；只知道年月的写成 2026-03。"
    if column.name == "备注":
        return "需要说明的事写在这里。"
    return _HINTS[column.type]


def allowed_values(column: Column) -> str:
    """The values a column may hold, in words: its code list or its range; empty where neither is given."""
    if column.codes:
        return "、".join(column.allowed)
    if column.type == "score":
        return "0 至 100"
    if column.min is not None and column.max is not None:
        return f"{column.min:,.0f} 至 {column.max:,.0f}"
    return f"不早于{column.not_before}" if column.not_before else ""


def must_fill(column: Column) -> str:
    """Whether it must be filled in, as a sentence."""
    if not column.required:
        return "没有的可以不填。"
    return f"必填；填了“{column.unless}”的可以空着。" if column.unless else "必填。"


def input_prompt(column: Column) -> str:
    """The prompt beside a selected cell, cut at Excel's limit of 255 characters."""
    lines = [must_fill(column), filling_hint(column)]
    if not column.codes and (range_ := allowed_values(column)):
        lines.append(f"范围：{range_}。")
    if column.example and column.type != "list":
        lines.append(f"例：{column.example}")
    return "\n".join(line for line in lines if line)[:PROMPT_LIMIT]
