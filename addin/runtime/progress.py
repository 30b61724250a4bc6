"""Progress of long work as a progress bar on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from workbook_templates.progress import Progress, no_progress

__all__ = ["Progress", "no_progress", "progress_bar"]


@contextmanager
def progress_bar(label: str, *, quiet: bool = False) -> Iterator[Progress]:
    """A bar on standard error, moved by the callback; none with ``quiet``, or where standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    import rich.progress as bars  # noqa: PLC0415 - only a terminal shows a bar
    from rich.console import Console  # noqa: PLC0415

    texts = (bars.TextColumn("{task.description}"), bars.TextColumn("{task.fields[name]}"))
    columns = (texts[0], bars.BarColumn(), bars.MofNCompleteColumn(), texts[1])
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, name="")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, name=name[:40])
