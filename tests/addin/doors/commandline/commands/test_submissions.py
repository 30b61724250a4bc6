"""The commands as a clerk types them: what is printed, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from addin.doors.commandline.main import main
from addin.submissions.register_workbook import read_register
from tests.addin.submitted_files import roster, unit, unit_code, unit_name, write
from workbook_templates.plain import write_plain


class Said(NamedTuple):
    status: int
    out: str
    err: str


class Yinling:
    """Run ``yinling`` in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: object) -> Said:
        self._patch.setattr(sys, "argv", ["yinling", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = self._capsys.readouterr()
        return Said(int(end.value.code or 0), out, err)


@pytest.fixture
def yinling(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Yinling:
    return Yinling(monkeypatch, capsys)


@pytest.fixture
def office(yinling: Yinling, tmp_path: Path) -> Path:
    """A county founded from the command line, with two units in its register."""
    register = tmp_path / "登记簿.xlsx"
    rows = [(unit_code(n), unit_name(n), "单位", "花名册") for n in (1, 2)]
    write_plain(register, "登记簿", ("单位代码", "单位名称", "级别", "应报表种"), (), rows)
    root = tmp_path / "盘龙区"
    said = yinling(
        "office", "init", root, "--code", "530102", "--name", "盘龙区委老干部局", "--level", "county", "--subordinates", register,
        "--phone", "0871-63123456",
    )  # fmt: skip
    assert said.status == 0
    assert "新增2个" in said.out
    return root


def test_a_quarter(yinling: Yinling, office: Path, tmp_path: Path) -> None:
    good = write(tmp_path / "in" / "好.xlsx", "roster", roster(1), **unit(1))
    wrong = roster(2)
    wrong["离退休干部"][0]["性别"] = "女"
    bad = write(tmp_path / "in" / "错.xlsx", "roster", wrong, **unit(2))
    assert yinling("receive", good, "--office", office).status == 0
    said = yinling("receive", tmp_path / "in", "--office", office)
    assert said.status == 1
    assert "没有变化1个" in said.out
    assert "[错误] 离退休干部" in said.out
    assert str(roster(2)["离退休干部"][0]["身份证号"]) not in said.out, "numbers are masked"
    told = json.loads(yinling("status", "--office", office, "--period", "2026Q3", "--json").out)
    assert (told["expected"], told["received"], told["returned"], told["missing"]) == (2, 1, 1, 0)
    assert "退回未改1份" in yinling("status", "--office", office, "--period", "2026年第三季度").out
    up = tmp_path / "上报.xlsx"
    told = json.loads(yinling("consolidate", "--office", office, "--period", "2026Q3", "-o", up, "--json").out)
    assert [Path(output["file"]).name for output in told["outputs"]] == ["上报.xlsx"]
    assert told["missing"] == [{"unit": unit_code(2), "unit_name": unit_name(2), "kind": "roster", "state": "returned"}]
    assert yinling("check", up).status == 0
    assert yinling("receive", bad, "--office", office, "--accept-with-reason", "档案核对中").status == 0
    assert "汇总2个文件，2个单位" in yinling("consolidate", "--office", office, "--period", "2026Q3").out


def test_the_inbox_is_received_where_no_file_is_named(yinling: Yinling, office: Path) -> None:
    write(office / "收件箱" / "a.xlsx", "roster", roster(1), **unit(1))
    (told,) = json.loads(yinling("receive", "--office", office, "--json").out)
    assert (told["outcome"], told["receipt"]["unit"], told["counts"]["error"]) == ("accepted", unit_code(1), 0)
    assert not list((office / "收件箱").iterdir())


def test_a_file_that_cannot_be_used_is_status_2(yinling: Yinling, office: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"x")
    assert yinling("receive", tmp_path / "x.xlsx", "--office", office).status == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("status", "--office", "OFFICE", "--period", "第三季"), "不是报告期"),
        (("status", "--office", "NOWHERE", "--period", "2026Q3"), "找不到文件夹"),
        (("consolidate", "--office", "OFFICE", "--period", "2026Q3"), "还没有收下可以汇总的表"),
        (("consolidate", "--office", "OFFICE", "--period", "2026Q3", "--kind", "年报"), "没有“年报”这种表"),
        (("receive", "--office", "OFFICE"), "“收件箱”里没有新的表"),
        (("suggest", "花名册.xlsx", "活动记录.xlsx"), "后面多写了：活动记录.xlsx。"),
        (("office", "trust", "没有.txt", "--office", "OFFICE", "--by", "张敏"), "找不到文件“没有.txt”"),
        (("allowance", "approve", "--office", "OFFICE", "--by", "李娟"), "请写 --period 或 --batch。"),
        (("office", "init", "NEW", "--code", "53", "--name", "某局", "--level", "county"), "代码“53”不对"),
        (("office", "init", "NEW", "--code", "530103", "--name", "某局", "--level", "乡"), "没有“乡”这个级别"),
        (("office", "init", "NEW", "--code", "530103", "--name", " ", "--level", "county"), "写明机构名称"),
        (("office", "init", "OFFICE", "--code", "530103", "--name", "某局", "--level", "county"), "已经是"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    yinling: Yinling, office: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    places = {"OFFICE": str(office), "NOWHERE": str(tmp_path / "none"), "NEW": str(tmp_path / "new")}
    said = yinling(*(places.get(word, word) for word in words))
    assert said.status == 2
    assert sentence in said.err
    assert not said.out
    assert not (tmp_path / "new").exists()


def test_a_bad_register_leaves_no_half_office(yinling: Yinling, tmp_path: Path) -> None:
    write_plain(tmp_path / "r.xlsx", "登记簿", ("单位代码", "单位名称"), (), [("53", "短码局")])
    words = ("--code", "530102", "--name", "某局", "--level", "county", "--subordinates", tmp_path / "r.xlsx")
    assert yinling("office", "init", tmp_path / "o", *words).status == 2
    assert not (tmp_path / "o").exists()


def test_the_register_is_written_to_go_on_with(yinling: Yinling, office: Path, tmp_path: Path) -> None:
    assert yinling("office", "register", "-o", tmp_path / "空.xlsx").status == 0
    assert yinling("office", "register", "-o", tmp_path / "r.xlsx", "--office", office).status == 0
    assert [unit.name for unit in read_register(tmp_path / "r.xlsx")] == [unit_name(1), unit_name(2)]


def test_help_does_not_open_the_database_library() -> None:
    script = "import sys\nsys.argv = ['yinling', 'receive', '--help']\nimport atexit\n"
    script += "atexit.register(lambda: print('sqlalchemy' in sys.modules, 'addin.submissions' in sys.modules))\n"
    script += "from addin.doors.commandline.main import main\nmain()\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False False"
