"""``yinling rules``: the catalogue of the rules, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name=None)


@app.command("rules")
def rules(
    code: Annotated[str, typer.Argument(metavar="编号", help="规则编号，如 F05、C13-1；不写列出全部。")] = "",
    office: Annotated[Path | None, typer.Option(metavar="文件夹", help="写了机构文件夹时，参数按它的设置显示。")] = None,
) -> None:
    """查看校验规则：查什么、程度、提示和改法、依据的参数。"""
    from addin.presentation.rule_catalogue import rule_list, rule_text  # noqa: PLC0415
    from addin.usecases.rule_catalogue import policy_of, rule_of  # noqa: PLC0415 - only this command needs the rules

    policy = policy_of(office)
    for line in rule_text(rule_of(code), policy) if code else rule_list(policy):
        say(line)
