"""Why a file cannot be used at all: each reason once, with its sentence and what the clerk can do."""

from __future__ import annotations

from typing import NamedTuple

from workbook_templates.advice import Advice, Sentence


class Trouble(NamedTuple):
    """A reason by its short name, the sentence that explains it, and the way out, which may hold advice."""

    name: str
    reason: str
    fix: str

    def at(self, sheet: str) -> Trouble:
        """The same, the sheet named where the reason is one sheet's."""
        return self._replace(reason=self.reason.replace(_SOME_SHEET, f"工作表“{sheet}”", 1))


class Unusable(Exception):  # noqa: N818 - it is an answer about a file, not an error of the program
    """The file cannot be used. Never leaves the reader: it becomes a fact."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.reason)
        self.trouble = trouble


_SOME_SHEET = "有一张表"
_SAVE_AS = Sentence("请", Advice.SAVE_AS_XLSX, "。")
_OWN_LIST = Sentence("如果是单位自己的名册，请", Advice.BRING_IN, "。")
_ASK_AGAIN = "请重新保存一次，或者请发来的人重新发一份；如果是从 U 盘或邮件里复制来的，请重新复制一次。"
_REFILL = "请用下发的空白 Excel 表填报。"
_SUSPECT = "请不要打开它，向发来的人问清来源，用下发的空白表重新填报。"
_IN_PARTS = "确实人数很多的，请按州市或县分成几个文件报送。"
_NOT_XLSX = "不是 .xlsx 工作簿"

MISSING = Trouble("找不到文件", "找不到这个文件，或者读不出来。", "请检查文件名和位置，确认它没有被移动、删除，U 盘没有拔出。")
IN_USE = Trouble(
    "文件打不开",
    "这个文件正被别的程序打开着，或者没有权限读取。",
    "请先在 Excel 或 WPS 里保存并关闭它，再检查一次；还是不行的，请找管理员看这个文件的权限。",
)
CHANGED = Trouble("读后有变", "这个文件读过之后又被改动、移走或占用了。", "请在别的程序里保存并关闭它，再做一次。")
FOLDER = Trouble("是文件夹", "这是一个文件夹，只是名字像表格。", "请选文件夹里面的 .xlsx 表格。")
LOCK = Trouble("临时文件", "这是打开表格时自动生成的临时文件，不是表格本身。", "请选名字开头没有“~$”或“.~”的那个表格。")
EMPTY = Trouble("空文件", "文件是空的，里面什么都没有。", _ASK_AGAIN)
TRUNCATED = Trouble("文件不完整", "文件不完整，像是没有下载完或没有复制完。", _ASK_AGAIN)
DAMAGED = Trouble(
    "文件损坏", "文件已损坏，读不出表格内容。", f"请用 Excel 或 WPS 打开原文件，另存后重新报送；打不开的，{_ASK_AGAIN}"
)
PASSWORD = Trouble(
    "有打开密码",
    "文件加了打开密码，没有密码读不出内容。",
    Sentence("请", Advice.GIVE_PASSWORD, "。"),
)
WRONG_PASSWORD = Trouble("密码不对", "给出的密码打不开这个文件。", "请核对密码（注意大小写），或者请设密码的人取消打开密码。")
XLS = Trouble("旧版格式", "这是旧版的 .xls（或 .et）表格，不是 .xlsx。", Sentence(_SAVE_AS, _OWN_LIST))
XLSB = Trouble("二进制格式", "这是 .xlsb 二进制工作簿，不是 .xlsx。", Sentence(_SAVE_AS, _OWN_LIST))
ODS = Trouble("ODS格式", "这是 .ods 表格，不是 .xlsx。", Sentence(_SAVE_AS, _OWN_LIST))
CSV = Trouble(
    "文本文件",
    f"这是文本（如 CSV），{_NOT_XLSX}，身份证号等长数字可能已经丢失。",
    Sentence(f"{_REFILL}不要用 CSV 转存。", _OWN_LIST),
)
HTML = Trouble("网页文件", "这是从网页或系统导出的 HTML，只是改成了表格的后缀。", Sentence(_SAVE_AS, _OWN_LIST))
NO_TABLE = Trouble("网页里没有表格", "这是从系统导出的网页，里面没有表格。", "请检查是不是选错了文件，或者重新导出一次。")
XML = Trouble("XML文件", f"这是 XML 文件，{_NOT_XLSX}。", _SAVE_AS)
PDF = Trouble("PDF文件", f"这是 PDF，{_NOT_XLSX}。", "请报送能编辑的 .xlsx 表格，不要报送 PDF。")
WORD = Trouble("Word文档", f"这是 Word 文档，{_NOT_XLSX}。", _REFILL)
SLIDES = Trouble("演示文稿", f"这是演示文稿，{_NOT_XLSX}。", _REFILL)
PICTURE = Trouble("图片", f"这是图片，{_NOT_XLSX}。", "请报送 .xlsx 表格，不要报送拍照或截图。")
ARCHIVE = Trouble("压缩包", f"这是压缩包，{_NOT_XLSX}。", "请先解压，再报送里面的 .xlsx 表格。")
ARCHIVE_PASSWORD = Trouble(
    "压缩包有密码", "这是加了密码的压缩包，打不开里面的表格。", "请先解压，再报送里面的 .xlsx 表格；或者不加密码重新压缩。"
)
OTHER = Trouble("不是表格", f"这{_NOT_XLSX}。", _SAVE_AS)
ENDED = Trouble("读取中断", "读取这个文件时程序意外中断了，文件里可能有异常内容；其他文件不受影响。", _SUSPECT)
BOMB = Trouble("压缩异常", "文件解压后大得不正常，不像是表格软件存出来的，已停止读取。", _SUSPECT)
ENTRIES = Trouble("内部文件过多", "文件内部的零件多得不正常，已停止读取。", _SUSPECT)
CLIMBING = Trouble("内部路径异常", "文件内部藏有指向别处的路径，不像是表格软件存出来的，已停止读取。", _SUSPECT)
ENTITIES = Trouble("内部声明异常", "文件内部藏有不该有的声明（XML 实体），不像是表格软件存出来的，已停止读取。", _SUSPECT)
TOO_BIG = Trouble("文件太大", "文件太大，超出一次报送的限度。", f"请检查是不是贴了图片或把格式刷到了整张表；{_IN_PARTS}")
TOO_MANY_ROWS = Trouble(
    "行列太多",
    f"{_SOME_SHEET}的行数或列数太多，超出一次报送的限度。",
    f"请删去表尾多余的行和表右多余的列后另存；{_IN_PARTS}",
)
TOO_MANY_FORMULAS = Trouble(
    "公式太多",
    f"{_SOME_SHEET}里公式（或错误值）太多，不能当作填报的数据。",
    "请全选复制，再“选择性粘贴”为“数值”，另存后重新报送。",
)

# What is wrong with a sheet that is only too large.
TOO_LARGE = (TOO_BIG, TOO_MANY_ROWS, TOO_MANY_FORMULAS)

TROUBLES = {trouble.name: trouble for trouble in list(globals().values()) if isinstance(trouble, Trouble)}


def fix_of(name: str) -> str:
    """What the clerk can do about the reason of that name."""
    return TROUBLES.get(name, DAMAGED).fix
