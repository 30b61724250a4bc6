"""``--pdf``: a PDF file beside what was written, or a sentence and status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import TWO, Desk
from tests.addin.stand_in_office import stand_in


@pytest.fixture
def paid(clerk: Clerk, tmp_path: Path) -> Desk:
    desk = Desk(clerk, tmp_path)
    desk.standards()
    desk.rosters(TWO)
    desk.pays()
    return desk


def test_a_sheet_and_its_pdf(paid: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, tmp_path, 'for one; do :; done; echo %PDF > "${one%.*}.pdf"')
    told = paid.money("sheet", "-o", tmp_path / "发放表.xlsx", "--by-unit", "--pdf")
    assert told["pdf"] == str(tmp_path / "发放表.pdf")
    assert (tmp_path / "发放表.pdf").read_text(encoding="utf-8") == "%PDF\n"


def test_without_libreoffice_the_sheet_is_there_all_the_same(paid: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFFICE", str(tmp_path / "没有"))
    said = paid.refused("sheet", "-o", tmp_path / "发放表.xlsx", "--pdf")
    assert "没有找到 LibreOffice，没有生成 PDF" in said
    assert (tmp_path / "发放表.xlsx").is_file()
    assert not (tmp_path / "发放表.pdf").exists()


@pytest.mark.parametrize(("name", "whose"), [("年度.xlsx", ()), ("函.docx", ("--person", "张建国"))])
def test_a_statement_and_its_pdf(
    paid: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, whose: tuple[str, ...]
) -> None:
    stand_in(monkeypatch, tmp_path, 'for one; do :; done; echo %PDF > "${one%.*}.pdf"')
    file, pdf = tmp_path / name, (tmp_path / name).with_suffix(".pdf")
    told = paid.money("statement", "-o", file, *whose, "--pdf", period="2026")
    assert (told["file"], told["pdf"], pdf.read_text(encoding="utf-8")) == (str(file), str(pdf), "%PDF\n")
    said = paid.types("allowance", "statement", "--period", "2026", "-o", file, *whose, "--pdf")
    assert said.splitlines()[-2:] == [f"已写：{file}", f"已写：{pdf}"]
    assert "pdf" not in paid.money("statement", "-o", file, *whose, period="2026")


def test_receipts_and_their_pdfs(paid: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, tmp_path, 'for one; do case "$one" in *.docx) echo %PDF > "${one%.*}.pdf";; esac; done')
    said = paid.types("report", "receipts", "--period", "2026Q3", "--pdf")
    letters = sorted((paid.root / "已收").rglob("*_回执.docx"))
    assert letters
    assert f"已生成回执和退回函 {len(letters)} 份" in said
    assert all(letter.with_suffix(".pdf").is_file() for letter in letters)


def test_lists_and_their_pdf(paid: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, tmp_path, 'for one; do :; done; echo %PDF > "${one%.*}.pdf"')
    said = paid.types("report", "lists", "--period", "2026Q3", "-o", tmp_path / "名单.xlsx", "--pdf")
    assert f"PDF：{tmp_path / '名单.pdf'}" in said
    assert (tmp_path / "名单.pdf").read_text(encoding="utf-8") == "%PDF\n"
    assert "公示名单" not in said, "no branch is nominated"
