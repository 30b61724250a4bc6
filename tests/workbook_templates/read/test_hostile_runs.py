"""A bad file among good ones, through ``yinling check``: one sentence, status 2, and the others as if it were not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from addin.doors.commandline.commands.check import run
from tests.workbook_templates.read.forms import filled, repacked, sheet_part
from tests.workbook_templates.read.hostile import LAUGHS, MOST, XXE, bomb, overlapping, rows, zipped
from workbook_templates.read.decrypt import encrypt

SHEET = "离退休干部"
CHILD = f"""{MOST}
import sys
from addin.doors.commandline.main import main
try:
    main()
finally:
    print(most(), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("good") / "好表.xlsx")


def checked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[dict[str, Any]]]:
    capsys.readouterr()
    status = run([*map(str, arguments), "--json"])
    told = json.loads(capsys.readouterr().out)
    return status, told if isinstance(told, list) else [told]


def one_sentence(report: dict[str, Any]) -> str:
    (finding,) = [f for f in report["findings"] if f["rule"] in ("T01", "T02", "T07")]
    assert finding["severity"] == "error"
    assert finding["message"].endswith("。")
    assert finding["message"].count("。") == 1
    assert finding["fix"].startswith("请")
    assert not any(word in finding["message"] for word in ("Error", "None", "Exception", "Traceback"))
    return str(finding["message"])


def inside(evil: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        head, mark, tail = content.partition(b"?>")
        return head + mark + evil + tail if name == sheet_part(SHEET) else content

    return change


def word(path: Path) -> None:
    book = docx.Document()
    book.add_paragraph("离退休干部花名册")
    book.save(str(path))


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def change_good(change: Callable[[str, bytes], bytes | None], **more: bytes) -> Callable[[Path], object]:
    return lambda path: repacked(path, change, more)


SAME: Callable[[str, bytes], bytes] = lambda name, content: content  # noqa: E731
SWOLLEN = b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>"
HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a bomb": (lambda path: path.write_bytes(bomb(path.read_bytes(), SWOLLEN)), "大得不正常"),
    "parts over one stream": (lambda path: path.write_bytes(overlapping(path.read_bytes())), "大得不正常"),
    "a bomb of zips in zips": (lambda path: path.write_bytes(zipped(a=zipped(b=zipped(c=bytes(9_000_000))))), "不是 .xlsx"),
    "many entries": (lambda path: repacked(path, SAME, {f"x/{n}": b"" for n in range(2_100)}), "零件多得不正常"),
    "billion laughs": (change_good(inside(LAUGHS)), "XML 实体"),
    "xxe": (change_good(inside(XXE)), "XML 实体"),
    "a million rows": (lambda path: path.write_bytes(bomb(path.read_bytes(), rows(1_048_576))), "行数或列数太多"),
    "a climbing name": (lambda path: repacked(path, SAME, {"../../../tmp/evil.xlsx": b"x"}), "指向别处"),
    "macros": (lambda path: repacked(path, SAME, {"xl/vbaProject.bin": b"x"}), "宏"),
    "ole": (lambda path: repacked(path, SAME, {"xl/embeddings/oleObject1.bin": b"x"}), "嵌入"),
    "external links": (lambda path: repacked(path, SAME, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "别的工作簿"),
    "dde": (lambda path: repacked(path, SAME, {"xl/externalLinks/externalLink1.xml": b"<x><ddeLink/></x>"}), "DDE"),
    "a password": (lambda path: path.write_bytes(encrypt(path.read_bytes(), "密码1")), "打开密码"),
    "an .xls": (write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le")), ".xls"),
    "a .csv": (write("姓名,身份证号\n张三,5.3E+17\n".encode("gbk")), "CSV"),
    "an .html": (write(b"<html><table><tr><td>1</td></tr></table></html>"), "HTML"),
    "a .docx": (word, "Word"),
    "half a file": (lambda path: path.write_bytes(path.read_bytes()[:9_000]), "不完整"),
    "nothing": (write(b""), "空的"),
    "a broken xml": (change_good(lambda name, old: old[:-200] if name == sheet_part(SHEET) else old), "损坏"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "文件夹"),
    "a link to itself": (lambda path: (path.unlink(), path.symlink_to(path)), "找不到"),
    "a link to nowhere": (lambda path: (path.unlink(), path.symlink_to("nowhere")), "找不到"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "不是 .xlsx"),
}


@pytest.mark.parametrize(("make", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_bad_file_is_told_in_one_sentence_and_leaves_the_others_alone(
    make: Callable[[Path], object], said: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(good.read_bytes())
    make(bad)
    _, (alone,) = checked(capsys, good)
    status, (report, other) = checked(capsys, bad, good)
    assert status == 2
    assert said in one_sentence(report)
    assert other == alone
    assert sorted(path.name for path in tmp_path.iterdir()) == ["坏.xlsx"], "nothing was unpacked or left behind"


def test_the_password_is_asked_for_and_opens(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked = tmp_path / "锁.xlsx"
    locked.write_bytes(encrypt(good.read_bytes(), "密码 1\"'"))
    status, (report,) = checked(capsys, locked)
    assert status == 2
    assert "--password" in report["findings"][0]["fix"]
    status, (report,) = checked(capsys, locked, "--password", "别的")
    assert status == 2
    assert "打不开" in one_sentence(report)
    _, (alone,) = checked(capsys, good)
    status, (report,) = checked(capsys, locked, "--password", "密码 1\"'")
    assert report["findings"] == alone["findings"]


def test_a_file_another_program_holds(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = tmp_path / "开着.xlsx"
    held.write_bytes(good.read_bytes())
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == held.name:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    status, (report, other) = checked(capsys, held, good)
    assert status == 2
    assert "正被别的程序打开着" in one_sentence(report)
    assert "关闭" in report["findings"][0]["fix"]
    assert other["kind"] == "roster"


@pytest.mark.parametrize("lock", ["~$好表.xlsx", ".~lock.好表.xlsx#"])
def test_a_lock_beside_the_file_is_no_form_and_hinders_nothing(
    lock: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "好表.xlsx").write_bytes(good.read_bytes())
    (tmp_path / lock).write_bytes(b"\x05clerk" + b" " * 159)
    _, reports = checked(capsys, tmp_path)
    assert [(report["file"], report["kind"]) for report in reports] == [("好表.xlsx", "roster")]
    status, (report,) = checked(capsys, tmp_path / lock)
    assert status == 2
    assert "临时文件" in one_sentence(report)


NAMES = [
    "a'b\"c.xlsx", "两\n行.xlsx", "😀👴.xlsx", "长" * 80 + ".xlsx", "-横.xlsx", "--password.xlsx", "100%s%n.xlsx",
    "a&b|c;d.xlsx", "{姓名}.xlsx",
    "$(id) `id`.xlsx", " 空 格 .xlsx", "点..xlsx", "大写.XLSX", "=1+1.xlsx", "\\反斜.xlsx", "\u202e倒.xlsx", "&amp;<b>.xlsx",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_odd_names_are_names(
    name: str, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(good.read_bytes())
    monkeypatch.chdir(tmp_path)
    _, (alone,) = checked(capsys, good)
    for argument in (name, tmp_path / name, tmp_path):
        _, (report,) = checked(capsys, argument)
        assert Path(report["file"]).name == name
        assert report["findings"] == alone["findings"]
    run([str(tmp_path), "--marked", str(tmp_path / "标")])
    capsys.readouterr()
    assert len(list((tmp_path / "标").iterdir())) == 1


def test_a_name_longer_than_names_are(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, (report, other) = checked(capsys, "a" * 300 + ".xlsx", good)
    assert status == 2
    assert "找不到" in one_sentence(report)
    assert other["kind"] == "roster"


@pytest.mark.parametrize("name", ["a bomb", "a million rows", "billion laughs", "many entries"])
def test_from_the_shell_within_memory(name: str, good: Path, tmp_path: Path) -> None:
    """And in a time that is no hanging; how many seconds it takes is measured by ``benchmarks/robustness.py``."""
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(good.read_bytes())
    HOSTILE[name][0](bad)
    command = [sys.executable, "-c", CHILD, "check", str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert HOSTILE[name][1] in done.stdout
    assert int(done.stderr) < 500, "nothing but our own measure on the error stream, and that below 500 MiB"
