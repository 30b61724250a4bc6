"""How the command line words advice: by commands and options. Every command prints through ``say``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TextIO, TypeVar, cast

from workbook_templates.advice import Advice, AdviceAbout, neutral, worded

Result = TypeVar("Result")

_COMMANDS = {
    Advice.NEW_FORM: "用本系统下发的空白表填报（命令 yinling template new）",
    Advice.BRING_IN: "用 yinling import 旧表 -o 花名册.xlsx 把它导入成花名册再报送，不用重新录入，原来的表不动",
    Advice.CONFIRM_MAPPING: "打开映射表核对、选定，保存后在原来的命令后面加上 --mapping {mapping} 再运行一次",
    Advice.GIVE_PASSWORD: "在 yinling check 后面加上 --password 密码，或者用 yinling password remove 去掉打开密码",
    Advice.OVERWRITE: "加上 --overwrite",
    Advice.OTHER_FOLDER: "换一个文件夹（-o）",
    Advice.CHECK: "运行 yinling check 看原因",
    Advice.CHECK_AGAIN: "再运行一次 yinling check",
    Advice.LIST_EACH: "要一处一处列出，加 --all",
    Advice.MARK_COPY: "用 --marked 文件夹 生成标好颜色的表",
    Advice.TAKE_BAD_ROWS: "用 yinling check --bad-rows 取出来",
    Advice.MEND: "运行 yinling mend，合并回原表",
    Advice.RULE_IN_FULL: "运行 yinling rules F05 这样的命令看一条规则的全文",
    Advice.LIST_RULES: "运行 yinling rules 看全部规则的编号",
    Advice.FOUND_OFFICE: "运行 yinling office init",
    Advice.NAME_OFFICE: "用 --name 写明机构名称",
    Advice.OFFICE_FOLDER: "检查 --office 后面的路径",
    Advice.BLANK_REGISTER: "用 yinling office register -o 登记簿.xlsx 生成空白登记簿，填好后再用 --subordinates 导入",
    Advice.REGISTER_UNIT: "把它加进登记簿（yinling office init … --subordinates 登记簿.xlsx）",
    Advice.ALLOT_CODES: "加上 --yes --by 姓名 再运行一次，登记这些代码",
    Advice.FILES_TO_RECEIVE: "检查路径",
    Advice.RECEIVE: "用 yinling receive 接收",
    Advice.STATUS: "用 yinling status 查看",
    Advice.ACCEPT_REMOVALS: "核对清楚以后加上 --accept-removals 再收一次",
    Advice.ACCEPT_SIGNATURE: "加上 --accept-with-reason 理由 再收一次",
    Advice.REOPEN: "由负责人重新开放这一期（yinling office reopen --period … --reason 原因 --by 姓名）",
    Advice.SEE_ALL_FINDINGS: "加 --json 查看全部",
    Advice.SEE_ALL_JOINED: "加 --json 查看全部",
    Advice.OFFICE_KEY: "用上级机构发的密钥（yinling identity key 生成的）",
    Advice.SEND_CODES: "原样报送 yinling identity codes 生成的文件",
    Advice.IDENTIFY: "查出是谁（yinling identity who）",
    Advice.SAY_WHO: "用 --by 写明是谁在办理，例如 --by 李明",
    Advice.LIST_PEOPLE: "用 yinling office people 列出办理人",
    Advice.LIST_PERSON: "把他加进人员名单：yinling office people --office 文件夹 --add 姓名 --roles 分工 --by 负责人",
    Advice.COMPUTE: "运行 yinling allowance compute",
    Advice.PAY_AHEAD: "计算的时候加上 --yes：yinling allowance compute --yes …",
    Advice.APPROVE: "由另一个人复核：yinling allowance approve --period {period} --by 复核人 --office …",
    Advice.PAY: "由财务发放：yinling allowance pay --period {period} --by 财务人 --office …",
    Advice.PRINT_SHEET: "打印发放表：yinling allowance sheet --period {period} -o 发放表.xlsx --office …",
    Advice.REVERSE: "冲销那一笔（yinling allowance reverse）",
    Advice.RESTORE: "撤销冲销（yinling allowance restore）",
    Advice.RECOVERED: "登记收回的钱（yinling allowance recovered）",
    Advice.ADJUST: "计算补差（yinling allowance adjust）",
    Advice.APPROVE_BATCH: "由另一个人复核：yinling allowance approve --batch {batch} --by … --office …",
    Advice.SAY_REASON: "用 --reason 写明原因",
    Advice.SAY_VOUCHER: "用 --voucher 写明收款凭证",
    Advice.SAY_CONSENT: "用 --voucher 写明本人同意的书面依据",
    Advice.DECIDE_LISTED: "认定（yinling match-decide）",
    Advice.SAY_DATE: "用 --date 写明名单的日期",
    Advice.SAY_TWICE: "用 --doubles 写明是同一笔还是都发过",
    Advice.SAY_PERSON: "用 --person 写明身份证号",
    Advice.NAME_BATCH: "用 --batch 指明是哪一个批次",
    Advice.SHOW_BATCHES: "用 yinling ledger show 可以看到所有批次",
    Advice.BEGIN_ANEW: "由负责人决定从头建立一本台账：yinling office begin-anew 文件夹 --by 负责人",
    Advice.CONFIRM_DATE: "由负责人确认电脑的日期没有错（yinling office confirm-date --office 文件夹 --by 负责人）",
    Advice.MOVE_LEDGER: "把台账搬到新的数据库：yinling office move --to 地址 --office 文件夹 --by 负责人",
    Advice.RESTORE_BACKUP: "用最近的备份恢复：yinling office restore 备份文件 --office 文件夹 --by 负责人",
    Advice.VERIFY_LEDGER: "运行 yinling ledger verify 查看",
    Advice.SET_DEADLINE: "用 --by 写明期限",
    Advice.LIST_INDICATORS: "运行 yinling report indicators 可以看到全部",
    Advice.INSTALL_ADDIN: "运行 yinling addin install，或者安装包里的 install.bat",
    Advice.INSTALL_EXTRA: "运行 pip install 'yinling[{extra}]'",
    Advice.NAME_WHEEL: "用 --wheel 指明本程序的 .whl 文件",
    Advice.NAME_PARTS: "用 --parts 指明组件放在哪个文件夹",
}


def command_words(advice: AdviceAbout) -> str:
    """A piece of advice in terms of commands and options; its neutral wording where there is no command for it."""
    known = _COMMANDS.get(advice.advice)
    return neutral(advice) if known is None else known.format_map(advice.values)


def with_command_words(result: Result) -> Result:
    """A copy of a result with its findings worded for the command line.

    ``result`` is a dataclass with ``findings``, a list or tuple: a report, a receive outcome, a batch, a consolidation.
    """
    from validators.finding import worded_findings  # noqa: PLC0415 - not to show help

    given: Any = result
    findings = worded_findings(given.findings, command_words)
    return cast("Result", replace(given, findings=type(given.findings)(findings)))


def say(text: str, to: TextIO | None = None) -> None:
    """Print a text, its advice worded for the command line; ``to`` another stream than the standard output."""
    print(worded(text, command_words), file=to)
