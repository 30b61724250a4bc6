"""The options that commands of several groups share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

OfficeFolder = Annotated[Path, typer.Option("--office", metavar="文件夹", help="机构文件夹。")]
PeriodText = Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3、2026H1、2026。")]
AsJson = Annotated[bool, typer.Option("--json", help="只输出 JSON。")]
DecidedBy = Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")]
DecisionReason = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么这样决定，记入办理记录。")]
