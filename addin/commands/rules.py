"""``yinling rules``: the catalogue of the checks, offline."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(name=None)


@app.command("rules", help="查看校验规则：不写编号列出全部，写编号看一条的全文。")
def rules(code: Annotated[str, typer.Argument(help="规则编号，如 F05、C13-1")] = "") -> None:
    """The whole list, or one rule in full."""
    from addin.actions.catalogue import rule_list, rule_text  # noqa: PLC0415 - only this command needs the rules

    for line in rule_text(code) if code else rule_list():
        print(line)
