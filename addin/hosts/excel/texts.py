"""The texts of the add-in's VBA. They are in its settings sheet, because VBA source is kept in ASCII."""

from __future__ import annotations

from addin.doors.ribbon import all_buttons
from workbook_templates.layout import META


def texts() -> dict[str, str]:
    """The texts that VBA shows or compares with, by key."""
    [by_file] = [one for one in all_buttons() if one.by_file]
    return {
        "TITLE": "银龄",
        "FORM_SHEET": META,
        "BY_FILE_TAG": by_file.tag,
        "BAD_TAG": "这个按钮的设置不对，请重新安装加载项。",
        "REDIRECTED": "这个工作簿（或它所在的文件夹）带着会改变按钮运行程序的设置，已停止。请核实来源，删掉后再用。",
        "EQUALS_IN_NAME": "文件名里有等号（=），按钮找不到这个工作簿。请另存为不带等号的文件名再点。",
        "NO_INTERPRETER": "找不到银龄的运行程序，可能被移走或删除了。请重新运行安装包里的 install.bat。",
        "ONLY_BY_FILE": f"在 WPS 里只能用“{by_file.label}”。其他功能请双击或拖放安装文件夹里的批处理文件，或者在 Excel 里使用。",
        "NOT_MARKED": "没有得到校验结果。请先保存这个工作簿，再把文件拖到“校验.bat”上试试。",
    }
