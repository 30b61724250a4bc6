"""A roster that an office keeps in its own way: told what it looks like, and that its content is of use."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.sentences import buttons_in, commands_in
from validators.engine import check
from validators.finding import Finding
from workbook_templates.read import read_submission

OWN = ["序号", "姓名", "性别", "民族", "出生年月", "身份证号码", "退休时间", "联系电话"]


def found(tmp_path: Path, rows: list[list[object]], title: str = "退休人员") -> Finding:
    book = Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "名册.xlsx")
    (finding,) = check([read_submission(tmp_path / "名册.xlsx")])[0].findings
    assert (finding.rule, finding.severity.value) == ("T02", "error")
    return finding


@pytest.mark.parametrize("above", [0, 1, 4])
def test_an_own_roster_is_called_one(above: int, tmp_path: Path) -> None:
    person: list[object] = [1, "张三", "男", "汉族", "1950.3", "530102195003071234", "2010.3", "13888000001"]
    finding = found(tmp_path, [["某某局退休人员名册"]] * above + [list(OWN), person])
    assert f"“退休人员”第 {above + 1} 行" in finding.message
    assert "姓名、性别" in finding.message
    assert "张三" not in finding.message
    assert "530102195003071234" not in finding.message
    assert "导入" in finding.fix
    assert not commands_in(finding.fix)
    assert not buttons_in(finding.fix)


@pytest.mark.parametrize(
    "rows", [[["部门", "座机", "房间"], ["办公室", 1, 2]], [], [["姓名"], ["张三"]], [["姓名", "姓名", "姓名"]]]
)
def test_anything_else_is_only_not_known(rows: list[list[object]], tmp_path: Path) -> None:
    assert "认不出这是哪一种表" in found(tmp_path, rows).message
