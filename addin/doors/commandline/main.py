"""The command line: ``yinling``. Exit status: 0 done, 1 the check found errors, 2 refused or unusable."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Any

from addin.doors.commandline.safe_output import SafeOutput, safe_text
from addin.errors import Refused


def main() -> None:
    """Run one command and end with its exit status."""
    gc.set_threshold(200_000, 50, 100)  # loading makes many objects and no rubbish; looking for it takes a twelfth of a check
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a Windows console may not be
    helping = len(sys.argv) <= 2 or not {"--help", "-h"}.isdisjoint(sys.argv)
    out: Any = sys.stdout if helping else SafeOutput(sys.stdout)  # a page of help has colours
    with redirect_stdout(out):
        status = _settled(sys.argv[1:])
    sys.exit(status)


def _settled(arguments: Sequence[str]) -> int:
    """Run, and say in a sentence what stands in the way, whatever it is."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except Refused as refusal:
        return _say(_worded(refusal))
    except KeyboardInterrupt:
        return _say("已中止，没有写下半截的文件。")
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        return _say(_not_written(error))
    except Exception as error:  # noqa: BLE001 - a traceback helps no clerk, and its last line may hold somebody's number
        return _say(_bug(error))
    return status


def _say(sentence: str) -> int:
    print(safe_text(sentence), file=sys.stderr)
    return 2


def _worded(refusal: Refused) -> str:
    """The sentence with the commands and options that help."""
    from addin.doors.commandline.advice import command_words  # noqa: PLC0415 - only then
    from workbook_templates.advice import worded  # noqa: PLC0415 - as above

    return worded(refusal.sentence, command_words)


def _not_written(error: OSError) -> str:
    """What stands in the way of a file, as far as the system says."""
    name = error.filename2 or error.filename
    of = f"文件“{name}”" if name else "文件"
    return f"{of}读不了或写不了：请检查磁盘空间、文件夹和权限，文件名不要太长，并关闭正打开着它的程序。"


def _bug(error: Exception) -> str:
    """Write down where it happened, never the values; the sentence that says so."""
    from addin.doors.ribbon.user_settings import user_folder  # noqa: PLC0415 - only then
    from addin.runtime.bug_log import USER_LOG, note_bug  # noqa: PLC0415

    command = " ".join(word for word in sys.argv[1:3] if word.isascii() and word.isalpha())
    log = note_bug(user_folder() / USER_LOG, command, error)
    return f"程序出了错，这一步没有做完，可以再试一次。出错的位置记在 {log}，请把它发给维护人员。"


def _run(arguments: Sequence[str]) -> int:
    """``check`` is run many times a day, by buttons too, and does not wait for what builds the tree of all commands."""
    if arguments[:1] == ["check"]:
        from addin.doors.commandline.commands.check import run  # noqa: PLC0415 - one door or the other

        return run(arguments[1:])
    from addin.doors.commandline.command_tree import run as run_any  # noqa: PLC0415 - as above

    return run_any(arguments)


if __name__ == "__main__":
    main()
