"""Which column of an old sheet of payments is which, by the headers that offices use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from addin.payroll.old_months import month_of_header
from workbook_templates.values.period import Period
from workbook_templates.values.text import is_blank, tidy, to_half_width

_REMARK = re.compile(r"[(\[【（〔].*?[)\]】）〕]|[:：*＊]")
NUMBER_HEADERS = (
    "身份证号", "身份证号码", "公民身份号码", "居民身份证号", "居民身份证号码", "身份证", "证件号码", "证件号", "社会保障号码",
)  # fmt: skip
# The usual headers by meaning, the plainest first: where a sheet has several, that one is taken.
_WORDS = {
    "name": ("姓名", "户名", "领款人", "领取人", "收款人", "名字"),
    "number": NUMBER_HEADERS,
    "amount": ("实发金额", "实发合计", "实发", "发放金额", "补贴金额", "应发金额", "金额", "合计金额", "合计", "小计"),
    "months": ("月份", "发放月份", "所属月份", "补贴月份", "所属期", "所属期间", "发放期间", "期间", "季度", "发放季度", "月"),
    "count": ("月数", "发放月数", "个月"),
    "standard": ("月标准", "补贴标准", "发放标准", "标准", "每月标准"),
    "post": ("职务", "党内职务", "担任职务", "任职"),
    "body": ("组织", "党组织", "党支部", "所在支部", "支部", "组织名称", "党组织名称", "所在党支部"),
    "unit": ("单位", "单位名称", "工作单位", "所在单位", "原工作单位", "来源单位"),
}


class OldColumns(NamedTuple):
    """The columns of a page by meaning (a key of the usual headers, or a month like 2026-01), from 0."""

    places: Mapping[str, int]

    def cells(self, row: Sequence[object]) -> dict[str, object]:
        """The cells of a row by meaning; None where the row ends before."""
        return {key: row[at] if at < len(row) else None for key, at in self.places.items()}


def columns_in(row: Sequence[object], period: Period) -> OldColumns | None:
    """The columns if this row is the headers of a page of payments: name, identity number and an amount; else None."""
    headers, found = _plain_row(row), places_of(row, _WORDS)
    monthly = [(month, at) for at, header in enumerate(headers) if header and (month := month_of_header(header, period))]
    months = dict(monthly)
    if found is None or len(months) < len(monthly) or not found.keys() >= {"name", "number"} or not ("amount" in found or months):
        return None
    return OldColumns(found | months)


def places_of(row: Sequence[object], words: Mapping[str, Sequence[str]]) -> dict[str, int] | None:
    """The columns by meaning of a row of headers, from 0; ``words`` are the usual headers, the plainest first. None where two
    columns have the header that was found.
    """
    headers = _plain_row(row)
    found = {key: next((headers.index(one) for one in known if one in headers), None) for key, known in words.items()}
    places = {key: at for key, at in found.items() if at is not None}
    return None if any(headers.count(headers[at]) > 1 for at in places.values()) else places


def _plain_row(row: Sequence[object]) -> list[str]:
    return ["" if is_blank(cell) else _plain(cell) for cell in row]


def _plain(cell: object) -> str:
    text = to_half_width(tidy(cell) or "").replace(" ", "")
    return _REMARK.sub("", text).removesuffix("元")
