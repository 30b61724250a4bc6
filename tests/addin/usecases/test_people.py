"""Who signs is a person of the office's list; without a list all is as it was."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.people import is_pin
from addin.runtime.pin_prompt import asking_pins
from addin.settings import FILE_NAME, Settings
from addin.store.connection import reading
from addin.store.journal import events
from addin.submissions.folder import Office, open_office
from addin.usecases import signatory as signatories
from addin.usecases.allowances import approve_batch, compute_batch, pay_batch
from addin.usecases.people import PEOPLE, list_person, listed_people, remove_person, set_pin
from addin.usecases.period_closing import close_period, extend_deadline, reopen_period
from addin.usecases.signatory import signatory
from tests.addin.conftest import found
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import Desk
from tests.addin.paid_quarter import Q3
from workbook_templates.values.period import Period

TEAM = {"王芳": "负责人", "张敏": "经办", "李四": "复核", "赵强": "财务", "阿依·古丽": ""}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A county with its list."""
    office = found(tmp_path / "o")
    for name, roles in TEAM.items():
        list_person(office.root, name, roles, "王芳")
    return open_office(office.root)


def test_without_a_list_any_name_is_recorded_as_it_was_typed(tmp_path: Path) -> None:
    assert signatory(found(tmp_path / "o").settings, " 张 三（代李四）", "复核") == "张三(代李四)"


def test_the_list_is_in_the_settings_and_each_change_in_the_journal_with_who_made_it(office: Office) -> None:
    assert Settings.load(office.root).people == TEAM
    list_person(office.root, "张 敏", "经办、复核", "王芳")
    remove_person(office.root, "阿依古丽", "王芳")
    people = listed_people(office.root)
    assert people.roles == {"王芳": ("负责人",), "张敏": ("经办", "复核"), "李四": ("复核",), "赵强": ("财务",)}
    with reading(office.engine) as connection:
        told = [(event.subject, event.by) for event in events(connection, PEOPLE)]
    assert told[-2:] == [("张敏", "王芳"), ("阿依·古丽", "王芳")]


@pytest.mark.parametrize(
    ("by", "role", "why"),
    [
        ("张敏（代李四）", "复核", "是不是：张敏、李四"),
        ("张民", "", "是不是：张敏"),
        ("欧阳修", "", "不在本机构的人员名单里"),
        ("张敏", "复核", "张敏的分工里没有“复核”。可以复核的有：李四、阿依·古丽"),
        ("", "", "写明是谁在办理"),
    ],
)
def test_who_is_not_on_the_list_or_not_of_the_role_is_refused(office: Office, by: str, role: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        signatory(office.settings, by, role)


def test_two_spellings_are_recorded_as_one_person(office: Office) -> None:
    assert signatory(office.settings, "阿依古丽", "复核") == "阿依·古丽"


def test_only_who_leads_may_change_the_list_and_a_person_sets_the_own_pin(office: Office) -> None:
    with pytest.raises(Refused, match="分工里没有“负责人”"):
        list_person(office.root, "钱某", "", "张敏")
    with pytest.raises(Refused, match="分工里没有“负责人”"):
        set_pin(office.root, "李四", "银杏2026", "张敏")
    with pytest.raises(Refused, match="至少要 6 个字"):
        set_pin(office.root, "张敏", "12345", "张敏")
    with pytest.raises(Refused, match="不是一个人的姓名"):
        list_person(office.root, "张敏（代李四）", "", "王芳")
    set_pin(office.root, "张敏", "银杏2026", "张敏")
    stored = Settings.load(office.root).pins["张敏"]
    assert is_pin("银杏2026", stored)
    with reading(office.engine) as connection:
        assert not [event for event in events(connection) if "银杏2026" in str(event) or stored in str(event)]
    set_pin(office.root, "张敏", "", "王芳")
    assert Settings.load(office.root).pins == {}, "who leads takes a forgotten one away"


@pytest.mark.parametrize(("typed", "why"), [("银杏2026", ""), ("银杏2027", "口令不对"), ("", "没有输入口令")])
def test_who_has_a_pin_signs_with_it(office: Office, typed: str, why: str) -> None:
    set_pin(office.root, "张敏", "银杏2026", "王芳")
    settings, asked = Settings.load(office.root), list[str]()
    with asking_pins(lambda name: asked.append(name) or typed):
        if why:
            with pytest.raises(Refused, match=why):
                signatory(settings, "张敏")
        else:
            assert [signatory(settings, "张敏") for _ in range(2)] == ["张敏", "张敏"]
        assert signatory(settings, "李四") == "李四", "who has none is not asked"
    assert asked == ["张敏"], "once"


def test_a_batch_goes_through_three_persons_of_the_list(desk: Desk) -> None:
    desk.rosters(Q3)
    root = desk.root
    for name, roles in TEAM.items():
        list_person(root, name, roles, "王芳")
    compute_batch(root, "2026Q3", "张敏")
    for stranger in ("张敏（代李四）", "张三"):
        with pytest.raises(Refused, match="不在本机构的人员名单里"):
            approve_batch(root, "2026Q3", "", stranger)
    assert approve_batch(root, "2026Q3", "", "李 四").approved_by == "李四"
    with pytest.raises(Refused, match="分工里没有“财务”"):
        pay_batch(root, "2026Q3", "", "王芳")
    assert pay_batch(root, "2026Q3", "", "赵强").batch.paid_by == "赵强"


def test_who_leads_reopens_and_any_person_of_the_list_extends(office: Office) -> None:
    with pytest.raises(Refused, match="不在本机构的人员名单里"):
        close_period(office.root, "2026Q3", "某人")
    with pytest.raises(Refused, match="分工里没有“负责人”"):
        reopen_period(office.root, "2026Q3", "张敏", "漏报")
    with pytest.raises(Refused, match="不在本机构的人员名单里"):
        extend_deadline(office.root, "2026Q3", "x", office.settings.deadline(Period.parse("2026Q3")), "某人", "x")


def test_the_command_asks_for_the_pin_and_never_shows_it(tmp_path: Path, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    office = found(tmp_path / "o").root
    monkeypatch.setattr(sys, "stdin", io.StringIO("银杏2026\n银杏2026\n"))
    assert "还没有人员名单" in clerk.types("office", "people", "--office", office)
    clerk.types("office", "people", "--office", office, "--add", "张敏", "--roles", "经办", "--by", "张敏")
    said = clerk.types("office", "people", "--office", office, "--pin", "张敏", "--by", "张敏")
    assert "张敏　经办　有口令" in said, clerk.scolded
    assert "银杏" not in said + clerk.scolded + (office / FILE_NAME).read_text(encoding="utf-8")
    for typed, status in (("银杏2027\n", 2), ("银杏2026\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        clerk.types("office", "people", "--office", office, "--add", "李四", "--by", "张敏")
        assert clerk.status == status, clerk.scolded


def test_no_use_case_takes_a_name_as_it_is_typed() -> None:
    """But for who is put on the list, and who restores an office whose settings cannot be read."""
    folder = Path(signatories.__file__).parent
    typed = {file.stem for file in folder.rglob("*.py") if "normalized_name" in file.read_text(encoding="utf-8")}
    assert typed == {"signatory", "people", "restore"}


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ('"张敏" = "出纳"', "没有“出纳”这种分工"),
        ('"阿依·古丽" = ""\n"阿依古丽" = ""', "写了两次"),
        ('"张三（代李四）" = ""', "不是一个人的姓名"),
        ('"张敏" = ""\n["口令"]\n"张敏" = "123456"', "被改动过"),
    ],
)
def test_a_list_written_by_hand_is_checked(office: Office, people: str, why: str) -> None:
    file = office.root / FILE_NAME
    file.write_text(f'代码 = "530102"\n名称 = "某局"\n级别 = "县"\n[人员]\n{people}\n', encoding="utf-8")
    with pytest.raises(Refused, match=why):
        Settings.load(office.root)
