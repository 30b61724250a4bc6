"""Before money moves by a button, whoever clicks reads what it is about: batch, persons, sum; or person, month, sum.

Expected by RULES.md: two secretaries at 300 yuan for three months; a committee member's post of one of them is not paid twice.
"""

from __future__ import annotations

import pytest

from addin.usecases.allowances import batches_of, compute_batch
from tests.addin.doors.ribbon.test_click_office import Clerk, clerk  # noqa: F401 - a fixture
from tests.addin.submitted_files import person
from workbook_templates.cell_types import mask

BATCH = "批次 2026Q3-1（经办 李经办）：发给 2 人、6 人月，共 1,800.00 元；另有不重复发放 3 条。"


@pytest.fixture
def computed(clerk: Clerk) -> Clerk:  # noqa: F811 - the fixture above
    clerk.click("gather_receive")
    clerk.click("money_compute")
    return clerk


def states(clerk: Clerk) -> list[str]:  # noqa: F811
    return [one.state for one in batches_of(clerk.office.root, "2026Q3")[0]]


@pytest.mark.parametrize(("tag", "user"), [("money_approve", "王复核"), ("money_pay", "赵财务")])
def test_a_batch_is_confirmed_by_number_persons_and_sum(computed: Clerk, tag: str, user: str) -> None:
    if tag == "money_pay":
        computed.click("money_approve", user="王复核")
    before = states(computed)
    computed.host.answer = "no"
    assert BATCH in computed.click(tag, user=user)
    assert states(computed) == before, "no is no"
    computed.host.answer = "yes"
    computed.click(tag)
    assert states(computed) != before


def test_what_was_computed_between_question_and_answer_is_not_approved(computed: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = computed.host.alert

    def meanwhile(prompt: str, title: str | None = None, buttons: str = "ok", mode: str | None = None) -> str:
        if buttons == "yes_no":
            compute_batch(computed.office.root, "2026Q3", "李经办")
        return asked(prompt, title, buttons, mode)

    monkeypatch.setattr(computed.host, "alert", meanwhile)
    said = computed.click("money_approve", user="王复核")
    assert BATCH in said
    assert "已由 王复核 复核" not in said
    assert "approved" not in states(computed)


def test_a_payment_is_confirmed_by_person_month_and_sum(computed: Clerk) -> None:
    computed.click("money_approve", user="王复核")
    computed.click("money_pay", user="赵财务")
    number = str(person(100)["身份证号"])
    computed.click("money_reverse", user="李经办")
    form = computed.host.books[-1]
    for cell, text in (("B3", number), ("B4", "2026-07"), ("B5", "测试")):
        form.wb.active[cell].value = text
    computed.host.answer = "no"
    told = f"{person(100)['姓名']}（{mask(number)}）2026-07，批次 2026Q3-1：现在已领 300.00 元。"
    assert told in computed.click("money_reverse", form)
    assert states(computed) == ["paid"]
    computed.host.answer = "yes"
    computed.click("money_reverse", form)
    computed.click("money_approve", user="王复核")
    computed.click("money_recovered", user="李经办")
    form = computed.host.books[-1]
    for cell, text in (("B3", number), ("B4", "2026-07"), ("B5", "100"), ("B6", "收据 1 号")):
        form.wb.active[cell].value = text
    said = computed.click("money_recovered", form)
    assert "现在已领 300.00 元，其中多发 300.00 元。" in said
    assert "登记收回多发的 100 元" in said
    assert number not in "".join(computed.host.said)


def test_nobody_to_pay_is_told_before_any_question(computed: Clerk) -> None:
    computed.click("money_reverse")
    form = computed.host.books[-1]
    for cell, text in (("B3", str(person(100)["身份证号"])), ("B4", "2026-07"), ("B5", "测试")):
        form.wb.active[cell].value = text
    said = computed.click("money_reverse", form)
    assert "没有可以更正的" in said
    assert "确定吗" not in said
