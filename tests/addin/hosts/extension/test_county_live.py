"""A county's quarter by buttons alone in a real office: received, added up, computed, approved, paid, told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.doors.ribbon.user_settings import UserSettings
from addin.usecases.allowances import batches_of
from addin.usecases.office import receive_files
from tests.addin.conftest import found, registered
from tests.addin.hosts.extension.conftest import Clerk
from tests.addin.hosts.extension.screen import wait_for
from tests.addin.submitted_files import person, roster, unit, unit_name, write

pytestmark = [pytest.mark.office, pytest.mark.usefixtures("machine_day")]

STANDARDS = [{"适用范围代码": "530000"}, {"职务": "委员", "适用范围代码": "530000", "月标准": "210"}]
COUNTY = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two units' rosters in the inbox; a third unit is silent. The secretary of the first sits on the second's committee too."""
    office = found(tmp_path / "盘龙区", units=registered(1, 2, 3, kinds=("roster",)))
    second = roster(2)
    second["任职"].append(
        {key: person(100)[key] for key in ("姓名", "身份证号")} | {"任职组织代码": "530102000002", "职务": "委员"}
    )
    none: dict[str, list[dict[str, object]]] = {"工作经费": [], "重复认定": []}
    accounts = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in (100, 200)]
    money = [
        write(tmp_path / "本局补贴.xlsx", "allowance", none | {"补贴标准": STANDARDS, "收款账户": []}, **COUNTY),
        write(tmp_path / "一局补贴.xlsx", "allowance", none | {"补贴标准": [], "收款账户": accounts[:1]}, **unit(1)),
        write(tmp_path / "二局补贴.xlsx", "allowance", none | {"补贴标准": [], "收款账户": accounts[1:]}, **unit(2)),
    ]
    receive_files(office.root, tuple(money), reason="测试")
    write(office.root / "收件箱" / "一局.xlsx", "roster", roster(1), **unit(1))
    write(office.root / "收件箱" / "二局.xlsx", "roster", second, **unit(2))
    return office.root


def sets(clerk: Clerk, front: Any, office: Path, user: str) -> None:
    """The settings, by the button and the sheet it opens."""
    asked = clerk.presses_for_a_book("help_settings", front)
    assert asked.sheets[0].name == "银龄设置"
    asked.sheets[0]["B3"].value = str(office)
    asked.sheets[0]["B4"].value = "2026Q3"
    asked.sheets[0]["B5"].value = user
    assert clerk.presses("help_settings", asked).startswith("设置已保存")
    asked.close()


def test_without_settings_a_button_says_what_to_do(clerk: Clerk) -> None:
    front = clerk.app.books.add()
    assert clerk.presses("gather_receive", front).startswith("还没有设置“机构文件夹”")


def test_a_countys_quarter(clerk: Clerk, office: Path, browsed: Path) -> None:
    front = clerk.app.books.add()
    sets(clerk, front, office, "李明")
    gathers(clerk, front, office)
    pays(clerk, front, office)
    reports(clerk, front, office, browsed)


def gathers(clerk: Clerk, front: Any, office: Path) -> None:
    """Received, looked over, added up."""
    assert "已收下2个" in clerk.presses("gather_receive", front)
    assert not list((office / "收件箱").glob("*.xlsx"))
    assert "未报1份" in clerk.presses("gather_status", front)
    table = clerk.app.books.active.sheets["收件情况"]
    assert unit_name(3) in [cell for row in table.used_range.value for cell in row]
    clerk.app.books.active.close()
    assert "没有发现重复" in clerk.presses("gather_repeated", front)
    assert clerk.presses("gather_sum", front)
    (upward,) = (office / "上报").rglob("*花名册*.xlsx")
    assert clerk.app.books.open(str(upward)).sheets["离退休干部"]["A4"].value


def pays(clerk: Clerk, front: Any, office: Path) -> None:
    """Computed, approved and paid by three, printed, compared, one payment annulled."""
    assert "1,800.00" in clerk.presses("money_compute", front)
    assert "不重复发放 3 人月" in clerk.presses("money_repeated", front)
    assert "不能再复核" in clerk.presses("money_approve", front, "Yes", "OK")
    sits_down(clerk, "王芳")
    assert state(office) == "draft"
    clerk.presses("money_approve", front, "Yes", "OK")
    assert state(office) == "approved"
    sits_down(clerk, "赵强")
    clerk.presses("money_pay", front, "No")
    assert state(office) == "approved"
    assert "1,800.00" in clerk.presses("money_pay", front, "Yes", "OK")
    assert state(office) == "paid"
    sheet = clerk.presses_for_a_book("money_sheet", front)
    assert Path(sheet.fullname).parent == office / "发放"
    told = clerk.presses("money_reconcile", sheet)
    assert "1,800.00" in told
    assert clerk.presses("money_reconcile", front)
    takes_back(clerk, front)


def reports(clerk: Clerk, front: Any, office: Path, browsed: Path) -> None:
    """The summary in Calc, the letter and the dashboard elsewhere."""
    summary = clerk.presses_for_a_book("report_summary", front)
    assert Path(summary.fullname).parent == office / "报表"
    assert "单位通知" in clerk.presses("report_notices", front)
    clerk.presses_silently("report_dashboard", front)
    opened = wait_for(lambda: len(browsed.read_text().splitlines()) == 2 and browsed.read_text().splitlines())
    assert [Path(one).suffix for one in opened] == [".docx", ".html"]


def sits_down(clerk: Clerk, user: str) -> None:
    """Another person, whose own settings are elsewhere; kept without the button, which has been seen to keep them."""
    UserSettings(clerk.screen.config / "yinling").save({"user": user})


def state(office: Path) -> str:
    batches, _ = batches_of(office, "2026Q3")
    return batches[-1].state


def takes_back(clerk: Clerk, front: Any) -> None:
    """One payment, asked for on a sheet."""
    asked = clerk.presses_for_a_book("money_reverse", front)
    assert clerk.presses("money_reverse", asked).startswith("冲销单的“身份证号、月份、原因”还没有填。")
    asked.sheets[0]["B3"].value = person(100)["身份证号"]
    asked.sheets[0]["B4"].value = "2026-08"
    asked.sheets[0]["B5"].value = "银行退回"
    said = clerk.presses("money_reverse", asked, "Yes", "OK")
    assert "钱还没有收回，应收回" in said
    assert "300.00" in said
    assert str(person(100)["身份证号"]) not in said
