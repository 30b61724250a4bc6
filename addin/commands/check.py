"""``yinling check``: check forms before they are sent. Exit status: 0 clean, 1 errors, 2 unusable.

Its arguments are read here: Typer takes longer to read them than it takes to check a workbook of 150 persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from addin.commands.plain_arguments import Arguments
    from validators.finding import Report

HELP = "检查填好的表：有没有填错、漏填，错在哪一格，怎样改。"


def run(arguments: Sequence[str]) -> int:
    """Check, print, mark; the exit status. Refused where the arguments are wrong."""
    known = _arguments()
    given = known.read(arguments)
    if given.help:
        print(known.page())
        return 0
    from pathlib import Path  # noqa: PLC0415 - not for the list of commands

    from addin.actions.checking import check_files, write_marked  # noqa: PLC0415 - the rules are not needed to show help
    from addin.actions.progress import progress_bar  # noqa: PLC0415

    files, asked = [Path(name) for name in given.names], given.options
    as_json, password = "--json" in asked, asked.get("--password")
    with progress_bar("检查", quiet=as_json or len(files) == 1) as progress:
        reports = check_files(files, as_of=asked.get("--as-of"), password=password, progress=progress)
    written = write_marked(files, reports, Path(asked["--marked"]), password=password) if "--marked" in asked else []
    if as_json:
        import json  # noqa: PLC0415 - only here

        objects = [report.as_json() for report in reports]
        print(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))
    else:
        _print(reports, written)
    return max(report.exit_status for report in reports)


def _arguments() -> Arguments:
    from addin.commands.plain_arguments import Arguments, Option, day  # noqa: PLC0415 - not for the list of commands

    options = (
        Option("--as-of", "日期", "按哪一天检查，如 2026-09-30；不写时按报告期末", day),
        Option("--json", "", "只输出 JSON"),
        Option("--marked", "文件夹", "把问题标在表的副本里，存到这个文件夹"),
        Option("--password", "密码", "文件的打开密码"),
    )
    return Arguments("yinling check", HELP, "文件或文件夹", "一个或多个表格文件、文件夹", options)


def _print(reports: list[Report], written: list[Path]) -> None:
    from addin.actions.check_text import overall, report_lines  # noqa: PLC0415 - not for JSON

    for report in reports:
        for line in report_lines(report):
            print(line)
        print()
    if len(reports) > 1:
        print(overall(reports))
    for path in written:
        print(f"已标注：{path}")
    if written and len(written) < len(reports):
        print(f"另有 {len(reports) - len(written)} 个文件没有标注（读不出，或太大）。")


def _typer_app() -> typer.Typer:
    """The same command in the tree of all commands, so that it stands in their list."""
    import typer  # noqa: PLC0415 - only for the tree

    tree = typer.Typer(name=None)

    @tree.command("check", help=HELP, add_help_option=False, context_settings={"ignore_unknown_options": True})
    def check(arguments: list[str] | None = typer.Argument(None, metavar="文件或文件夹…")) -> None:  # noqa: B008 - Typer's way
        raise typer.Exit(run(arguments or []))

    return tree


def __getattr__(name: str) -> typer.Typer:
    if name == "app":
        return _typer_app()
    raise AttributeError(name)
