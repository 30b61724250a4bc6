"""One piece of advice at both doors and on the papers that leave them: end to end, through real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from addin.doors.ribbon.click import click
from addin.doors.ribbon.user_settings import UserSettings
from addin.submissions.folder import Office
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.memory_host import App
from tests.addin.submitted_files import roster, unit, write
from tests.sentences import buttons_in, commands_in
from workbook_templates.read import read_submission

SECRET = "秋天的银杏2026"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A county whose register knows one unit."""
    return found(tmp_path / "盘龙区", units=registered(1, kinds=("roster",)))


@pytest.fixture
def clerk(office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(office.root, capsys, monkeypatch)


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A roster of a unit that the register does not know."""
    return write(tmp_path / "生人.xlsx", "roster", roster(2), **unit(2))


def clicked(office: Office, tmp_path: Path, tag: str) -> str:
    """What a button says."""
    host, memory = App(), UserSettings(tmp_path / "config")
    memory.save({"office": str(office.root), "period": "2026Q3", "user": "李经办"})
    click(tag, host.books.add(), memory)
    return "\n".join(host.said)


def read(paper: Path) -> str:
    """All that stands in a text or a workbook, notes too."""
    if paper.suffix == ".txt":
        return paper.read_text(encoding="utf-8-sig")
    cells = [cell for sheet in openpyxl.load_workbook(paper) for row in sheet.iter_rows() for cell in row]
    return "\n".join([str(cell.value) for cell in cells] + [cell.comment.text for cell in cells if cell.comment])


def names_nothing(text: str) -> bool:
    return not any(commands_in(line) or buttons_in(line) for line in text.splitlines())


def test_a_unit_that_is_not_registered(office: Office, clerk: Clerk, stranger: Path, tmp_path: Path) -> None:
    shutil.copy(stranger, office.root / "收件箱")
    assert "请先让系统管理员把它加进下级单位登记簿，再收一次" in clicked(office, tmp_path, "gather_receive")
    assert "请先把它加进登记簿（yinling office init …" in clerk.types("receive", stranger, "--office", office.root)
    told = json.loads(clerk.types("receive", stranger, "--office", office.root, "--json"))
    assert "yinling office init" in " ".join(finding["fix"] for finding in told[0]["findings"])
    papers = [path for path in (office.root / "退回").rglob("*") if path.is_file()]
    assert {path.suffix for path in papers} == {".txt", ".xlsx"}
    assert all("请先把它加进下级单位登记簿，再收一次" in read(paper) for paper in papers)
    assert all(names_nothing(read(paper)) for paper in papers)


def test_a_file_under_a_password(office: Office, clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("password", "set", write(tmp_path / "报.xlsx", "roster", roster(1), **unit(1)), "--password", SECRET)
    locked = tmp_path / "报（加密）.xlsx"
    assert "→ 请在 yinling check 后面加上 --password 密码" in clerk.types("check", locked)
    assert "--password" in json.loads(clerk.types("check", locked, "--json"))["findings"][0]["fix"]
    clerk.types("receive", locked, "--office", office.root)
    [paper] = (office.root / "退回").rglob("*.txt")
    assert "改法：请在 Excel 里取消打开密码后重新保存。" in read(paper)
    assert names_nothing(read(paper))


def test_rows_to_be_mended(clerk: Clerk, tmp_path: Path) -> None:
    rows = roster(1)
    rows["离退休干部"][0]["政治面貌"] = "党员同志"
    original = write(tmp_path / "原表.xlsx", "roster", rows, **unit(1))
    clerk.types("check", original, "--bad-rows", tmp_path / "待改")
    [taken] = (tmp_path / "待改").glob("*.xlsx")
    assert str(read_submission(taken).cover("说明")).endswith("改好后合并回原表。"), "on the cover, which is handed on"
    assert "请改好后运行 yinling mend，合并回原表" in clerk.types("check", taken, "--marked", tmp_path / "已校验")
    [marked] = (tmp_path / "已校验").glob("*.xlsx")
    assert "请改好后合并回原表，报送合并后的表。" in read(marked)
    assert names_nothing(read(taken) + read(marked))


def test_an_office_that_is_not_there(office: Office, clerk: Clerk, tmp_path: Path) -> None:
    shutil.rmtree(office.root)
    clerk.types("status", "--office", office.root, "--period", "2026Q3")
    assert clerk.scolded.strip().endswith("请检查 --office 后面的路径。")
    assert clicked(office, tmp_path, "gather_status").endswith("请在“设置”里检查“机构文件夹”。")


def test_the_end_of_the_list_of_rules(office: Office, clerk: Clerk, tmp_path: Path) -> None:
    assert "运行 yinling rules F05 这样的命令看一条规则的全文。" in clerk.types("rules")
    assert not commands_in(clicked(office, tmp_path, "help_rules"))
    assert "改法示例：请用本系统下发的空白表填报（命令 yinling template new）。" in clerk.types("rules", "T02")
