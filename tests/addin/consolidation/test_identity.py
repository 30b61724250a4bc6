"""Who is the same person over all rosters."""

from __future__ import annotations

from addin.consolidation.identity import persons
from tests.addin.consolidation.test_merge_forms import files
from validators.examples import tables_of
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

ONE, OTHER = "530102196303072415", "53010219630307244X"


def test_one_number_on_two_rosters() -> None:
    found = persons(merge_tables(files("离退休干部", ("A", [{}, {"身份证号": OTHER, "姓名": "李明"}]), ("B", [{}]))))
    assert (found.rows, found.distinct) == (3, 2)
    assert [[(seen.unit, seen.file, seen.row) for seen in group] for group in found.on_several] == [
        [("A", "1.xlsx", 4), ("B", "2.xlsx", 4)]
    ]
    assert ONE not in str(found.as_json()), "numbers are masked"


def test_two_numbers_that_are_probably_one_person_until_someone_decides() -> None:
    two = files("离退休干部", ("A", [{}]), ("B", [{"身份证号": OTHER}]))
    found = persons(merge_tables(two))
    assert [(a.unit, b.unit, reason) for a, b, reason in found.probable] == [("A", "B", "姓名、出生日期都相同")]
    for said, distinct in (("同一人", 1), ("不同人", 2)):
        decision = tables_of({"重复认定": [{"身份证号一": ONE, "身份证号二": OTHER, "认定结果": said}]})
        decided = persons(merge_tables([*two, decision]))
        assert (decided.distinct, decided.probable) == (distinct, ())


def test_without_a_roster_nothing_is_said() -> None:
    assert persons(Tables()).as_json() == {"rows": 0, "distinct": 0, "on_several_rosters": [], "probably_one": []}
