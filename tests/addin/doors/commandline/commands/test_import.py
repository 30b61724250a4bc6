"""``yinling import``: an old roster comes in, is confirmed once, and comes in by one command the next time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import unit_code
from workbook_templates.read import read_submission

PEOPLE = "离退休干部"
NUMBERS = ["530302195401111007", "53030219560709103X", "530302194410231049"]


def old_roster(path: Path, *rows: list[object], name: str = "Sheet1") -> Path:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def usual(path: Path, address: str = "家庭住址") -> Path:
    return old_roster(
        path,
        ["某局退休干部花名册"],
        ["序号", "姓 名", "性别", "出生年月", "身份证号码", "政治面貌", "职级", address, "转正时间"],
        [1, "吴秀军", "2", "1954.01", NUMBERS[0], "群众", "副科", "麒麟区1号", ""],
        [2, "林 建 芳", "1", "1956.07", NUMBERS[1].lower(), "党员", "主任科员", "麒麟区2号", "1989.07"],
        [3, "周志芳", "2", "1944.11", 5.30302194410231e17, "民盟", "副高", "麒麟区3号", ""],
        ["合计", "3人"],
    )


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "设置"))
    monkeypatch.chdir(tmp_path)
    return Clerk(tmp_path / "办公室", capsys, monkeypatch)


def people(path: Path) -> list[dict[str, Any]]:
    table = read_submission(path).tables[PEOPLE]
    return [table.row(i) for i in range(len(table))]


def answer(path: Path, sheet: str, line: str, text: str) -> None:
    """Fill in the yellow cell of the line that holds ``line``."""
    book = load_workbook(path)
    headers = [cell.value for cell in book[sheet][3]]
    column = headers.index({"列": "对应到", "值": "改成", "统一填写": "统一填成"}[sheet]) + 1
    [row] = [row[0].row for row in book[sheet].iter_rows(min_row=4) if line in [cell.value for cell in row]]
    book[sheet].cell(row, column).value = text
    book.save(path)


def test_what_is_sure_is_taken_and_what_is_not_waits(clerk: Clerk, tmp_path: Path) -> None:
    source = usual(tmp_path / "旧.xlsx")
    before = source.read_bytes()
    said = clerk.types("import", source, "-o", "花名册.xlsx", "--unit", unit_code(1), "--unit-name", "某局", "--period", "2026Q3")
    assert clerk.status == 1
    assert "还有 1 处要选定、3 条建议没有确认，" in said
    assert "有 1 个号码的后几位丢失了，空着等您对照证件补填：Sheet1!E5。" in said
    assert "--mapping 花名册_映射.xlsx" in said
    assert source.read_bytes() == before
    first, second, third = people(tmp_path / "花名册.xlsx")
    assert (first["姓名"], first["性别"], first["身份证号"], first["退休时职级"]) == ("吴秀军", "女", NUMBERS[0], "乡科级副职")
    assert (second["姓名"], second["身份证号"], second["政治面貌"]) == ("林建芳", NUMBERS[1], "中共党员")
    assert second["退休时职级"] is None, "主任科员 is a post, and nobody has said which rank it stands for"
    assert third["身份证号"] is None, "digits that are lost are never filled in"
    assert first["出生日期"] is None, "a proposal waits for a yes"
    cover = read_submission(tmp_path / "花名册.xlsx").tables["封面"].row(0)
    assert (cover["填报单位"], cover["单位代码"], cover["报送次数"]) == ("某局", unit_code(1), 1)


def test_answers_are_taken_from_the_sheet_and_remembered(clerk: Clerk, tmp_path: Path) -> None:
    command = ["import", usual(tmp_path / "旧.xlsx"), "-o", "花名册.xlsx", "--unit", unit_code(1)]
    clerk.types(*command)
    answer(tmp_path / "花名册_映射.xlsx", "值", "主任科员", "乡科级正职")
    clerk.types(*command, "--mapping", "花名册_映射.xlsx")
    assert clerk.status == 0, clerk.said
    first, second, third = people(tmp_path / "花名册.xlsx")
    assert (str(first["出生日期"]), first["状态"], first["人员类别"]) == ("1954-01-11", "在册", "退休")
    assert second["退休时职级"] == "乡科级正职"
    assert third["出生日期"] is None, "nothing is told by a damaged number"
    clerk.types("import", usual(tmp_path / "下一次.xlsx"), "-o", "下一次.xlsx花名册.xlsx", "--unit", unit_code(1))
    assert clerk.status == 0, clerk.said
    assert people(tmp_path / "下一次.xlsx花名册.xlsx") == people(tmp_path / "花名册.xlsx")
    clerk.types("import", tmp_path / "下一次.xlsx", "-o", "别的单位.xlsx", "--unit", unit_code(2))
    assert clerk.status == 1, "another unit decides for itself"


def test_yes_takes_every_proposal_and_no_question(clerk: Clerk, tmp_path: Path) -> None:
    told = json.loads(clerk.types("import", usual(tmp_path / "旧.xlsx"), "-o", "花名册.xlsx", "--yes", "--json"))
    assert clerk.status == 1
    assert (told["questions"], told["proposals"], told["rows"]) == (1, 0, {PEOPLE: 3})
    assert str(people(tmp_path / "花名册.xlsx")[0]["出生日期"]) == "1954-01-11"
    fields = {one["header"]: one["field"] for one in told["columns"]}
    assert fields["身份证号码"] == f"{PEOPLE}.身份证号"
    assert fields["转正时间"] is fields["序号"] is None


def test_two_equally_likely_columns_are_a_question(clerk: Clerk, tmp_path: Path) -> None:
    source = old_roster(
        tmp_path / "旧.xlsx",
        ["姓名", "身份证号", "性别", "民族", "家庭住址", "现居住地址"],
        ["吴秀军", NUMBERS[0], "女", "汉", "麒麟区1号", "昆明市2号"],
    )
    told = json.loads(clerk.types("import", source, "-o", "花名册.xlsx", "--yes", "--json"))
    asked = [one["header"] for one in told["columns"] if one["certainty"] == "asked"]
    assert asked == ["家庭住址", "现居住地址"]
    assert people(tmp_path / "花名册.xlsx")[0]["居住地"] is None
    answer(tmp_path / "花名册_映射.xlsx", "列", "现居住地址", f"{PEOPLE}.居住地")
    answer(tmp_path / "花名册_映射.xlsx", "列", "家庭住址", "（不导入）")
    clerk.types("import", source, "-o", "花名册.xlsx", "--mapping", "花名册_映射.xlsx")
    assert clerk.status == 0, clerk.said
    assert people(tmp_path / "花名册.xlsx")[0]["居住地"] == "昆明市2号"


def test_every_cell_is_listed(clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("import", usual(tmp_path / "旧.xlsx"), "-o", "花名册.xlsx", "--yes")
    book = load_workbook(tmp_path / "花名册_导入清单.xlsx")
    lines = {name: [[cell.value for cell in row] for row in book[name].iter_rows(min_row=5)] for name in book.sheetnames}
    changed = {(line[2], line[5]) for line in lines["改写的格子"]}
    assert {("C3", "女"), ("C4", "男"), ("B4", "林建芳"), ("G3", "乡科级副职"), ("F4", "中共党员")} <= changed
    added = {(line[3], line[5]) for line in lines["推算和统一填写"]}
    assert {(f"{PEOPLE}.出生日期", "1954-01-11"), (f"{PEOPLE}.状态", "在册")} <= added
    left = {(line[2], line[3]) for line in lines["没有采用"]}
    assert {("E5", "身份证号码"), ("G4", "职级"), ("6", "合计、小计"), ("I", "整列“转正时间”")} <= left
    texts = " ".join(str(cell) for page in lines.values() for line in page for cell in line)
    assert not [number for number in NUMBERS if number in texts or number.lower() in texts], "numbers are masked outside forms"


def test_an_edited_roster_is_not_overwritten(clerk: Clerk, tmp_path: Path) -> None:
    command = ["import", usual(tmp_path / "旧.xlsx"), "-o", "花名册.xlsx"]
    clerk.types(*command)
    clerk.types(*command)
    assert clerk.status == 2
    assert "--overwrite" in clerk.scolded
    book = load_workbook(tmp_path / "花名册.xlsx")
    book[PEOPLE]["W4"].value = "改过"
    book.save(tmp_path / "花名册.xlsx")
    clerk.types(*command, "--mapping", "花名册_映射.xlsx")
    assert clerk.status == 2
    clerk.types(*command, "--mapping", "花名册_映射.xlsx", "--overwrite")
    assert clerk.status == 1


def test_posts_accounts_and_organisations_come_from_their_own_lists(clerk: Clerk, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "人员"
    rows = {
        "人员": [["姓名", "身份证号", "性别", "民族", "所在支部"], ["吴秀军", NUMBERS[0], "女", "汉", "第一支部"]],
        "班子": [
            ["姓名", "身份证号", "支部名称", "党内职务", "任职时间"],
            ["吴秀军", NUMBERS[0], "第一支部", "支部书记", "2025-06-01"],
        ],
        "账户": [["姓名", "身份证号", "开户行", "银行卡号"], ["吴秀军", NUMBERS[0], "农信麒麟支行", "6223 6900 0000 0000 015"]],
        "支部": [["党组织名称", "党组织代码", "成立时间"], ["第一支部", "530302000001", "2018.5.10"]],
    }
    for name, lines in rows.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(tmp_path / "旧.xlsx")
    clerk.types("import", tmp_path / "旧.xlsx", "-o", "花名册.xlsx", "--yes")
    assert clerk.status == 0, clerk.said
    tables = read_submission(tmp_path / "花名册.xlsx").tables
    assert people(tmp_path / "花名册.xlsx")[0]["党支部代码"] == "530302000001"
    post = tables["任职"].row(0)
    assert (post["职务"], post["任职组织代码"], str(post["任职日期"]), post["任职人员类别"]) == (
        "书记",
        "530302000001",
        "2025-06-01",
        "离退休",
    )
    assert tables["党组织"].row(0)["党组织名称"] == "第一支部"
    account = read_submission(tmp_path / "花名册_补贴与经费.xlsx").tables["收款账户"].row(0)
    assert (account["账号"], account["开户银行"]) == ("6223690000000000015", "农信麒麟支行")


def test_a_branch_of_headings_gets_its_code_once(clerk: Clerk, tmp_path: Path) -> None:
    source = old_roster(
        tmp_path / "旧.xlsx",
        ["姓名", "身份证号", "性别", "民族"],
        ["第1党支部（1人）"], ["吴秀军", NUMBERS[0], "女", "汉"],
        ["第2党支部（1人）"], ["林建芳", NUMBERS[1], "男", "汉"],
    )  # fmt: skip
    clerk.types("import", source, "-o", "花名册.xlsx", "--yes")
    assert clerk.status == 1
    assert [one["备注"] for one in people(tmp_path / "花名册.xlsx")] == ["第1党支部", "第2党支部"], "the branch is not lost"
    assert "“第1党支部”的代码，还没有的选“（不采用）”（1 格）" in clerk.types(
        "import", source, "-o", "花名册.xlsx", "--mapping", "花名册_映射.xlsx"
    )
    assert clerk.status == 1, "a mapping that was given back as it was answers no question"
    answer(tmp_path / "花名册_映射.xlsx", "值", "第1党支部", "（不采用）")
    answer(tmp_path / "花名册_映射.xlsx", "值", "第2党支部", "（不采用）")
    clerk.types("import", source, "-o", "花名册.xlsx", "--mapping", "花名册_映射.xlsx")
    assert clerk.status == 0, "a branch may have no code yet, and that is an answer"
    assert [one["备注"] for one in people(tmp_path / "花名册.xlsx")] == ["第1党支部", "第2党支部"]
    answer(tmp_path / "花名册_映射.xlsx", "值", "第1党支部", "530302000001")
    answer(tmp_path / "花名册_映射.xlsx", "值", "第2党支部", "530302000002")
    clerk.types("import", source, "-o", "花名册.xlsx", "--mapping", "花名册_映射.xlsx")
    assert clerk.status == 0, clerk.said
    assert [one["党支部代码"] for one in people(tmp_path / "花名册.xlsx")] == ["530302000001", "530302000002"]
    bodies = read_submission(tmp_path / "花名册.xlsx").tables["党组织"]
    assert list(bodies.get("党组织名称")) == ["第1党支部", "第2党支部"]


def test_what_holds_no_list_is_refused_with_the_reason(clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("import", old_roster(tmp_path / "别的.xlsx", ["会议", "时间"], ["例会", "周一"]), "-o", "花名册.xlsx")
    assert (clerk.status, "没有找到带列名" in clerk.scolded) == (2, True)
    clerk.types("import", tmp_path / "没有.xlsx", "-o", "花名册.xlsx")
    assert clerk.status == 2
    assert not (tmp_path / "花名册.xlsx").exists()


def test_one_bad_file_stops_no_other(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "坏.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    said = clerk.types("import", usual(tmp_path / "旧.xlsx"), tmp_path / "坏.xls", "-o", "花名册.xlsx", "--yes")
    assert clerk.status == 1
    assert "没有读：坏.xls。" in said
    assert len(people(tmp_path / "花名册.xlsx")) == 3


def test_the_old_roster_is_never_written_over(clerk: Clerk, tmp_path: Path) -> None:
    source = usual(tmp_path / "旧.xlsx")
    before = source.read_bytes()
    for words in (("-o", source), ("-o", "花名册.xlsx", "--mapping", source)):
        clerk.types("import", source, *words, "--overwrite")
        assert (clerk.status, "旧表要原样留着" in clerk.scolded) == (2, True)
    assert source.read_bytes() == before


def test_a_mapping_of_something_else_is_refused(clerk: Clerk, tmp_path: Path) -> None:
    source = usual(tmp_path / "旧.xlsx")
    clerk.types("import", source, "-o", "花名册.xlsx", "--mapping", usual(tmp_path / "别的.xlsx"))
    assert (clerk.status, "不是映射表" in clerk.scolded) == (2, True)


def test_checking_an_old_roster_leads_on_to_the_import(clerk: Clerk, tmp_path: Path) -> None:
    assert "yinling import" in clerk.types("check", usual(tmp_path / "旧.xlsx"))


def test_sheets_that_are_no_lists_are_told(clerk: Clerk, tmp_path: Path) -> None:
    path = usual(tmp_path / "旧.xlsx")
    book = load_workbook(path)
    figures = book.create_sheet("统计")
    for line in (["单位", "人数", "离休", "退休", "党员"], ["某局", 3, 0, 3, 1]):
        figures.append(line)
    book.create_sheet("说明")["A1"] = "本表由某局编制"
    book.save(path)
    told = json.loads(clerk.types("import", path, "-o", "花名册.xlsx", "--yes", "--json"))
    assert told["rows"] == {PEOPLE: 3}
    assert {one["sheet"] for one in told["left_out"] if one["what"] == "整张工作表"} == {"统计", "说明"}


@pytest.mark.parametrize(
    ("sheet", "line", "text"), [("值", "主任科员", "科长"), ("列", "家庭住址", "地址"), ("统一填写", f"{PEOPLE}.状态", "在")]
)
def test_an_answer_that_there_is_not_is_refused(sheet: str, line: str, text: str, clerk: Clerk, tmp_path: Path) -> None:
    source = usual(tmp_path / "旧.xlsx")
    clerk.types("import", source, "-o", "花名册.xlsx")
    answer(tmp_path / "花名册_映射.xlsx", sheet, line, text)
    clerk.types("import", source, "-o", "花名册.xlsx", "--mapping", "花名册_映射.xlsx")
    assert (clerk.status, f"“{text}”" in clerk.scolded) == (2, True)


def test_a_column_of_ticks_gives_way_to_one_that_says_more(clerk: Clerk, tmp_path: Path) -> None:
    source = old_roster(
        tmp_path / "旧.xlsx",
        ["姓名", "身份证号", "性别", "民族", "是否党员", "政治面貌"],
        ["吴秀军", NUMBERS[0], "女", "汉", "否", "民盟"],
    )
    clerk.types("import", source, "-o", "花名册.xlsx", "--yes")
    assert clerk.status == 0, clerk.said
    assert people(tmp_path / "花名册.xlsx")[0]["政治面貌"] == "民盟"


def test_a_row_that_nobody_understands_is_told_and_no_question_for_ever(clerk: Clerk, tmp_path: Path) -> None:
    """No answer in the workbook of choices could bring it in: 0 means that all is decided."""
    source = old_roster(
        tmp_path / "旧.xlsx",
        ["姓名", "身份证号", "性别"],
        ["吴秀军", NUMBERS[0], "女"],
        ["", "", "男"],
        ["林建芳", NUMBERS[1], "男"],
    )
    said = clerk.types("import", source, "-o", "花名册.xlsx", "--yes")
    assert clerk.status == 0, clerk.said
    assert "有 1 行看不懂，没有导入，要是漏了人请在花名册里补上：Sheet1!3。" in said
    left = load_workbook(tmp_path / "花名册_导入清单.xlsx")["没有采用"]
    assert [(row[2].value, row[6].value) for row in left.iter_rows(min_row=5) if row[3].value == "看不懂的一行"] == [
        ("3", "要看")
    ]


def test_no_long_number_stands_outside_the_forms(clerk: Clerk, tmp_path: Path) -> None:
    """Eleven digits and more are masked wherever they stand, also with blanks and dashes between them."""
    numbers = [NUMBERS[0], "138-8131-2013", "5303 0219 5607 0910 3x", "6223 6900 0000 0000 015", "13881312014"]
    first, second = ["吴秀军", NUMBERS[0], "女", "汉"], ["林建芳", numbers[2], "男", "汉"]
    source = old_roster(
        tmp_path / "旧.xlsx",
        ["填报单位：某局 13881312015"],
        ["姓名", "身份证号", "性别", "民族", "联系电话", "职级", "性别、民族", "怪列 13881312016", "备注", "支部"],
        [*first, f"{numbers[1]}、0874-3123456", numbers[4], f"女/{numbers[3]}", numbers[3], numbers[2], numbers[4]],
        ["", "", "", "", numbers[4], "", "", "", "", ""],
        ["第一党支部 13881312014"],
        [*second, f"无 {numbers[3]}", f"主任 {numbers[1]}", "", "", f"老伴去世 {numbers[4]}", f"支部{numbers[4]}"],
        ["审核人：", "", "联系电话：13881312013"],
    )  # fmt: skip
    said = clerk.types("import", source, "-o", "花名册.xlsx")
    said += clerk.types("import", source, "-o", "花名册2.xlsx", "--json")
    for name in ("花名册_导入清单.xlsx", "花名册_映射.xlsx"):
        book = load_workbook(tmp_path / name)
        visible = [book[sheet] for sheet in book.sheetnames if sheet != "映射信息"]
        said += "\n".join(str(cell.value) for sheet in visible for row in sheet.iter_rows() for cell in row if cell.value)
    said = said.replace("530302000001", "")
    assert re.findall(r"\d(?:[ -]?\d){10,}[Xx]?", re.sub(r"[0-9a-f]{12}:\d+", "", said)) == []
