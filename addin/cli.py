"""The command line: ``yinling``. Exit status: 0 done, 1 the check found errors, 2 refused or unusable."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from addin.errors import Refused


def main() -> None:
    """Run one command and end with its exit status."""
    gc.set_threshold(200_000, 50, 100)  # loading makes many objects and no rubbish; looking for it takes a twelfth of a check
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a Windows console may not be
    try:
        status = _run(sys.argv[1:])
        sys.stdout.flush()
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print("已中止，没有写下半截的文件。", file=sys.stderr)
        status = 2
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 2
    sys.exit(status)


def _run(arguments: Sequence[str]) -> int:
    """``check`` is run many times a day, by buttons too, and does not wait for what builds the tree of all commands."""
    if arguments[:1] == ["check"]:
        from addin.commands.check import run  # noqa: PLC0415 - one door or the other

        return run(arguments[1:])
    from addin.tree import run as run_any  # noqa: PLC0415 - as above

    return run_any(arguments)


if __name__ == "__main__":
    main()
