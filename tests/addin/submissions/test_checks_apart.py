"""Files checked by other processes have the outcomes that they have here, whatever is wrong with them and whoever looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from addin.settings import Level, Settings
from addin.submissions import checks_apart, first_reading
from addin.submissions.cached_tables import CACHE
from addin.submissions.checks_apart import Batch, checked_apart
from addin.submissions.folder import Office, init_office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.register import Subordinate, save_units
from tests.addin.submitted_files import liaison, roster, unit, unit_code, unit_name, write
from validators.finding import Report


@pytest.fixture
def offices(tmp_path: Path) -> list[Office]:
    """Two offices alike."""
    made = []
    for name in ("甲", "乙"):
        office, _ = init_office(tmp_path / name, Settings(code="530102", name="盘龙区老干部局", level=Level.COUNTY))
        save_units(office, [Subordinate(unit_code(n), unit_name(n)) for n in range(1, 7)])
        made.append(office)
    return made


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Small files are checked by two processes as large ones are; of each run it is noted how many batches were."""
    monkeypatch.setattr(first_reading, "MANY_BYTES", 0)
    monkeypatch.setattr(checks_apart, "_LARGE", 0)
    monkeypatch.setattr(checks_apart, "cores", lambda: 2)
    counts: list[int] = []

    def counting(run: ReceiveRun, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Report] | None]]:
        counts.append(0)
        for batch, reports in checked_apart(run, batches):
            counts[-1] += reports is not None
            yield batch, reports

    monkeypatch.setattr("addin.submissions.receive.checked_apart", counting)
    return counts


def send(folder: Path) -> None:
    """Two periods, and mistakes of every place: one's own, one that another's file makes, one gone since the last roster."""
    for n in range(1, 6):
        write(folder / f"{n}.xlsx", "roster", roster(n, people=4), **unit(n))
        write(folder / f"{n}后.xlsx", "roster", roster(n, people=4 if n != 2 else 3), **unit(n), 报告期="2026Q4")
    wrong = roster(6)
    wrong["离退休干部"][0]["身份证号"] = "530102196303072416"  # the check digit
    write(folder / "6.xlsx", "roster", wrong, **unit(6))
    write(folder / "联络员1.xlsx", "liaison", liaison(1, ["530102000002"]), **unit(1))
    write(folder / "联络员3.xlsx", "liaison", liaison(3, ["530102000099"]), **unit(3))


def told(outcomes: Sequence[ReceiveOutcome]) -> list[tuple[object, ...]]:
    return [(one.file.name, one.result, one.messages, one.findings) for one in outcomes]


def test_the_outcomes_are_the_same(offices: list[Office], tmp_path: Path, elsewhere: list[int]) -> None:
    send(tmp_path / "件")
    apart = told(receive(offices[0], [tmp_path / "件"]))
    assert elsewhere[0] >= 10, "checked by others"
    with pytest.MonkeyPatch.context() as here:
        here.setattr(checks_apart, "cores", lambda: 1)
        assert told(receive(offices[1], [tmp_path / "件"])) == apart
    assert elsewhere[1] == 0
    results = {name: result for name, result, *_ in apart}
    assert results["6.xlsx"] == "returned"
    assert results["联络员3.xlsx"] == "returned"
    assert results["联络员1.xlsx"] == "accepted"
    assert results["2后.xlsx"] == "returned", "one has gone since the roster accepted in this run"
    assert results["1后.xlsx"] == "accepted"


def test_what_is_not_in_the_cache_is_checked_here(offices: list[Office], tmp_path: Path, elsewhere: list[int]) -> None:
    """Where nothing can be kept, a file lying in the folder's place, by this process or by any other."""
    send(tmp_path / "件")
    expected = told(receive(offices[0], [tmp_path / "件"]))
    (offices[1].root / CACHE).write_text("", encoding="utf-8")
    assert told(receive(offices[1], [tmp_path / "件"])) == expected
    assert elsewhere[1] == 0
