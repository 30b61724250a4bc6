"""``yinling explain``: from a cell of a consolidated workbook, or from an indicator, to the units' files and rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import OfficeFolder

app = typer.Typer(name=None)
_INDICATOR = re.compile(r"[Ii]\d\d-\d+")


@app.command("explain", help="说明一个数字从哪里来：汇总表的一格，或者一个指标，一直到单位的哪份表、哪一行、哪一次报送。")
def explain(
    office: OfficeFolder,
    what: Annotated[str, typer.Argument(metavar="文件或指标", help="汇总表（.xlsx），或者指标代码（如 I02-1）。")],
    place: Annotated[
        list[str] | None, typer.Argument(metavar="工作表 格子", help="是文件时写：离退休干部 C17，或者只写行号。")
    ] = None,
    period: Annotated[str, typer.Option("--period", metavar="报告期", help="是指标时写，如 2026Q3。")] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="是指标时，只看这个单位。")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="只输出 JSON。")] = False,
) -> None:
    """Print where a figure comes from. Refused as the use cases, or where the place is missing."""
    from addin.errors import Refused  # noqa: PLC0415
    from addin.presentation.explain import cell_json, cell_text, figure_json, figure_text  # noqa: PLC0415
    from addin.usecases.explain import explain_cell, explain_figure  # noqa: PLC0415 - not for help

    if _INDICATOR.fullmatch(what):
        if not period:
            raise Refused("看指标请写 --period 报告期。")
        figure = explain_figure(office, period, what, unit)
        say(figure_json(figure) if as_json else figure_text(figure))
        return
    if not place or len(place) != 2:
        raise Refused("请在文件后面写工作表和格子，如：离退休干部 C17。")
    cell = explain_cell(office, Path(what), place[0], place[1])
    say(cell_json(cell) if as_json else cell_text(cell))
