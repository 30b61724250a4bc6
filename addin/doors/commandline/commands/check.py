"""``yinling check``: check forms before they are sent. Exit status: 0 clean, 1 errors, 2 unusable.

Its arguments are read by argparse, since Typer's way of reading them takes longer than checking a workbook of 150 persons;
names of files alone are taken as they are, since argparse takes a third as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addin.doors.commandline.advice import say, with_command_words

if TYPE_CHECKING:
    import datetime as dt
    from argparse import ArgumentParser

    import typer

    from validators.finding import Report
    from workbook_templates.read.survey import PassedOver

HELP = "检查填好的表：有没有填错、漏填，错在哪一格，怎样改。"


class CheckOptions(NamedTuple):
    """What the command was asked for: which files, and how."""

    files: Sequence[Path]
    as_of: dt.date | None = None
    all: bool = False
    json: bool = False
    marked: Path | None = None
    bad_rows: Path | None = None
    password: str | None = None


def run(arguments: Sequence[str]) -> int:
    """Check files, print the reports and write the copies asked for; the exit status.

    Refused where the arguments are wrong or a folder holds no workbook.
    """
    options = options_of(arguments)
    from addin.runtime.progress import progress_bar  # noqa: PLC0415
    from addin.usecases.check_files import check_and_write, forms_in  # noqa: PLC0415 - the rules are not needed to show help

    found = forms_in(options.files, without=[folder for folder in (options.marked, options.bad_rows) if folder])
    files = found.forms
    with progress_bar("检查", quiet=options.json or len(files) == 1) as progress:
        checked = check_and_write(
            files, marked=options.marked, bad_rows=options.bad_rows, as_of=options.as_of, password=options.password,
            progress=progress,
        )  # fmt: skip
    reports = [with_command_words(one.report) for one in checked]  # files are handed on: they name no command
    if options.json:
        import json  # noqa: PLC0415 - only here

        objects = [report.as_json() for report in reports]
        say(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))
    else:
        _print(reports, [one.marked for one in checked if one.marked], every=options.all)
        if options.bad_rows:
            _print_bad_rows([one.bad_rows for one in checked if one.bad_rows])
    _print_passed_over(found.passed_over, aside=options.json)
    return max([*(report.exit_status for report in reports), *(2 for one in found.passed_over if one.may_hold_forms)])


def _print_passed_over(passed_over: Sequence[PassedOver], *, aside: bool) -> None:
    """What lay beside the forms; to the stream of errors where a program reads the other one."""
    if passed_over:
        import sys  # noqa: PLC0415 - seldom needed

        from addin.presentation.passed_over import passed_over_lines  # noqa: PLC0415 - as above

        for line in passed_over_lines(passed_over):
            say(line, to=sys.stderr if aside else None)


def options_of(arguments: Sequence[str]) -> CheckOptions:
    """The arguments' meaning. Refused where they are wrong, SystemExit after showing help."""
    if arguments and not any(argument.startswith("-") for argument in arguments):
        return CheckOptions([Path(argument) for argument in arguments])
    return CheckOptions(**vars(parser().parse_intermixed_args([_as_path(argument) for argument in arguments])))


def _as_path(argument: str) -> str:
    """The argument, as a path where it is a workbook whose name begins with a dash."""
    return f"./{argument}" if argument.startswith("-") and argument.lower().endswith(".xlsx") else argument


def parser() -> ArgumentParser:
    """The parser of the command's arguments and options."""
    from addin.doors.commandline.arguments import CommandParser, day  # noqa: PLC0415

    command = CommandParser("yinling check", HELP)
    command.add_argument("files", metavar="文件或文件夹", nargs="+", type=Path, help="一个或多个表格文件、文件夹")
    command.add_argument("--as-of", metavar="日期", type=day, help="按哪一天检查，如 2026-09-30；不写时按报告期末")
    command.add_argument("--all", action="store_true", help="相同的问题也一处一处列出")
    command.add_argument("--json", action="store_true", help="只输出 JSON")
    command.add_argument("--marked", metavar="文件夹", type=Path, help="把问题标在表的副本里，存到这个文件夹")
    command.add_argument(
        "--bad-rows", metavar="文件夹", type=Path, help="只把有问题的行取出来，存到这个文件夹，改好后用 yinling mend 合并"
    )
    command.add_argument("--password", metavar="密码", help="文件的打开密码")
    return command


def _print_bad_rows(written: list[Path]) -> None:
    for path in written:
        say(f"待改的行：{path}（改好后用 yinling mend 合并回原表）")
    if not written:
        say("没有要改的行，没有生成待改表。")


def _print(reports: list[Report], written: list[Path], *, every: bool) -> None:
    from addin.presentation.check_report import overall, report_lines  # noqa: PLC0415 - not for JSON
    from addin.presentation.not_run import not_run_lines  # noqa: PLC0415

    for report in reports:
        for line in report_lines(report, every=every):
            say(line)
        say("")
    for line in not_run_lines(reports, every=every):
        say(line)
    if len(reports) > 1:
        say(overall(reports))
    for path in written:
        say(f"已标注：{path}")
    if written and len(written) < len(reports):
        say(f"另有 {len(reports) - len(written)} 个文件没有标注（读不出，或太大）。")


def _typer_app() -> typer.Typer:
    """The same command for the tree of all commands, so that it is in their list."""
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
