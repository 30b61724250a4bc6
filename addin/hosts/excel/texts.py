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
        "FAILED": (
            "按钮没有运行成功，表没有改动。多半是杀毒软件或者单位的安全设置拦住了，请网管把银龄的安装文件夹加入信任。"
            "原因：{reason}"
        ),
        "PROTECTED_VIEW": "这个表正在“受保护的视图”里，只能看，不能用按钮。请点窗口上方黄条里的“启用编辑”，再点一次这个按钮。",
        "NOT_STARTED": "银龄的运行程序没有启动成功，表没有改动。请再点一次；还是这样的，请重新运行安装包里的 install.bat。",
        "NO_INTERPRETER": "找不到银龄的运行程序，可能被移走或删除了。请重新运行安装包里的 install.bat。",
        "ONLY_BY_FILE": f"在 WPS 里只能用“{by_file.label}”。其他功能请双击或拖放安装文件夹里的批处理文件，或者在 Excel 里使用。",
        "OLD_FORMAT": "这个工作簿是旧格式（.xls、.et），校验不了。请另存为“Excel 文件（*.xlsx）”，在新存的表上再点一次。",
        "NOT_MARKED": "没有得到校验结果。请先保存这个工作簿，再把文件拖到“校验.bat”上试试。",
    }
