"""The command line: ``yinling``. Exit status: 0 done, 1 the check found errors, 2 refused or unusable."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Any

from addin.doors.commandline.pin_input import ask_pin
from addin.doors.commandline.safe_output import SafeOutput, safe_text
from addin.errors import Refused
from addin.runtime.pin_prompt import asking_pins


def main() -> None:
    """Run one command; SystemExit with its exit status."""
    gc.set_threshold(200_000, 50, 100)  # imports make many objects and no garbage; collecting takes a twelfth of a check
    atexit.register(gc.freeze)  # nor has it anything to look for at the end, where it would take an eighth
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a Windows console may not be
    helping = len(sys.argv) <= 2 or not {"--help", "-h"}.isdisjoint(sys.argv)
    out: Any = sys.stdout if helping else SafeOutput(sys.stdout)  # a page of help has colours
    with redirect_stdout(out):
        status = _run_reporting_errors(sys.argv[1:])
    sys.exit(status)


def _run_reporting_errors(arguments: Sequence[str]) -> int:
    """Run a command; its exit status, or 2 with the error printed as a sentence, whatever it is."""
    try:
        with asking_pins(ask_pin):
            status = _run(arguments)
        sys.stdout.flush()
    except Refused as refusal:
        return _print_error(_in_command_words(refusal))
    except KeyboardInterrupt:
        return _print_error("已中止，没有写下半截的文件。")
    except BrokenPipeError:  # the reader, such as head, has closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        return _print_error(_not_written(error))
    except Exception as error:  # noqa: BLE001 - a traceback helps no clerk, and its last line may hold somebody's number
        return _print_error(_bug(error))
    return status


def _print_error(sentence: str) -> int:
    print(safe_text(sentence), file=sys.stderr)
    return 2


def _in_command_words(refusal: Refused) -> str:
    """The refusal's sentence, its advice worded as commands and options."""
    from addin.doors.commandline.advice import command_words  # noqa: PLC0415 - only then
    from workbook_templates.advice import worded  # noqa: PLC0415 - as above

    return worded(refusal.sentence, command_words)


def _not_written(error: OSError) -> str:
    """The sentence for a file that cannot be read or written."""
    name = error.filename2 or error.filename
    of = f"文件“{name}”" if name else "文件"
    return f"{of}读不了或写不了：请检查磁盘空间、文件夹和权限，文件名不要太长，并关闭正打开着它的程序。"


def _bug(error: Exception) -> str:
    """Log where an error happened, never its values; the sentence that says so."""
    from addin.doors.ribbon.user_settings import user_folder  # noqa: PLC0415 - only then
    from addin.runtime.bug_log import USER_LOG, note_bug  # noqa: PLC0415

    command = " ".join(word for word in sys.argv[1:3] if word.isascii() and word.isalpha())
    log = note_bug(user_folder() / USER_LOG, command, error)
    return f"程序出了错，这一步没有做完，可以再试一次。出错的位置记在 {log}，请把它发给维护人员。"


def _run(arguments: Sequence[str]) -> int:
    """Run ``check`` without building the tree of all commands, which takes long; the others through it."""
    if arguments == ["--version"]:
        from importlib.metadata import version  # noqa: PLC0415 - only then

        print(f"银龄 {version('yinling')}")
        return 0
    if arguments[:1] == ["check"]:
        from addin.doors.commandline.commands.check import run  # noqa: PLC0415 - one of the two is needed

        return run(arguments[1:])
    from addin.doors.commandline.command_tree import run as run_tree  # noqa: PLC0415 - as above

    return run_tree(arguments)


if __name__ == "__main__":
    main()
