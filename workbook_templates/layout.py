"""Where things are in a form: row numbers, the names of the fixed sheets, and the keys of the hidden metadata.

All row numbers are Excel's, one-based.
"""

from functools import lru_cache

TITLE_ROW = 1
REMINDER_ROW = 2
HEADER_ROW = 3
FIRST_ROW = 4

COVER = "封面"
NOTES = "填表说明"
LISTS = "代码表"
META = "表单信息"
META_KIND = "表种"
META_VERSION = "版本"
META_ID = "编号"
META_KEYS = (META_KIND, META_VERSION, META_ID)
META_SUBSIDIES = "补贴"  # a line a unit, state and month: name, state, month, persons, lines, yuan
META_EXCUSED = "已认可"  # in a consolidated form, a line a problem: its key, the reason, the opinion and who has it
META_SENT, META_MISSING = "已报单位", "未报单位"  # in a consolidated form, a line a unit: code and name
META_REMARK = "单位说明"  # a line a unit that wrote something under 说明: code and text
PROBLEMS = "问题清单"
EXPLAINED, OPINION, OPINION_BY = "情况说明", "受理意见", "受理人"
CELL_HEADER, RULE_HEADER = "单元格", "规则"
FIRST_PROBLEM_HEADERS = ("序号", "级别", "姓名/对象", "问题", "怎样改", "所在表", CELL_HEADER, RULE_HEADER)  # of every version
PROBLEM_HEADERS = (*FIRST_PROBLEM_HEADERS, EXPLAINED, OPINION, OPINION_BY)
PROBLEM_CELLS, PROBLEM_KEYS = "各处", "问题编号"  # headers of the hidden columns: all cells of a line, and their problems' keys
RESULT = "校验结果"

MEND_ID_PREFIX = "改错-"  # begins the workbook id of a file that holds only the rows to be corrected

COVER_FIRST_ROW = 4
COVER_NAME_COLUMN = "B"
COVER_VALUE_COLUMN = "C"

FIXED_SHEETS = (COVER, NOTES, LISTS, META, PROBLEMS)


@lru_cache(maxsize=1024)
def letters(index: int) -> str:
    """The column letters of a zero-based column index: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """The zero-based index of upper-case column letters: A is 0, AA is 26."""
    index = 0
    for char in name:
        index = index * 26 + ord(char) - 64
    return index - 1
