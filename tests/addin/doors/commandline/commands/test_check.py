"""``yinling check`` as a clerk and as a script run it: words, JSON, exit status, marked copies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.doors.commandline.commands.check import options_of, run
from addin.errors import Refused
from addin.usecases import check_in_parts
from addin.usecases.check_files import check_and_write, check_files, expand
from tests.workbook_templates.read.forms import changed, filled
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.schema import form

SHEET = "离退休干部"
FIELDS = {"rule", "severity", "clause", "sheet", "cell", "row", "column", "value", "message", "fix"}
GOOD = {
    SHEET: [
        {"姓名": "张建国"},
        {"姓名": "李红", "身份证号": "530103195504120024", "性别": "女", "出生日期": "1955-04-12", "退休日期": "2010-04-30"},
        {"姓名": "王强", "身份证号": "530102194812310013", "出生日期": "1948-12-31", "退休日期": "2009-01-31"},
    ],
    "任职": [
        {"姓名": "王强", "身份证号": "530102194812310013"},
        {"姓名": "王强", "身份证号": "530102194812310013", "任职组织代码": "X530102000001", "职务": "组长"},
    ],
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return filled(tmp_path / "好表.xlsx", GOOD)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["P5"] = None
        book[SHEET]["B5"] = "530103195504120027"

    return changed(filled(tmp_path / "错表.xlsx", GOOD), change)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "坏表.xlsx"
    path.write_bytes(b"PK\x03\x04 half a file")
    return path


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status = run([str(argument) for argument in arguments] + ["--json"])
    return status, json.loads(capsys.readouterr().out)


def test_one_file_is_one_object(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = as_json(capsys, wrong)
    assert status == 1
    assert told["file"] == "错表.xlsx"
    assert (told["kind"], told["version"], told["unit"], told["period"]) == ("roster", 2, "11530102015101001R", "2026Q3")
    assert told["rows"][SHEET] == 3
    assert told["counts"]["error"] == sum(f["severity"] == "error" for f in told["findings"])
    assert all(set(finding) == FIELDS for finding in told["findings"])
    assert {("F01", "P5", 5, "居住地"), ("F05", "B5", 5, "身份证号")} <= {
        (f["rule"], f["cell"], f["row"], f["column"]) for f in told["findings"]
    }
    assert "530103195504120027" not in json.dumps(told), "a number in full must not leave the form"


def test_several_files_are_an_array_in_the_order_given(
    good: Path, wrong: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = as_json(capsys, broken, wrong, good)
    assert status == 2
    assert [report["file"] for report in told] == ["坏表.xlsx", "错表.xlsx", "好表.xlsx"]
    assert [report["counts"]["error"] > 0 for report in told] == [True, True, False]
    assert [f["rule"] for f in told[0]["findings"]] == ["T01"]


@pytest.mark.parametrize(("name", "status"), [("good", 0), ("wrong", 1), ("broken", 2)])
def test_exit_status(name: str, status: int, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(request.getfixturevalue(name))]) == status
    assert capsys.readouterr().err == ""


def test_words_for_people(wrong: Path, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(wrong), str(good)])
    out = capsys.readouterr().out
    assert "离退休干部!P5" in out
    assert "“居住地”是必填项" in out
    assert "请填写居住地" in out
    assert "未运行的检查" in out
    assert "共检查 2 个文件：1 个没有错误，1 个有错误，0 个不能使用。" in out


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twenty persons without a place of living, of whom two have a wrong telephone number each."""

    def change(book: openpyxl.Workbook) -> None:
        for row in range(4, 24):
            book[SHEET][f"P{row}"] = None
        book[SHEET]["Q5"], book[SHEET]["Q9"] = "123", "4567"

    return changed(filled(tmp_path / "整列空.xlsx", {SHEET: [{"姓名": "张建国"}] * 20}), change)


def test_the_same_mistake_in_a_column_is_told_once(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(many)])
    out = capsys.readouterr().out
    assert out.count("“居住地”是必填项") == 1
    assert "……还有 19 处同样的问题：P5:P23" in out
    assert "加 --all" in out
    assert "123 有" in out, "two different telephone numbers are two sentences"
    assert "4567 不像" in out


def test_all_tells_each_place(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(many), "--all"])
    out = capsys.readouterr().out
    assert out.count("“居住地”是必填项") == 20
    assert all(f"{SHEET}!P{row} " in out for row in range(4, 24))
    assert "加 --all" not in out


def test_json_is_never_shortened(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [f["cell"] for f in as_json(capsys, many)[1]["findings"] if f["rule"] == "F01"]
    assert cells == [f"P{row}" for row in range(4, 24)]


def test_what_was_not_checked_names_the_other_forms(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(good)])
    out = capsys.readouterr().out
    assert "加上《活动记录》才能查" in out
    assert "C01-1 等" in out
    run([str(good), "--all"])
    assert "C02-5  学习小组坚持每季度至少集中开展1次学习活动" in capsys.readouterr().out


def test_several_files_are_told_apart_by_what_each_lacks(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = filled(tmp_path / "别的单位的活动.xlsx", kind="activity", 单位代码="11530102015101234R")
    run([str(good), str(other)])
    out = capsys.readouterr().out
    assert "未运行的检查（好表.xlsx）" in out
    assert "未运行的检查（别的单位的活动.xlsx）" in out
    same = filled(tmp_path / "本单位的活动.xlsx", kind="activity")
    run([str(good), str(same)])
    out = capsys.readouterr().out
    assert "未运行的检查（好表.xlsx、本单位的活动.xlsx）" in out, "those of one unit are checked together"
    assert "加上《活动记录》" not in out


def test_a_form_without_a_period_says_why_the_plan_was_not_checked(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(changed(good, _blank_period))])
    assert "好表.xlsx 的封面没有可用的报告期" in capsys.readouterr().out


def _blank_period(book: openpyxl.Workbook) -> None:
    cell = next(cell for row in book["封面"].iter_rows() for cell in row if cell.value == "2026Q3")
    cell.value = None


def test_a_folder_of_folders_is_looked_through(
    good: Path, wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, unit in ((good, "甲局"), (wrong, "乙局")):
        (tmp_path / unit).mkdir()
        file.rename(tmp_path / unit / file.name)
    _, told = as_json(capsys, tmp_path, "--marked", tmp_path / "已校验")
    assert sorted(report["file"] for report in told) == ["好表.xlsx", "错表.xlsx"]
    _, again = as_json(capsys, tmp_path, "--marked", tmp_path / "已校验")
    assert sorted(report["file"] for report in again) == ["好表.xlsx", "错表.xlsx"], "our own copies are not checked again"
    _, copies = as_json(capsys, tmp_path / "已校验")
    assert len(copies) == 2, "unless it is they that were named"


def test_a_folder_means_the_workbooks_in_it(good: Path, wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("~$好表.xlsx", ".~lock.好表.xlsx#", "说明.docx", "._好表.xlsx"):
        (good.parent / name).write_bytes(b"x")
    _, told = as_json(capsys, good.parent)
    assert [report["file"] for report in told] == ["好表.xlsx", "错表.xlsx"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"没有 \.xlsx 表格"):
        check_files([tmp_path])


def test_a_file_named_twice_is_checked_once(good: Path) -> None:
    assert expand([good, good.parent / "." / good.name, good.parent]) == [good]


def test_files_of_one_name_are_told_apart(good: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一个" / good.name
    other.parent.mkdir()
    other.write_bytes(good.read_bytes())
    reports = check_files([good, other])
    assert [report.file for report in reports] == [str(good), str(other)]


def test_a_missing_file_does_not_stop_the_others(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = as_json(capsys, "没有这个.xlsx", good)
    assert status == 2
    assert told[0]["findings"][0]["message"].startswith("找不到这个文件")
    assert told[1]["counts"]["error"] == 0


def test_as_of_decides_what_is_late(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def future(told: Any) -> list[str]:
        return [f["cell"] for f in told["findings"] if f["rule"] == "F04" and f["column"] == "入库日期"]

    assert future(as_json(capsys, good, "--as-of", "2026-09-30")[1]) == []
    assert future(as_json(capsys, good, "--as-of", "2026年3月1日")[1]) == ["D4"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少文件或文件夹"),
        (["a.xlsx", "--nope"], "没有选项 --nope"),
        (["a.xlsx", "--as-of", "明天"], "“明天”不是日期"),
        (["a.xlsx", "--as-of"], "选项 --as-of 后面要写它的值"),
    ],
)
def test_a_wrong_command_is_refused_in_chinese(arguments: list[str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        run(arguments)


def test_options_may_stand_anywhere(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "--as-of=2026-09-30", "--", str(good)]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == "好表.xlsx"


def test_the_help_page_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert all(flag in out for flag in ("--as-of", "--json", "--marked", "--password"))


def test_marked_copies(good: Path, wrong: Path, broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "标注" / "九月"
    before = wrong.read_bytes()
    assert run([str(good), str(wrong), str(broken), "--marked", str(folder)]) == 2
    assert sorted(file.name for file in folder.iterdir()) == ["好表（已校验）.xlsx", "错表（已校验）.xlsx"]
    assert wrong.read_bytes() == before
    book = openpyxl.load_workbook(folder / "错表（已校验）.xlsx")
    assert book[SHEET].cell(3, len(form("roster").sheet(SHEET).columns) + 1).value == RESULT
    assert "居住地" in book[SHEET]["P5"].comment.text
    assert any("居住地" in str(row[3].value) for row in book[PROBLEMS].iter_rows(min_row=3))
    out = capsys.readouterr().out
    assert "另有 1 个文件没有标注" in out


def test_bad_rows_of_files_of_one_name_lie_side_by_side(wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "另一个单位" / wrong.name
    other.parent.mkdir()
    other.write_bytes(wrong.read_bytes())
    run([str(wrong), str(other), "--bad-rows", str(tmp_path / "待改"), "--marked", str(tmp_path / "标注")])
    assert sorted(path.name for path in (tmp_path / "待改").iterdir()) == ["错表（待改）-2.xlsx", "错表（待改）.xlsx"]
    assert sorted(path.name for path in (tmp_path / "标注").iterdir()) == ["错表（已校验）-2.xlsx", "错表（已校验）.xlsx"]


def test_bad_rows_taken_out_of_bad_rows_do_not_take_their_place(wrong: Path, tmp_path: Path) -> None:
    (first,) = check_and_write([wrong], bad_rows=tmp_path)
    assert first.bad_rows is not None
    before = first.bad_rows.read_bytes()
    (second,) = check_and_write([first.bad_rows], bad_rows=tmp_path)
    assert second.bad_rows == tmp_path / "错表（待改）（待改）.xlsx"
    assert first.bad_rows.read_bytes() == before


def test_nothing_to_mend_is_said(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(good), "--bad-rows", str(tmp_path / "待改")]) == 0
    assert "没有要改的行" in capsys.readouterr().out


def test_a_copy_takes_the_place_of_no_file_of_the_run(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form and an earlier marked copy of it, marked into their own folder: both are checked as they were."""
    monkeypatch.setattr(check_in_parts, "MOST_AT_ONCE", 1)
    earlier = filled(wrong.with_name("错表（已校验）.xlsx"), GOOD, 单位代码="11530102015101234R")
    before = check_files([wrong, earlier])
    assert before[0].counts != before[1].counts
    _, told = as_json(capsys, wrong, earlier, "--marked", tmp_path)
    assert told == [report.as_json() for report in before]
    copies = [tmp_path / "错表（已校验）-2.xlsx", earlier]
    assert [report.counts for report in check_files(copies)] == [report.counts for report in before]


def test_checking_a_marked_copy_finds_the_same(wrong: Path, tmp_path: Path) -> None:
    run([str(wrong), "--marked", str(tmp_path / "out"), "--json"])
    before, after = check_files([wrong])[0], check_files([tmp_path / "out" / "错表（已校验）.xlsx"])[0]
    assert [(f.rule, f.cell, f.message) for f in after.findings] == [(f.rule, f.cell, f.message) for f in before.findings]


def yinling(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from addin.doors.commandline.main import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_from_the_shell(wrong: Path) -> None:
    done = yinling("check", "--json", str(wrong))
    assert done.returncode == 1
    assert json.loads(done.stdout)["file"] == "错表.xlsx"
    assert done.stderr == ""


def test_a_wrong_command_from_the_shell() -> None:
    for arguments in (["check"], ["nonsuch"], ["rules", "--bad"]):
        done = yinling(*arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert "--help" in done.stderr


def test_checking_waits_for_nothing_heavy(good: Path) -> None:
    heavy = ("pandas", "openpyxl", "sqlalchemy", "xlsxwriter", "rich", "typer", "pydantic", "yaml", "msoffcrypto", "xlwings")
    code = (
        "import sys; from addin.doors.commandline.commands.check import run; run([sys.argv[1]]);"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(good)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_names_of_files_alone_mean_what_they_mean_beside_an_option() -> None:
    names = ["花名册.xlsx", "收到的 文件夹", "a/../b.xlsx", ""]
    assert options_of(names) == options_of(["--all", *names])._replace(all=False)
    assert options_of(["-x.xlsx"]).files == [Path("-x.xlsx")]
    assert options_of(["一.xlsx", "--marked", "已校验", "二.xlsx"]).marked == Path("已校验")
    with pytest.raises(Refused, match="缺少"):
        options_of([])
