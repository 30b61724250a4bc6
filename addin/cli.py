"""The command line: ``yinling``. Exit status: 0 done, 1 the check found errors, 2 refused or unusable."""

from __future__ import annotations

import sys

import click
import typer

from addin.commands import all_apps
from addin.errors import Refused

app = typer.Typer(
    name="yinling",
    help="银龄：离退休干部党建报表的填报、校验、汇总与补贴发放。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for name, sub in all_apps():
    app.add_typer(sub, name=name)


def _say(error: click.ClickException) -> str:
    """A wrong command line, in the user's language."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {error.param.human_readable_name if error.param else '参数'}。"
    if isinstance(error, click.BadParameter):
        return f"{error.param.human_readable_name if error.param else '参数'} 的值不对：{error.message}"
    return f"命令不对：{error.message}"


def main() -> None:
    """Run one command and end with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a Windows console may not be
    try:
        status = app(standalone_mode=False)
    except click.ClickException as error:
        print(_say(error), "运行 yinling --help 看用法。", file=sys.stderr)
        status = 2
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        status = 2
    except (click.Abort, KeyboardInterrupt):
        print("已中止，没有写下半截的文件。", file=sys.stderr)
        status = 2
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
