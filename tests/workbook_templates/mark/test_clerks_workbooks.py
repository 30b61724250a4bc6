"""Nothing of a clerk's is ever lost: whatever is in a workbook, marked, marked again and cleared it is as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.workbook_templates.mark import clerks
from tests.workbook_templates.mark.books import BESIDE, PEOPLE, SHEET, Told, error
from tests.workbook_templates.mark.same import differences
from tests.workbook_templates.mark.sound import faults
from tests.workbook_templates.read.forms import filled
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import clear, mark
from workbook_templates.read import read_file

COLUMNS = st.sampled_from([*BESIDE[:3], BESIDE[4]])
TEXTS = st.sampled_from(["已核", "1", *clerks.OURS])
CHANGES = st.one_of(
    st.builds(clerks.own_column, COLUMNS, st.sampled_from([RESULT, PROBLEMS, "核对情况", f"{RESULT}（人工）"])),
    st.builds(clerks.jotting, COLUMNS, st.sampled_from([4, 5, 9, 60, 400]), TEXTS | st.none()),
    st.builds(clerks.jotting, st.just("W"), st.sampled_from([4, 5]), TEXTS),
    st.builds(
        clerks.note,
        st.sampled_from(["A4", "B5", f"{BESIDE[0]}5", f"{BESIDE[1]}8"]),
        st.sampled_from(["我核过了", *clerks.OURS, "【校验】\n【错误 F01】不对。"]),
    ),
    st.sampled_from([clerks.looks]),
)
SHEETS = st.sampled_from([PROBLEMS, f"党建{PROBLEMS}", f"{PROBLEMS}2", f"{PROBLEMS} (2)", "我的核对", RESULT]).map(
    clerks.own_sheet
)
PACKED = st.lists(
    st.sampled_from([clerks.header_picture, clerks.validations_in_extension, clerks.conversation, clerks.pictures]), unique=True
)
CELLS = st.builds(lambda column, row: f"{column}{row}", st.sampled_from(["A", "B", "J", "W"]), st.integers(4, 9))
PROBLEMS_FOUND = st.lists(
    st.one_of(st.builds(error, CELLS), st.just(Told("info", SHEET, "", 4, "说明。")), st.just(error("C5", sheet="封面"))),
    min_size=1,
)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("form") / "a.xlsx", {SHEET: PEOPLE})


# Shrinking would take minutes; the changes of a failing workbook are few as it is.
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(CHANGES, max_size=5),
    st.lists(SHEETS | st.just(clerks.like_our_list), max_size=1),
    st.lists(st.just(clerks.table_beside), max_size=1),
    PACKED,
    st.booleans(),
    PROBLEMS_FOUND,
    PROBLEMS_FOUND,
)
def test_marked_twice_and_cleared_it_is_as_it_was(
    form: Path, tmp_path: Path, changes: Any, sheets: Any, table: Any, packed: Any, raw: bool, first: Any, second: Any
) -> None:
    # zipfile does not find parts whose names are raw: those workbooks are only compared.
    source, once, twice, back = (tmp_path / f"{name}.xlsx" for name in ("source", "once", "twice", "back"))
    shutil.copy(form, source)
    clerks.furnished(source, [*changes, *sheets, *table], packed, raw_names=raw)
    assert raw or faults(source) == []
    assert mark(source, once, first)
    assert raw or faults(once) == []
    assert mark(once, twice, second)
    assert raw or faults(twice) == []
    assert read_file(twice).submission.facts == read_file(source).submission.facts, "what is read is what the clerk wrote"
    assert clear(twice, back)
    assert differences(source, back) == []
