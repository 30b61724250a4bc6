"""The contract of the forms and of ``yinling check``, met from outside: fill in, save, check, read the JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from addin.doors.commandline.commands.check import run
from tests.acceptance.plant import Plant
from tests.acceptance.plants import PLANTS
from tests.acceptance.unit import COVER, FORMS, Row, Sheets, event, fill

BLANK = Path(__file__).parents[2] / "workbook_templates" / "blank"
KEYS = {"file", "kind", "version", "unit", "period", "rows", "counts", "findings"}
FINDING = ["rule", "severity", "clause", "sheet", "cell", "row", "column", "value", "message", "fix"]
Headers = dict[str, list[str]]


@pytest.fixture(scope="module")
def headers() -> Headers:
    """The headers of every data sheet, as the blank forms print them in row 3."""
    found: Headers = {}
    for kind, sheets in FORMS.items():
        book = load_workbook(BLANK / f"{kind}.xlsx", read_only=True)
        for name in sheets():
            found[name] = [str(value) for value in next(book[name].iter_rows(min_row=3, max_row=3, values_only=True))]
    return found


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The unit's five forms, each filled into its blank."""
    folder = tmp_path_factory.mktemp("clean")
    paths = {kind: folder / f"{kind}.xlsx" for kind in FORMS}
    for kind, path in paths.items():
        fill(BLANK / f"{kind}.xlsx", path, FORMS[kind]())
    return paths


def from_scratch(target: Path, sheets: Sheets, headers: Headers, cover: Row) -> Path:
    """A workbook made without the blank form: title, reminder, headers in row 3, data from row 4, nothing hidden."""
    book = Workbook()
    front = book.worksheets[0]
    front.title = "封面"
    lines: list[list[Any]] = [["离退休干部党建报表"], [None], [None], *([None, *pair] for pair in {**COVER, **cover}.items())]
    for line in lines:
        front.append(line)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        lines = [[name], ["照说明填写"], headers[name], *([row.get(header) for header in headers[name]] for row in rows)]
        for line in lines:
            sheet.append(line)
    book.save(target)
    return target


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """``yinling check … --json``: the exit status, and all that stands on standard output, read as JSON."""
    capsys.readouterr()
    status = run([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def planted(plant: Plant) -> tuple[dict[str, Sheets], set[str]]:
    """The unit's sheets with the violation in them, and the kinds of form that changed."""
    forms = {kind: sheets() for kind, sheets in FORMS.items()}
    touched = {"roster"} if plant.cover else set()
    for what, sheet, *rest in plant.change:
        kind = next(kind for kind, sheets in forms.items() if sheet in sheets)
        touched.add(kind)
        forms[kind][sheet] = changed(forms[kind][sheet], what, *rest)
    return forms, touched


def changed(rows: list[Row], what: str, *how: Any) -> list[Row]:
    """The rows with one cell, some more rows, or without those that match."""
    if what == "cell":
        row, cells = how
        return [{**old, **cells} if number == row else old for number, old in enumerate(rows, 4)]
    if what == "add":
        return [*rows, *how[0]]
    return [row for row in rows if any(row.get(header) != value for header, value in how[0].items())]


def names(plant: Plant) -> str:
    return f"{plant.rule}-{plant.severity or 'silent'}-{plant.sheet}-{plant.as_of or ''}"


def fits(finding: Row, plant: Plant) -> bool:
    """Whether a finding tells of the planted violation, where it is."""
    wanted = {"sheet": plant.sheet, "row": plant.row, "column": plant.column}
    told = finding["severity"] in plant.severity.split("|")
    return told and all(finding[key] == value for key, value in wanted.items() if value is not None)


@pytest.mark.parametrize("plant", PLANTS, ids=names)
def test_a_planted_violation_is_told_at_its_cell_and_nothing_else_is_an_error(
    plant: Plant, clean: dict[str, Path], headers: Headers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms, touched = planted(plant)
    made = {kind: from_scratch(tmp_path / f"{kind}.xlsx", forms[kind], headers, plant.cover) for kind in touched}
    status, reports = check(capsys, *{**clean, **made}.values(), *(["--as-of", plant.as_of] if plant.as_of else []))
    findings = [finding for report in reports for finding in report["findings"]]
    mine = [finding for finding in findings if finding["rule"] == plant.rule]
    assert any(fits(finding, plant) for finding in mine) if plant.severity else not mine, findings
    errors = {finding["rule"] for finding in findings if finding["severity"] == "error"}
    assert status == int(bool(errors))
    assert "*" in plant.also or not {rule for rule in errors - {plant.rule} if not rule.startswith(plant.also)}


def test_a_unit_that_did_everything_has_no_findings(clean: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, reports = check(capsys, *clean.values())
    assert status == 0
    assert [report["findings"] for report in reports] == [[]] * 5
    assert [report["not_run"] for report in reports] == [[]] * 5, "all five together: every rule could run"


def test_one_file_is_an_object_with_the_keys_of_the_contract(clean: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, report = check(capsys, clean["roster"])
    assert status == 0
    assert set(report) >= KEYS
    assert (report["kind"], report["version"], report["period"]) == ("roster", 2, "2026Q3")
    assert report["rows"]["离退休干部"] == 11
    assert "C02-5" in report["not_run"], "without the activity log nobody knows what the group did"


def test_a_finding_has_the_keys_of_the_contract(headers: Headers, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant = next(plant for plant in PLANTS if plant.rule == "F07")
    path = from_scratch(tmp_path / "roster.xlsx", planted(plant)[0]["roster"], headers, {})
    status, report = check(capsys, path)
    (finding,) = [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert status == 1
    assert list(finding) == FINDING
    assert (finding["rule"], finding["cell"], finding["value"]) == ("F07", "C4", "女")
    assert report["counts"]["error"] == 1


def test_a_file_that_cannot_be_used_does_not_stop_the_others(
    clean: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(clean["roster"].read_bytes()[:5000])
    status, (bad, good) = check(capsys, broken, clean["roster"])
    assert status == 2
    assert [finding["rule"] for finding in bad["findings"]] == ["T01"]
    assert good["findings"] == []


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [("P4", '="昆明"&"市"', {("T06", "error")}), ("P4", "#REF!", {("T06", "error")}), ("P4", None, {("F01", "error")})],
)
def test_a_formula_without_its_result_is_not_also_called_blank(
    cell: str, value: str | None, told: set[tuple[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "roster.xlsx"
    book = fill(BLANK / "roster.xlsx", path, FORMS["roster"]())
    book["离退休干部"][cell].value = value
    book.save(path)
    _, report = check(capsys, path)
    assert {(finding["rule"], finding["severity"]) for finding in report["findings"]} == told
    assert {finding["cell"] for finding in report["findings"]} == {cell}


@pytest.mark.parametrize(
    ("office", "told"), [("530102", []), ("530100", []), ("530103", []), ("530000", []), ("532901", ["T09"])]
)
def test_a_unit_does_not_report_to_another_prefecture(
    office: str, told: Sequence[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "roster.xlsx"
    fill(BLANK / "roster.xlsx", path, FORMS["roster"](), {"上级机构代码": office})
    _, report = check(capsys, path)
    assert [finding["rule"] for finding in report["findings"]] == told


def test_a_reader_that_has_seen_enough_meets_no_traceback(clean: dict[str, Path]) -> None:
    command = [sys.executable, "-m", "addin.doors.commandline.main", "check", str(clean["roster"]), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-09-30", {("C05-1", "warning")}),
        ("2026-10-01", {("C05-1", "error"), ("C09-1", "warning")}),
        ("2026-12-31", {("C05-1", "error"), ("C09-1", "warning")}),
        ("2027-01-01", {("C05-1", "error"), ("C09-1", "error")}),
    ],
)
def test_the_province_owes_a_lecture_a_quarter_and_a_training_a_year(
    as_of: str, told: set[tuple[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "activity.xlsx"
    held = {"活动记录": [event("Q1", "警示教育", "2026-07-15", "530000")], "参加人员": []}
    cover = {"填报单位": "云南省委老干部局", "单位代码": "530000", "上级机构代码": "530000"}
    fill(BLANK / "activity.xlsx", path, held, cover)
    _, report = check(capsys, path, "--as-of", as_of)
    assert {(finding["rule"], finding["severity"]) for finding in report["findings"]} == told
    assert {finding["cell"] for finding in report["findings"]} == {"C5"}
