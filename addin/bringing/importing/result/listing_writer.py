"""The listing of an import as a workbook: what was changed, what was added, what was not taken, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.bringing.importing.result.listing import ChangedCell, Listing
from workbook_templates.long_numbers import masked
from workbook_templates.plain import PlainSheet, write_plain_sheets

_CHANGED = ("文件", "工作表", "单元格", "我们的列", "旧表里", "我们的表里", "怎样改的")
_LEFT_OUT = ("文件", "工作表", "单元格", "什么", "内容", "为什么", "要不要看")
_PRIVATE = "身份证号、账号、电话中间几位遮住；完整的号码在旧表和花名册里。"


def write_listing(path: Path, listing: Listing) -> None:
    """Write the listing atomically. OSError where it cannot be written."""
    left_out = [
        (*one.origin, masked(one.what), masked(one.text), masked(one.why), "要看" if one.asks else "") for one in listing.left_out
    ]
    write_plain_sheets(
        path,
        [
            PlainSheet("改写的格子", _CHANGED, ["意思没有变，只是换成了我们的写法。", _PRIVATE], _lines(listing.converted)),
            PlainSheet(
                "推算和统一填写", _CHANGED, ["旧表里没有，是推算的或者统一填的，请逐格核对。", _PRIVATE], _lines(listing.added)
            ),
            PlainSheet("没有采用", _LEFT_OUT, ["旧表里有、没有带进来的内容。旧表没有改动。", _PRIVATE], left_out),
        ],
    )


def _lines(cells: Sequence[ChangedCell]) -> list[tuple[str, ...]]:
    return [(*one.origin, one.field.label, one.was, one.became, masked(one.note)) for one in cells]
