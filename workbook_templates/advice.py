"""Advice is typed: a sentence for a user is text and advice, and whoever shows the sentence words the advice.

The same advice is a command on the command line and a button in the ribbon (each door has its own table of words). In what is
written to a file and may travel to somebody else it is neither, because nobody knows what the reader has: that neutral wording
is the value of the member, and it is what a sentence says wherever no door words it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum, unique
from typing import NamedTuple


@unique
class Advice(StrEnum):
    """What a user can be told to do: a phrase of a sentence, which says 请 and 。 itself. The value is the neutral wording."""

    # the forms
    NEW_FORM = "用本系统下发的空白表填报"
    BRING_IN = "用本系统把它导入成花名册再报送，不用重新录入，原来的表自己留着"
    CONFIRM_MAPPING = "打开映射表核对、选定，保存后再导入一次"
    SAVE_AS_XLSX = "用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后重新报送；只改文件名的后缀是不行的"
    GIVE_PASSWORD = "在 Excel 里取消打开密码后重新保存"  # noqa: S105 - no password, but what to do about one
    OVERWRITE = "先移走原来的文件"
    OTHER_FOLDER = "换一个文件夹"
    SET_FOLDER = "写明放在哪个文件夹"
    # checking and mending
    CHECK = "校验一下，看看原因"
    CHECK_AGAIN = "再校验一次"
    LIST_EACH = "每一处都标在校验后的表里"
    MARK_COPY = "生成标好颜色的表"
    TAKE_BAD_ROWS = "校验时取出来"
    MEND = "合并回原表"
    RULE_IN_FULL = "每一条规则都可以查看全文"
    LIST_RULES = "请查看全部规则的编号"
    # an office and what it receives
    FOUND_OFFICE = "建立机构文件夹"
    NAME_OFFICE = "写明机构名称"
    OFFICE_FOLDER = "检查机构文件夹的位置"
    BLANK_REGISTER = "生成空白登记簿，填好后导入"
    REGISTER_UNIT = "把它加进下级单位登记簿"
    ALLOT_CODES = "确认登记这些代码"
    FILES_TO_RECEIVE = "检查文件放在哪里"
    RECEIVE = "接收"
    STATUS = "查看收件情况"
    ACCEPT_REMOVALS = "核对清楚以后确认收下"
    ACCEPT_SIGNATURE = "写明理由，再收一次"
    REOPEN = "由负责人写明原因，重新开放这一期"
    SEE_ALL_FINDINGS = "这里没有全部列出"
    SEE_ALL_JOINED = "这里没有逐行列出"
    # one person in several counties
    OFFICE_KEY = "用上级机构发的密钥"
    SEND_CODES = "原样报送程序生成的比对码文件"
    IDENTIFY = "查出是谁"
    # money
    SAY_WHO = "写明是谁在办理"
    LIST_PEOPLE = "把办理人列进人员名单"
    LIST_PERSON = "把他加进本机构的人员名单"
    COMPUTE = "计算补贴"
    PAY_AHEAD = "在计算补贴的时候确认提前发放"
    APPROVE = "由另一个人复核"
    PAY = "由财务人员登记发放"
    PRINT_SHEET = "打印发放表"
    REVERSE = "冲销那一笔"
    RESTORE = "撤销冲销"
    RECOVERED = "登记收回的钱"
    ADJUST = "计算补差"
    APPROVE_BATCH = "由另一个人复核这个批次"
    SAY_REASON = "写明原因"
    SAY_VOUCHER = "写明收款凭证"
    DECIDE_LISTED = "认定名单上的人是不是属实"
    SAY_DATE = "写明名单的日期"
    SAY_TWICE = "写明是同一笔还是都发过"
    SAY_PERSON = "写明身份证号"
    SAY_CONSENT = "写明本人同意的书面依据"
    NAME_BATCH = "指明是哪一个批次"
    SHOW_BATCHES = "请核对批次号"
    VERIFY_LEDGER = "核验台账"
    BEGIN_ANEW = "由负责人写明姓名，从头建立一本台账"
    CONFIRM_DATE = "由负责人确认电脑的日期没有错"
    RESTORE_BACKUP = "用最近的备份恢复"
    MOVE_LEDGER = "把台账搬到新的数据库"
    # reports
    SET_DEADLINE = "写明办理期限"
    LIST_INDICATORS = "请核对指标的编号"
    # the program itself
    INSTALL_ADDIN = "运行安装包里的 install.bat"
    INSTALL_EXTRA = "安装程序的附加组件“{extra}”"
    NAME_WHEEL = "指明本程序的 .whl 文件"
    NAME_PARTS = "指明组件放在哪个文件夹"

    def about(self, **values: str) -> AdviceAbout:
        """The advice with what fills the holes of its wordings: the period, the name of a component."""
        return AdviceAbout(self, values)


class AdviceAbout(NamedTuple):
    """Advice as it stands in a sentence, with the values that its wordings may name."""

    advice: Advice
    values: Mapping[str, str]


Wording = Callable[[AdviceAbout], str]


def neutral(advice: AdviceAbout) -> str:
    """The wording of what may travel: it names neither a command nor a button."""
    return advice.advice.value.format_map(advice.values)


class Sentence(str):
    """Text and advice, in their order. As a string it is worded neutrally; ``worded`` gives it as a door says it.

    It is made of its parts, ``Sentence("请先", Advice.COMPUTE, "。")``; a sentence among them brings its own. What is put
    together in another way (an f-string, ``+``) is a plain string in the neutral wording.
    """

    parts: tuple[str | AdviceAbout, ...]

    def __new__(cls, *parts: str | AdviceAbout) -> Sentence:
        """Join the parts."""
        flat = tuple(one for part in parts for one in _flat(part))
        made = super().__new__(cls, "".join(one if isinstance(one, str) else neutral(one) for one in flat))
        made.parts = flat
        return made

    def __reduce__(self) -> tuple[type[Sentence], tuple[str | AdviceAbout, ...]]:
        """Findings are handed from one process to another."""
        return Sentence, self.parts


def _flat(part: str | AdviceAbout) -> Iterator[str | AdviceAbout]:
    if isinstance(part, Sentence):
        yield from part.parts
    else:
        yield part.about() if isinstance(part, Advice) else part


def worded(text: str, wording: Wording) -> str:
    """The text with its advice in these words; what holds no advice is as it was."""
    if not isinstance(text, Sentence):
        return text
    return "".join(part if isinstance(part, str) else wording(part) for part in text.parts)


def mapped(text: str, change: Callable[[str], str]) -> str:
    """The text changed; of a sentence with advice the text around the advice."""
    if not isinstance(text, Sentence):
        return change(text)
    return Sentence(*(change(part) if isinstance(part, str) else part for part in text.parts))


def in_lines(lines: Iterable[str]) -> Sentence:
    """Sentences one below the other, with their advice."""
    parts = [part for line in lines for part in ("\n", line)]
    return Sentence(*parts[1:])
