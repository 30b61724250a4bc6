"""填报: new forms, check the form in front, go from problem to problem, write what is sent up."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused

_GROUP = "填报"
_MENU = "新建表格"
_NEW = {
    "roster": ("花名册", "AddressBook", "离退休干部和党员、党组织、任职、流动党员等名册。"),
    "liaison": ("联络员选派表", "MailMergeRecipientsEditList", "联络员选派和联系情况。"),
    "activity": ("活动记录", "CalendarInsert", "学习、培训、主题党日、走访等活动。"),
    "allowance": ("补贴与经费", "DollarSign", "补贴标准、收款账户和工作经费。"),
    "assessment": ("考评与任务", "NewTask", "六个好考评、先进典型和任务落实。"),
}


def _new(kind: str) -> None:
    title, image, about = _NEW[kind]

    @button(
        f"fill_new_{kind}", title, group=_GROUP, menu=_MENU, image=image, tip=f"新建{title}",
        about=f"{about}生成一份空白的《{title}》并打开；设置了机构文件夹和报告期的，封面会预先填好。",
    )  # fmt: skip
    def new(desk: ButtonContext) -> None:
        from addin.usecases.blank_form_for_user import new_form_for  # noqa: PLC0415 - XlsxWriter, for these buttons alone

        office = desk.memory.get("office")
        folder = desk.memory.get("folder") or str(Path(desk.book.fullname).parent if "://" not in desk.book.fullname else "")
        desk.show(new_form_for(kind, Path(folder), Path(office) if office else None, desk.memory.get("period")))


for _kind in _NEW:
    _new(_kind)


@button(
    "fill_check", "校验本表", group=_GROUP, image="Spelling", large=True, form=True, tip="校验本表",
    about="检查打开着的表（不用先保存）：有问题的格子涂上颜色并加批注，右边添“校验结果”一列，全部问题列在“问题清单”。改了再点一次即可。",
)  # fmt: skip
def check_form(desk: ButtonContext) -> None:
    """Read the sheets as they are, check, take the former marks off, mark."""
    from addin.doors.ribbon.live_marking import mark_open  # noqa: PLC0415
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.usecases.live_form import check_open_form, told  # noqa: PLC0415 - each click pays for its own imports

    with desk.busy("正在校验"):
        reading = read_live_workbook(desk.book)
        report = check_open_form(reading.submission, _office(desk))
        mark_open(desk.book, reading, report.findings)
    desk.say(told(report))


@button(
    "fill_next", "下一处问题", group=_GROUP, image="ReviewNextComment", form=True, tip="跳到下一处问题",
    about="跳到“问题清单”里的下一处，状态栏显示是什么问题、怎样改。先错误，后提醒。",
)  # fmt: skip
def next_problem(desk: ButtonContext) -> None:
    """Go on from the cell selected now; after the last comes the first."""
    from addin.doors.ribbon.live_problem_list import LiveProblemList  # noqa: PLC0415

    known = {sheet.name for sheet in desk.book.sheets}
    places = [place for place in LiveProblemList(desk.book).places if place[0] in known]
    if not places:
        raise Refused("“问题清单”里没有可以跳到的格子。请先点“校验本表”。")
    here = (desk.sheet.name, desk.app.selection.get_address(False, False) if desk.app.selection is not None else "")
    cells = [place[:2] for place in places]
    sheet, cell, words = places[(cells.index(here) + 1) % len(places) if here in cells else 0]
    desk.book.sheets[sheet].activate()
    desk.book.sheets[sheet].range(cell).select()
    desk.status(words)


@button(
    "fill_clear", "清除标记", group=_GROUP, image="ReviewDeleteComment", form=True, tip="清除标记",
    about="去掉校验时加的颜色、批注、“校验结果”列和“问题清单”，您自己的颜色和批注保留。",
)  # fmt: skip
def clear_marks(desk: ButtonContext) -> None:
    """Take all marks off."""
    from addin.doors.ribbon.live_marking import unmark_open  # noqa: PLC0415

    with desk.busy("正在清除标记"):
        found = unmark_open(desk.book)
    desk.say("已清除校验的标记。" if found else "这个工作簿里没有校验的标记。")


@button(
    "fill_report", "生成上报文件", group=_GROUP, image="FileSendAsAttachment", large=True, form=True, tip="生成上报文件",
    about="校验没有错误的，另外生成一份干净的上报文件，放在本表旁边，打开着的表不改动。有错误的不生成。",
)  # fmt: skip
def report_file(desk: ButtonContext) -> None:
    """A new file beside this one."""
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.usecases.live_form import write_report_file  # noqa: PLC0415

    folder = Path(desk.memory.get("folder") or Path(desk.book.fullname).parent)
    if not folder.is_absolute():
        raise Refused("这个工作簿还没有保存在这台电脑上，不知道上报文件放在哪里。请先保存，或者在“设置”里填写“新表存放文件夹”。")
    with desk.busy("正在生成上报文件"):
        path, left_out = write_report_file(read_live_workbook(desk.book).submission, folder / "上报文件", _office(desk))
    more = f"\n表里自己加的内容不上报：{'、'.join(left_out[:5])}。" if left_out else ""
    desk.say(f"已生成上报文件：{path}{more}")


def _office(desk: ButtonContext) -> Path | None:
    """The office whose thresholds count, where one is set and still there."""
    named = desk.memory.get("office")
    if not named:
        return None
    from addin.settings import FILE_NAME  # noqa: PLC0415 - pydantic, only where an office is set

    office = Path(named)
    return office if office.is_absolute() and (office / FILE_NAME).is_file() else None
