"""A sentence is a string in the neutral wording that remembers its advice, however it is handed on."""

from __future__ import annotations

import copy
import json
import pickle

from workbook_templates.advice import Advice, AdviceAbout, Sentence, in_lines, mapped, worded

COMPUTE = Sentence("请先", Advice.COMPUTE, "。")
NEXT = Sentence("下一步：", Advice.APPROVE.about(period="2026Q3"))


def by_name(advice: AdviceAbout) -> str:
    return f"<{advice.advice.name}{''.join(advice.values.values())}>"


def test_as_a_string_it_is_neutral() -> None:
    assert COMPUTE == "请先计算补贴。"
    assert json.dumps([COMPUTE], ensure_ascii=False) == '["请先计算补贴。"]'
    assert f"{COMPUTE}{NEXT}" == "请先计算补贴。下一步：由另一个人复核"
    assert f"请先{Advice.COMPUTE}。" == COMPUTE, "also where the advice is not kept"


def test_a_door_words_it() -> None:
    assert worded(COMPUTE, by_name) == "请先<COMPUTE>。"
    assert worded(NEXT, by_name) == "下一步：<APPROVE2026Q3>"
    assert worded("请核对。", by_name) == "请核对。"
    assert type(worded(COMPUTE, by_name)) is str


def test_sentences_are_put_together_with_their_advice() -> None:
    both = Sentence("提醒：", COMPUTE, NEXT)
    assert worded(both, by_name) == "提醒：请先<COMPUTE>。下一步：<APPROVE2026Q3>"
    assert worded(in_lines(["一。", COMPUTE, "二。"]), by_name) == "一。\n请先<COMPUTE>。\n二。"
    assert in_lines([]) == ""


def test_only_the_text_around_the_advice_is_changed() -> None:
    changed = mapped(Sentence("{月份}请先", Advice.COMPUTE, "{月份}。"), lambda text: text.replace("{月份}", "七月"))
    assert worded(changed, by_name) == "七月请先<COMPUTE>七月。"
    assert mapped("{月份}", lambda text: text.replace("{月份}", "七月")) == "七月"


def test_it_goes_from_process_to_process() -> None:
    for other in (pickle.loads(pickle.dumps(NEXT)), copy.deepcopy(NEXT)):
        assert (other, worded(other, by_name)) == (NEXT, worded(NEXT, by_name))
