"""公示名单: who stands on it, with what, and the places that are left for the days, the number and the seal."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from addin.summary.letters.letter_sender import LetterSender
from addin.summary.lists.publicity_letter import public_branches, publicity_letter
from tests.addin.summary.lists.test_lists import BRANCH, SECOND, THIRD, scored

SENDER = LetterSender("盘龙区委老干部局", "李明", "0871-65100000")


def named(code: str, level: str, speciality: str | None = None) -> dict[str, Any]:
    return {"类别": "模范党支部", "对象代码": code, "年度": "2026", "级别": level, "特色名称": speciality}


def test_it_lists_who_is_nominated_here_or_above_by_level_and_score() -> None:
    """The marks below are means of six equal scores; a unit's own honours are its own."""
    honours = [named(BRANCH, "县", "金色晚霞"), named(SECOND, "州市"), named(THIRD, "单位")]
    found = scored((BRANCH, 90), (SECOND, 95), (THIRD, 92), honours=honours)
    told = [(one.name, one.level, one.speciality, one.score) for one in public_branches(found)]
    assert told == [("2", "推荐州市级", "", "95.00"), ("1", "县级", "金色晚霞", "90.00")]
    above = [(one.name, one.level) for one in public_branches(replace(found, level="prefecture"))]
    assert above == [("2", "州市级")]


@pytest.mark.parametrize("mark", [84, None])
def test_who_is_below_the_mark_or_without_scores_is_not_made_public(mark: int | None) -> None:
    """（十）, RULES.md C10-1: a 模范党支部 reaches the mark (85) on all six."""
    scores = [] if mark is None else [(BRANCH, mark)]
    assert public_branches(scored(*scores, honours=[named(BRANCH, "县")])) == []
    assert publicity_letter(scored(*scores, honours=[named(BRANCH, "县")]), SENDER) == b""


def test_it_says_where_to_object_and_leaves_place_for_days_number_and_seal() -> None:
    found = scored((BRANCH, 90), honours=[named(BRANCH, "县", "# 金色|晚霞")])
    document = Document(BytesIO(publicity_letter(found, SENDER)))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    asked = "联系人：李明　　联系电话：0871-65100000"
    for words in ("文号：", "公示时间：　　　年　　月　　日至", asked, "盘龙区委老干部局（盖章）"):
        assert words in said
    row = [cell.text for cell in document.tables[0].rows[1].cells]
    assert row == ["1", "1", "盘龙区农业农村局", "县级", "# 金色｜晚霞", "90.00"]
