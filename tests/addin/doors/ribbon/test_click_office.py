"""A county's quarter by its buttons: received, added up, computed, approved, paid, printed, taken back, reported."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from addin.doors.ribbon import all_buttons, find_button
from addin.doors.ribbon.click import click
from addin.doors.ribbon.pin_box import ask_pin
from addin.doors.ribbon.user_settings import UserSettings
from addin.errors import Refused
from addin.submissions.allotted_codes import codes_of_unit
from addin.submissions.folder import Office
from addin.submissions.register import load_units, save_units
from addin.usecases.people import list_person, set_pin
from tests.addin.conftest import found, registered
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import person, roster, unit, unit_code, write, write_change
from tests.conftest import OfficeClock
from workbook_templates.cell_types import mask
from workbook_templates.read import read_submission

STANDARDS = [{"适用范围代码": "530000"}, {"职务": "委员", "适用范围代码": "530000", "月标准": "210"}]
COMMANDS = ("yinling ", "--by", "--period", "--office", "--batch", "--json")


class Clerk:
    """Sits at a desk, clicks, remembers what was said and what was opened."""

    def __init__(self, office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self.host, self.memory = office, App(), UserSettings(folder / "config")
        self.book = self.host.books.add()
        self.browsed: list[str] = []
        monkeypatch.setattr("webbrowser.open", lambda address: self.browsed.append(address) is None)
        self.memory.save({"office": str(office.root), "period": "2026Q3", "user": "李经办"})

    def click(self, tag: str, book: Book | None = None, user: str = "") -> str:
        if user:
            self.memory.save({"user": user})
        before = len(self.host.said)
        click(tag, book or self.book, self.memory)
        said = "\n".join(self.host.said[before:])
        assert not any(word in said for word in COMMANDS), said
        assert "出错了" not in said, (self.memory.folder / "buttons.log").read_text(encoding="utf-8")
        return said


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    office = found(tmp_path / "盘龙区", units=registered(1, 2, kinds=("roster",)))
    first, second = roster(1), roster(2)
    member = {key: person(100)[key] for key in ("姓名", "身份证号")}
    second["任职"].append(member | {"任职组织代码": "530102000002", "职务": "委员"})
    money = {"工作经费": [], "重复认定": [], "补贴标准": STANDARDS}
    money["收款账户"] = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in (100, 200)]
    own = {"填报单位": "盘龙区老干部局", "单位代码": "530102", "上级机构代码": "530100"}
    files = [
        write(tmp_path / "一局.xlsx", "roster", first, **unit(1)),
        write(tmp_path / "二局.xlsx", "roster", second, **unit(2)),
        write(tmp_path / "补贴.xlsx", "allowance", money, **own),
    ]
    for file in files:
        shutil.copy(file, office.root / "收件箱")
    return Clerk(office, tmp_path, monkeypatch)


def test_the_status_bar_tells_how_far_long_work_has_come(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    assert "银龄：正在接收文件 6/6 补贴.xlsx" in clerk.host.bar, "three files, each read and then judged"
    for tag in ("gather_sum", "money_compute", "report_summary", "report_notices", "report_dashboard"):
        before = len(clerk.host.bar)
        clerk.click(tag)
        assert any(" 2/" in str(text) for text in clerk.host.bar[before:]), tag
        assert clerk.host.bar[-1] is False, "the bar goes back to the host"


def test_a_quarter(clerk: Clerk) -> None:
    assert "已收下3个" in clerk.click("gather_receive")
    assert "应报2份，已收2份" in clerk.click("gather_status")
    assert "汇总" in clerk.click("gather_sum")
    assert any((clerk.office.root / "上报").rglob("*.xlsx"))
    assert "没有发现重复" in clerk.click("gather_repeated")
    assert "要发给 2 个单位的 4 份文件归在" in clerk.click("gather_outgoing")
    assert "没有新的要发出" in clerk.click("gather_outgoing")

    assert "请先点“计算补贴”" in clerk.click("money_approve")
    made = clerk.click("money_compute")
    assert "下一步：由另一个人在自己的电脑上点“复核”。" in made
    assert "不重复发放" in clerk.click("money_repeated")
    assert "李经办" in clerk.click("money_approve"), "the same person is refused"
    assert "已由 王复核 复核" in clerk.click("money_approve", user="王复核")
    assert "登记为已发放" in clerk.click("money_pay", user="赵财务")
    assert "没有重复发放" in clerk.click("money_pay")

    clerk.click("money_sheet")
    sheet = clerk.host.books[-1]
    assert sheet.name.startswith("补贴发放表_2026Q3-1")
    assert "一致" in clerk.click("money_reconcile")
    assert "一致" in clerk.click("money_reconcile", sheet)
    clerk.click("money_unit_sheets")
    pages = clerk.host.books[-1]
    assert pages.name.startswith("补贴发放表_2026Q3-1（分单位）")
    assert "一致" in clerk.click("money_reconcile", pages)

    clerk.click("money_reverse")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value, form.wb.active["B4"].value = str(person(100)["身份证号"]), "2026-07"
    assert "还没有填" in clerk.click("money_reverse", form)
    form.wb.active["B5"].value = "测试"
    assert "钱还没有收回，应收回 300.00 元" in clerk.click("money_reverse", form)
    assert "已由 王复核 复核" in clerk.click("money_approve", user="王复核")
    clerk.click("money_recovered")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value, form.wb.active["B4"].value = str(person(100)["身份证号"]), "2026-07"
    form.wb.active["B6"].value = "收据 1 号"
    assert "收回 300.00 元，凭证 收据 1 号" in clerk.click("money_recovered", form)
    assert "没有差额" not in clerk.click("money_adjust"), "what was annulled by hand and is due by the rules is offered again"
    assert str(person(100)["身份证号"]) not in "".join(clerk.host.said), "masked"


def test_who_has_a_pin_is_asked_for_it_in_a_box(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, roles in (("李经办", "经办"), ("王复核", "复核")):
        list_person(clerk.office.root, name, roles, "李经办")
    set_pin(clerk.office.root, "李经办", "银杏2026", "李经办")
    clerk.click("gather_receive")
    for typed, told in (("", "没有输入口令"), ("银杏2027", "口令不对"), ("银杏2026", "下一步")):
        monkeypatch.setattr("addin.doors.ribbon.click.ask_pin", lambda _, typed=typed: typed)
        assert told in clerk.click("money_compute")
    assert "不在本机构的人员名单里" in clerk.click("money_approve", user="王复核（代李经办）")
    assert "已由 王复核 复核" in clerk.click("money_approve", user="王 复核")


def test_where_no_box_can_be_shown_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tkinter", None)
    with pytest.raises(Refused, match="弹不出输入口令的小窗"):
        ask_pin("李经办")


def test_a_consent_and_a_correction_made_by_mistake_are_asked_about_by_name_and_sum(clerk: Clerk) -> None:
    for tag, user in (("gather_receive", ""), ("money_compute", ""), ("money_approve", "王复核"), ("money_pay", "赵财务")):
        clerk.click(tag, user=user)
    clerk.memory.save({"user": "李经办"})

    def fill(tag: str, *values: str) -> str:
        clerk.click(tag)
        form = clerk.host.books[-1]
        for row, value in enumerate(values, start=3):
            form.wb.active[f"B{row}"].value = value
        before = len(clerk.host.said)
        clerk.click(tag, form)
        return "\n".join(clerk.host.said[before:])

    who = str(person(100)["身份证号"])
    fill("money_reverse", who, "2026-07", "去世")
    said = fill("money_cancel", "2026q3-2", "认错了人")
    assert "2026Q3-2（更正，经办 李经办，待复核）：1 人、1 笔，300.00 元。" in said
    assert "以“李经办”的名义取消它，确定吗？" in said
    assert said.endswith("更正 2026Q3-2 已取消，台账没有变动。")
    assert "只有“待复核”的才能取消" in fill("money_cancel", "2026Q3-2", "又一次")
    assert "没有批次 2026Q3-9" in fill("money_cancel", "2026Q3-9", "错")

    fill("money_reverse", who, "2026-07", "去世")
    clerk.click("money_approve", user="王复核")
    said = fill("money_consent", who, "2026-11-01", "同意书1号")
    assert f"{person(100)['姓名']} {mask(who)}" in said
    assert "现在多发还没有收回的 300.00 元" in said
    assert "2026-11-01 同意从以后的补贴里抵扣多发的钱（同意书1号），已登记。" in said
    assert "不再同意抵扣，已登记" in fill("money_consent", who, "2026-11-02", "", "是")
    assert "没有这个人的发放记录" in fill("money_consent", str(person(999)["身份证号"]), "2026-11-01", "同意书1号")
    assert who not in "".join(clerk.host.said), "masked"


def test_what_the_bank_gave_back_is_taken_in_and_units_are_written_to(clerk: Clerk, tmp_path: Path) -> None:
    clerk.click("gather_receive")
    clerk.click("money_compute")
    clerk.click("money_approve", user="王复核")
    clerk.click("money_pay", user="赵财务")
    file = tmp_path / "回盘.csv"
    file.write_text("参考号,金额,处理结果,失败原因\n2026Q3-1-0001,900.00,失败,销户\n", encoding="utf-8")
    clerk.click("money_returned")
    form = clerk.host.books[-1]
    assert "还没有填" in clerk.click("money_returned", form)
    form.wb.active["B3"].value = str(file)
    assert "退回 1 笔 900.00 元" in clerk.click("money_returned", form)
    assert "已给 1 个单位各写一份补正账户通知" in clerk.click("money_approve", user="王复核")
    assert [one.suffix for one in (clerk.office.root / "发放").glob("补正账户通知_*/*")] == [".docx"]


def test_an_approval_is_told_before_what_is_wrong_with_its_letters(clerk: Clerk, tmp_path: Path) -> None:
    clerk.click("gather_receive")
    clerk.click("money_compute")
    clerk.click("money_approve", user="王复核")
    clerk.click("money_pay", user="赵财务")
    (tmp_path / "回盘.csv").write_text("参考号,金额,处理结果\n2026Q3-1-0001,900.00,失败\n", encoding="utf-8")
    clerk.click("money_returned")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value = str(tmp_path / "回盘.csv")
    clerk.click("money_returned", form)
    (clerk.office.root / "发放" / "补正账户通知_2026Q3-2").write_text("a file where the folder should be", encoding="utf-8")
    clerk.click("money_approve", user="王复核")
    approved, trouble = clerk.host.said[-2:]
    assert "2026Q3-2 已由 王复核 复核，记入台账" in approved
    assert trouble.startswith("更正 2026Q3-2 已经记入台账，只是补正账户通知没有写成：写不了")


def test_what_was_paid_before_is_entered_from_old_sheets(clerk: Clerk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["姓名", "身份证号", "月份", "金额"], ["旧人", person(100)["身份证号"], "7月", 300]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "旧表.xlsx")
    clerk.click("money_opening")
    form = clerk.host.books[-1]
    assert "还没有填" in clerk.click("money_opening", form)
    form.wb.active["B3"].value, form.wb.active["B4"].value = str(tmp_path / "旧表.xlsx"), "2026Q3"
    assert "1 人、1 人月，合计 300.00 元" in clerk.click("money_opening", form)
    assert "期初 2026Q3-1 已由 王复核 复核" in clerk.click("money_approve", user="王复核")
    clerk.click("gather_receive")
    assert "启用台账以前" in clerk.click("money_compute", user="李经办")

    clerk.click("money_statement")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value, form.wb.active["B4"].value = "2026", "旧人"
    clerk.click("money_statement", form)
    assert clerk.host.books[-1].wb.active["A5"].value == 1, "one row a month"
    form.wb.active["B6"].value = "是"
    clerk.click("money_statement", form)
    assert clerk.browsed[-1].endswith(".docx")
    clerk.click("money_registers")
    assert clerk.host.books[-1].wb.sheetnames == ["应收回", "暂缓"]
    clerk.click("money_audit")
    assert clerk.host.books[-1].wb["记录"]["E6"].value == person(100)["身份证号"], "the answer to the question is yes"
    clerk.click("money_explain")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value = "旧人"
    assert "期初" in clerk.click("money_explain", form)


def test_a_period_is_closed_opened_again_and_a_file_goes_back(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    assert "2026年第三季度已结账" in clerk.click("gather_close")
    assert "不用再结" in clerk.click("gather_close")
    later = write(clerk.office.root / "收件箱" / "再报.xlsx", "roster", roster(1, 5), **unit(1), 报送次数="2")
    assert "由负责人点“重开本期”，写明原因" in clerk.click("gather_receive")
    assert "留在收件箱、没有收下" in clerk.click("gather_status")
    clerk.click("gather_reopen")
    form = clerk.host.books[-1]
    assert "还没有填" in clerk.click("gather_reopen", form)
    form.wb.active["B3"].value = "漏报一人"
    assert "可以点“接收文件”接收" in clerk.click("gather_reopen", form)
    assert "已收下1个" in clerk.click("gather_receive")
    assert not later.exists()
    clerk.click("gather_return")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value, form.wb.active["B4"].value = "四", "人数不对"
    assert "要填数字" in clerk.click("gather_return", form)
    form.wb.active["B3"].value = "4"
    assert "重新有效" in clerk.click("gather_return", form)


def test_a_file_that_leaves_people_out_is_asked_about(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    fewer = write(clerk.office.root / "收件箱" / "少了人.xlsx", "roster", roster(1, 3), **unit(1), 报送次数="2")
    said = clerk.click("gather_receive")
    assert "少了1行" in said
    assert "核对清楚、确认收下吗？" in said
    assert "已收下1个" in said, "the clerk said yes"
    assert not fewer.exists()


def test_the_next_periods_forms_for_all_units(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    said = clerk.click("gather_handout")
    assert "已生成 2 个单位的表" in said
    assert "由上次报送的表生成 2 份" in said
    assert len(list((clerk.office.root / "下发" / "2026Q4").rglob("花名册_*.xlsx"))) == 2


def test_codes_for_a_new_unit_are_recorded_after_a_yes(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    save_units(clerk.office, [*load_units(clerk.office), *registered(8)])
    said = clerk.click("gather_codes")
    assert "登记这 2 个代码，确定吗？" in said
    question = said[: said.index("确定吗？")]
    assert "530102000003 党组织" in question, "what is recorded is read before the yes"
    assert "X530102000001 学习小组" in question
    assert "已经登记" in said
    assert [one.code for one in codes_of_unit(clerk.office, unit_code(8))] == ["530102000003", "X530102000001"]
    assert "没有要编代码" in clerk.click("gather_codes")


def test_a_list_from_outside_holds_until_two_have_decided(clerk: Clerk, tmp_path: Path) -> None:
    clerk.click("gather_receive")
    book = openpyxl.Workbook()
    for row in (["姓名", "身份证号", "死亡日期"], ["某人", person(100)["身份证号"], "2026-07-15"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "名单.xlsx")
    clerk.click("money_match")
    form = clerk.host.books[-1]
    form.wb.active["B3"].value, form.wb.active["B4"].value = str(tmp_path / "名单.xlsx"), "去世"
    assert "请点“名单认定”认定" in clerk.click("money_match", form)
    assert "S17 暂缓" in clerk.click("money_compute")
    clerk.click("money_listed")
    form = clerk.host.books[-1]
    for cell, value in zip(("B3", "B4", "B5", "B6"), (person(100)["身份证号"], "去世", "属实", "死亡证明"), strict=True):
        form.wb.active[cell].value = value
    assert "还要由另一个人" in clerk.click("money_listed", form)
    assert "要由另一个人再认定一次" in clerk.click("money_listed", form)
    assert "认定属实：李经办、王复核" in clerk.click("money_listed", form, user="王复核")
    assert "S26 不发" in clerk.click("money_compute")


def test_who_approves_is_told_of_two_secretaries_of_one_branch(clerk: Clerk) -> None:
    rows = roster(1)
    names = [person(n)["姓名"] for n in (100, 101)]
    other = {key: person(101)[key] for key in ("姓名", "身份证号")}
    rows["任职"].append(other | {"任职组织代码": "530102000001", "任职日期": "2026-08-03"})
    account = {"收款账户": [other | {"账号": f"622369{101:013d}"}], "补贴标准": [], "工作经费": [], "重复认定": []}
    assert "已收下3个" in clerk.click("gather_receive")
    for kind, sheets in (("roster", rows), ("allowance", account)):
        write(clerk.office.root / "收件箱" / f"改_{kind}.xlsx", kind, sheets, **unit(1), 报送次数="2")
    clerk.click("gather_receive")
    clerk.click("money_compute")
    said = clerk.click("money_approve", user="王复核")
    assert "已由 王复核 复核" in said
    assert f"2026-08、2026-09 有 2 名书记要发放（{names[0]}、{names[1]}）" in said
    assert "2026-07" not in said, "in July there was one"
    assert "点“登记已发”" in said


def test_reports(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    clerk.click("report_summary")
    assert clerk.host.books[-1].name.endswith(".xlsx")
    assert "已生成通报" in clerk.click("report_notices")
    clerk.click("report_dashboard")
    assert [address.rpartition(".")[2] for address in clerk.browsed] == ["docx", "html"]


def test_saying_no_changes_nothing(clerk: Clerk) -> None:
    clerk.click("gather_receive")
    clerk.click("money_compute")
    clerk.host.answer = "no"
    clerk.click("money_approve", user="王复核")
    clerk.host.answer = "yes"
    assert "复核" in clerk.click("money_pay", user="赵财务"), "nothing was approved"


def test_an_empty_inbox_is_told(clerk: Clerk) -> None:
    shutil.rmtree(clerk.office.root / "收件箱")
    assert "收件箱" in clerk.click("gather_receive")


@pytest.mark.parametrize("kind", ["roster", "liaison", "activity", "allowance", "assessment"])
def test_a_new_form_is_opened_and_never_overwrites(kind: str, clerk: Clerk, tmp_path: Path) -> None:
    folder = tmp_path / "新表"
    folder.mkdir()
    clerk.memory.save({"folder": str(folder)})
    clerk.click(f"fill_new_{kind}")
    clerk.click(f"fill_new_{kind}")
    assert len(list(folder.glob("*.xlsx"))) == 2
    opened = clerk.host.books[-1]
    assert "表单信息" in opened.wb.sheetnames
    assert "错误" in clerk.click("fill_check", opened), "a blank form is not yet filled in"


def test_the_rules_and_one_rule(clerk: Clerk) -> None:
    clerk.click("help_rules")
    lines = [row[0] for row in clerk.host.books[-1].wb.active.iter_rows(values_only=True)]
    assert any(str(line).strip().startswith("F05") for line in lines)
    assert not any(word in str(line) for line in lines for word in COMMANDS)


@pytest.mark.parametrize("one", all_buttons(), ids=lambda one: one.tag)
def test_no_button_tells_of_commands(one: object) -> None:
    assert one == find_button(one.tag)  # type: ignore[attr-defined]
    assert not any(word in one.about for word in COMMANDS)  # type: ignore[attr-defined]


def test_a_change_form_in_the_inbox_becomes_the_roster(clerk: Clerk, tmp_path: Path) -> None:
    """One that takes a person out is asked about first, as a full form would be."""
    clerk.click("gather_receive")
    changes = [{"变动": "修改", "居住地": "大理市"}, {"变动": "删除"}]
    people = [{name: person(n)[name] for name in ("姓名", "身份证号")} | row for n, row in zip((101, 103), changes, strict=True)]
    write_change(clerk.office.root / "收件箱" / "变动表.xlsx", {"离退休干部变动": people}, **unit(1))
    said = clerk.click("gather_receive")
    assert "少了1行" in said
    assert "已收下1个" in said
    [made] = (clerk.office.root / "已收").rglob("*花名册_变动表并成*.xlsx")
    table = read_submission(made).tables["离退休干部"]
    assert (len(table), table.get("居住地")[1]) == (3, "大理市")


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_doubtful_date_is_asked_about_and_the_click_goes_on(
    clerk: Clerk, office_clock: OfficeClock, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    clerk.click("gather_receive")
    monkeypatch.setattr("addin.submissions.ledger_clock.MOST_BACK", dt.timedelta(days=1))
    office_clock.set("2015-01-01")
    clerk.host.answer = answer
    said = clerk.click("money_compute")
    assert "这台电脑的日期是 2015-01-01，比上一次办理的日期 2026-12-31 更早" in said
    assert ("什么也没有改动" in said) == (answer == "no")


def test_the_status_is_a_table_with_header_filter_and_real_numbers(clerk: Clerk) -> None:
    said = clerk.click("gather_status")
    assert "应报2份，已收0份" in said
    assert "共 2 行" in said
    table, notes = clerk.host.books[-1].wb.worksheets
    assert [cell.value for cell in table[1]] == ["单位", "单位代码", "表", "情况", "收到日期", "份数", "行数", "提醒"]
    assert [table.cell(2, n).value for n in (3, 4, 5, 6)] == ["花名册", "未报", None, 0]
    assert (table["B2"].number_format, table["F2"].data_type) == ("@", "n")
    assert [one.ref for one in table.tables.values()] == ["A1:H3"]
    assert table.freeze_panes == "A2"
    assert (notes.title, "报送期限" in notes["A1"].value) == ("说明", True)
    assert clerk.host.books[-1].api.Saved, "the host must not ask to save what only tells something"
