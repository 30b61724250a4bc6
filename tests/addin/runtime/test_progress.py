"""A bar where a person watches, and nothing where a program reads."""

from __future__ import annotations

import io
import sys

import pytest

from addin.runtime.progress import no_progress, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("terminal", "quiet", "shown"), [(True, False, True), (True, True, False), (False, False, False)])
def test_only_a_terminal_that_may_be_written_to_shows_a_bar(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool, shown: bool
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("接收", quiet=quiet) as progress:
        progress(3, 7, "花名册.xlsx")
        assert (progress is no_progress) is not shown
    assert ("接收" in stream.getvalue(), "3/7" in stream.getvalue()) == (shown, shown)
