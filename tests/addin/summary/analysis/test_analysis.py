"""The analysis of the ranks: what stands in the document and in the workbook behind it, and where its numbers lead."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from addin.summary.analysis.annex import write_annex
from addin.summary.analysis.document import analysis_document
from addin.summary.collect.data import SummaryData
from addin.summary.ranks.people import Ranks, ranks_of
from tests.addin.summary.registers import context, inputs
from tests.addin.summary.scenes import DAY, NUMBER, scene, two_units


@pytest.fixture(scope="module")
def ranks() -> Ranks:
    found = ranks_of(inputs(*two_units(), on=context(DAY)), named=True)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def data(ranks: Ranks) -> SummaryData:
    return scene(ranks=ranks)


@pytest.fixture(scope="module")
def document(data: SummaryData, ranks: Ranks) -> Any:
    return Document(BytesIO(analysis_document(data, ranks, "附表.xlsx")))


def annex(tmp_path: Path, data: SummaryData, ranks: Ranks) -> Workbook:
    write_annex(tmp_path / "附表.xlsx", data, ranks)
    return load_workbook(tmp_path / "附表.xlsx")


def tables(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_document_says_how_many_there_are_and_asks_for_the_reasons(document: Any) -> None:
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "盘龙区委老干部局\n离退休干部队伍状况分析" in said
    assert "现有离退休干部 3 人，离退休干部党员 2" in said
    assert "写明变化的原因、存在的问题和下一步打算" in said
    headings = re.findall(r"^(.)、", said, re.MULTILINE)
    assert headings == list("一二三四五六")[: len(headings)]
    assert len(headings) >= 5


def test_its_tables_are_those_of_the_ranks(document: Any) -> None:
    found = tables(document)
    assert [["年龄段", "男", "合计"], ["60至64岁", "3", "3"], ["合计", "3", "3"]] in found
    assert [["政治面貌", "男", "合计"], ["中共党员", "2", "2"], ["群众", "1", "1"], ["合计", "3", "3"]] in found


def test_what_is_due_is_told_by_kind(document: Any) -> None:
    due = next(table for table in tables(document) if table[0][2] == "已经逾期（件）")
    assert [(row[0], *row[2:]) for row in due[1:]] == [("（十二）", "1", "0"), ("（十一）", "0", "1")]


def test_nobody_is_named_in_the_document(data: SummaryData, ranks: Ranks) -> None:
    with zipfile.ZipFile(BytesIO(analysis_document(data, ranks, "附表.xlsx"))) as opened:
        inside = b"".join(opened.read(name) for name in opened.namelist()).decode(errors="replace")
    assert NUMBER not in inside
    assert "张建国" not in inside


def test_small_counts_are_hidden_and_not_charted(data: SummaryData, ranks: Ranks) -> None:
    hidden = scene(ranks=ranks, smallest_cell=3)
    content = analysis_document(hidden, ranks, "附表.xlsx")
    found = next(table for table in tables(Document(BytesIO(content))) if table[0][0] == "政治面貌")
    assert not {"1", "2"} & {cell for row in found[1:] for cell in row}
    with zipfile.ZipFile(BytesIO(content)) as opened:
        assert not [name for name in opened.namelist() if "charts/" in name]


def test_where_one_is_no_member_the_members_are_not_counted_for_themselves(tmp_path: Path, ranks: Ranks) -> None:
    """Of three persons two are members: 3 and 2 beside each other tell of the one."""
    hidden = scene(ranks=ranks, smallest_cell=3)
    document = Document(BytesIO(analysis_document(hidden, ranks, "附表.xlsx")))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "离退休干部党员" not in said
    members = [table.spec.title for table in ranks.tables if table.spec.members]
    assert members
    assert not set(members) & {*said.splitlines(), *annex(tmp_path, hidden, ranks).sheetnames}


def test_every_number_of_the_annex_opens_its_persons(tmp_path: Path, data: SummaryData, ranks: Ranks) -> None:
    book = annex(tmp_path, data, ranks)
    sheet = book["政治面貌和性别"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [
        ["中共党员", 2, 2], ["群众", 1, 1], ["合计", 3, 3],
    ]  # fmt: skip
    link = sheet["B5"].hyperlink
    assert link is not None
    name, row = re.fullmatch(r"'(.+)'!A(\d+)", link.location).groups()  # type: ignore[union-attr]
    opened = [cell.value for cell in book[name][int(row)]]
    assert opened[:2] == ["群众", "男"]
    assert (opened[3], opened[6]) == ("530102********0015", 4)


def test_a_list_has_each_person_of_its_table_once(tmp_path: Path, data: SummaryData, ranks: Ranks) -> None:
    book = annex(tmp_path, data, ranks)
    shown = [table for table in ranks.tables if table.total]
    for number, table in enumerate(shown, start=1):
        rows = list(book[f"名单{number}"].iter_rows(min_row=4, values_only=True))
        assert len(rows) == len(set(rows)) == table.total


def test_where_small_counts_are_hidden_nobody_is_listed(tmp_path: Path, ranks: Ranks) -> None:
    book = annex(tmp_path, scene(ranks=ranks, smallest_cell=3), ranks)
    assert not [name for name in book.sheetnames if name.startswith("名单")]
    assert [cell.value for cell in book["政治面貌和性别"][5]][1:] != [1, 1]


def test_nothing_of_a_cell_becomes_a_formula(tmp_path: Path, data: SummaryData, ranks: Ranks) -> None:
    book = annex(tmp_path, data, ranks)
    named = [row for row in book["名单1"].iter_rows(min_row=4) if row[2].value == "=1+1"]
    assert [row[2].data_type for row in named] == ["s"]
