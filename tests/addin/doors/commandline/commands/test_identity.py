"""``yinling identity``: two counties and their prefecture compare without handing over a number."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from addin.submissions.receive import receive
from tests.addin.conftest import found
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, write
from workbook_templates.plain import read_plain

Q = ("--period", "2026Q3")


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """The first of the second county's persons stands on the first county's roster as well."""
    for code, number in (("530102", 1), ("530103", 2)):
        office = found(tmp_path / code, code, units=[])
        rows = roster(number, region=code)
        if code == "530103":
            twin = person(100) | {"党支部代码": rows["党组织"][0]["党组织代码"]}
            rows["离退休干部"].append(twin)
        (outcome,) = receive(office, [write(tmp_path / f"{code}.xlsx", "roster", rows, **unit(number, code))])
        assert outcome.result == "accepted", outcome.findings
    return Clerk(tmp_path, capsys, monkeypatch)


def codes(clerk: Clerk, *offices: str) -> list[Path]:
    clerk.types("identity", "key", "-o", clerk.office / "密钥.txt")
    for code in offices:
        clerk.types(
            "identity",
            "codes",
            "--office",
            clerk.office / code,
            *Q,
            "--key",
            clerk.office / "密钥.txt",
            "-o",
            clerk.office / "报来",
        )
        assert clerk.status == 0, clerk.scolded
    return [clerk.office / "报来" / f"比对码_{code}_2026Q3.xlsx" for code in offices]


def test_two_counties_and_a_prefecture(clerk: Clerk) -> None:
    files = codes(clerk, "530102", "530103")
    number = str(person(100)["身份证号"])
    for file in files:
        with zipfile.ZipFile(file) as book:
            inside = b"".join(book.read(name) for name in book.namelist()).decode("utf-8", "ignore")
        assert number not in inside
        assert str(person(100)["姓名"]) not in inside
    assert len(read_plain(files[1], ("机构代码", "比对码"))) == 5
    said = clerk.types("identity", "compare", *files, "-o", clerk.office / "结果")
    assert "花名册重复 1 组" in said
    result = next((clerk.office / "结果").glob("核对结果_530102_*.xlsx"))
    said = clerk.types("identity", "who", result, "--office", clerk.office / "530102", *Q, "--key", clerk.office / "密钥.txt")
    assert f"盘龙区第一局的 {person(100)['姓名']}（{number[:4]}" in said
    assert number not in said
    other = clerk.types("identity", "who", result, "--office", clerk.office / "530103", *Q, "--key", clerk.office / "密钥.txt")
    assert clerk.status == 0, "the same code: this person is on that roster too"
    assert number not in other


def test_nothing_in_common_is_said(clerk: Clerk) -> None:
    first, second = codes(clerk, "530102", "530103")
    file = write(clerk.office / "改.xlsx", "roster", roster(2, region="530103"), **unit(2, "530103"), 报送次数=2)
    clerk.types("receive", file, "--office", clerk.office / "530103", "--accept-removals")
    clerk.types("identity", "codes", "--office", clerk.office / "530103", *Q, "--key", clerk.office / "密钥.txt", "-o", second)
    assert "没有发现" in clerk.types("identity", "compare", first, second, "-o", clerk.office / "结果")
    assert not (clerk.office / "结果").exists()


def test_what_cannot_be_compared_is_refused(clerk: Clerk) -> None:
    first, second = codes(clerk, "530102", "530103")
    clerk.types("identity", "key", "-o", clerk.office / "密钥.txt")
    assert (clerk.status, "没有覆盖" in clerk.scolded) == (2, True)
    clerk.types("identity", "compare", first, "-o", clerk.office / "结果")
    assert (clerk.status, "只有一家机构" in clerk.scolded) == (2, True)
    clerk.types("identity", "key", "-o", clerk.office / "另一个.txt")
    clerk.types("identity", "codes", "--office", clerk.office / "530103", *Q, "--key", clerk.office / "另一个.txt", "-o", second)
    clerk.types("identity", "compare", first, second, "-o", clerk.office / "结果")
    assert (clerk.status, "密钥不一样" in clerk.scolded) == (2, True)
    clerk.types("identity", "codes", "--office", clerk.office / "530103", *Q, "--key", first, "-o", second)
    assert (clerk.status, "不是密钥文件" in clerk.scolded) == (2, True)
    clerk.types("identity", "compare", first, clerk.office / "530103.xlsx", "-o", clerk.office / "结果")
    assert (clerk.status, "请用程序生成的原文件" in clerk.scolded) == (2, True)
    clerk.types(
        "identity",
        "codes",
        "--office",
        clerk.office / "530102",
        "--period",
        "2026Q4",
        "--key",
        clerk.office / "密钥.txt",
        "-o",
        first,
    )
    assert (clerk.status, "还没有收下花名册" in clerk.scolded) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的文件权限不这样表示")
def test_the_key_is_for_its_owner_alone(clerk: Clerk) -> None:
    codes(clerk)
    assert (clerk.office / "密钥.txt").stat().st_mode & 0o077 == 0
