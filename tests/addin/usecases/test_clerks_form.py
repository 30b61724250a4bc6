"""What a unit filled in is not written over, whatever name was typed after -o; what the program made is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, write


@pytest.mark.parametrize("command", [("consolidate",), ("report", "summary")])
def test_a_filled_form_stays_as_it_is_and_an_output_is_made_anew(clerk: Clerk, tmp_path: Path, command: tuple[str, ...]) -> None:
    office = found(tmp_path / "办公室", units=registered(1, kinds=("roster",)))
    form = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    receive(office, [form])
    before = form.read_bytes()
    clerk.types(*command, "--office", office.root, "--period", "2026Q3", "-o", form)
    assert clerk.status == 2
    assert "是一份填好的《花名册》，没有覆盖" in clerk.scolded
    assert form.read_bytes() == before
    for _ in range(2):
        clerk.types(*command, "--office", office.root, "--period", "2026Q3", "-o", tmp_path / "结果.xlsx")
        assert clerk.status == 0, clerk.scolded
