"""How the ribbon words advice: it names buttons by their labels, and the settings by theirs."""

from __future__ import annotations

from addin.doors.ribbon import find_button
from addin.doors.ribbon.user_settings import KEYS
from workbook_templates.advice import Advice, AdviceAbout, neutral

# In braces the tag of a button, with its label (``.label``), its drop-down (``.menu``) or its group (``.group``).
_BUTTONS = {
    Advice.NEW_FORM: "用“{fill_new_roster.menu.label}”生成的表填报",
    Advice.BRING_IN: "打开这张旧表，点“{fill_import.label}”把它导入成花名册再报送，不用重新录入，原来的表不动",
    Advice.CONFIRM_MAPPING: "在映射表里核对、选定，再点一次“{fill_import.label}”",
    Advice.CHECK: "点“{fill_check.label}”",
    Advice.CHECK_AGAIN: "再点一次“{fill_check.label}”",
    Advice.LIST_EACH: "每一处都标在表里",
    Advice.RULE_IN_FULL: "在“问题清单”里选中一行，再点“{help_rules.label}”，就看这一条规则的全文",
    Advice.LIST_RULES: "点“{help_rules.label}”看全部规则的编号",
    Advice.SET_FOLDER: "在“{help_settings.label}”里填写“{KEYS[folder]}”",
    Advice.FOUND_OFFICE: "让系统管理员建立机构文件夹，或者在“{help_settings.label}”里改正它的位置",
    Advice.OFFICE_FOLDER: "在“{help_settings.label}”里检查“{KEYS[office]}”",
    Advice.BLANK_REGISTER: "让系统管理员导入下级单位登记簿",
    Advice.REGISTER_UNIT: "让系统管理员把它加进下级单位登记簿",
    Advice.ALLOT_CODES: "再点一次“{gather_codes.label}”，询问时选“是”",
    Advice.FILES_TO_RECEIVE: "把下级报来的表放进机构文件夹的“收件箱”，再点“{gather_receive.label}”",
    Advice.RECEIVE: "点“{gather_receive.label}”接收",
    Advice.STATUS: "点“{gather_status.label}”查看",
    Advice.ACCEPT_REMOVALS: "在“{gather_receive.label}”询问时确认",
    Advice.ACCEPT_SIGNATURE: "让系统管理员写明理由收下",
    Advice.REOPEN: "由负责人点“{gather_reopen.label}”，写明原因",
    Advice.SEE_ALL_FINDINGS: "点“{report_summary.label}”看本期的全部问题",
    Advice.SAY_WHO: "在“{help_settings.label}”里填写“{KEYS[user]}”",
    Advice.LIST_PERSON: "让负责人把他加进机构文件夹“设置.toml”的“人员”里",
    Advice.COMPUTE: "点“{money_compute.label}”",
    Advice.PAY_AHEAD: "再点一次“{money_compute.label}”，问到的时候选“是”",
    Advice.APPROVE: "由另一个人在自己的电脑上点“{money_approve.label}”。",
    Advice.PAY: "由财务人员在自己的电脑上点“{money_pay.label}”。",
    Advice.PRINT_SHEET: "点“{money_sheet.label}”打印。",
    Advice.ADJUST: "点“{money_adjust.label}”",
    Advice.RESTORE: "让系统管理员撤销冲销",
    Advice.RECOVERED: "点“{money_recovered.label}”登记收回的钱",
    Advice.APPROVE_BATCH: "由另一个人在自己的电脑上点“{money_approve.label}”",
    Advice.DECIDE_LISTED: "点“{money_listed.label}”认定",
    Advice.SAY_DATE: "在名单核对单里写明名单的日期",
    Advice.SAY_TWICE: "在期初单的“两处都有的”一行写明是同一笔还是都发过",
    Advice.REVERSE: "点“{money_reverse.label}”冲销那一笔",
    Advice.NAME_BATCH: "打开那个批次的发放表再点",
    Advice.BEGIN_ANEW: "由负责人写明姓名，让系统管理员从头建立一本台账",
    Advice.CONFIRM_DATE: "再点一次，问到日期的时候选“是”",
    Advice.RESTORE_BACKUP: "让系统管理员用最近的备份恢复",
    Advice.MOVE_LEDGER: "让系统管理员把台账搬到新的数据库",
    Advice.VERIFY_LEDGER: "让系统管理员核验台账",
    Advice.INSTALL_EXTRA: "让系统管理员安装程序的附加组件“{extra}”",
}


class _WordingValues(dict[str, object]):
    """The values a wording may use: those of the advice, the settings' labels, and every button by its tag."""

    def __missing__(self, tag: str) -> object:
        return find_button(tag)


def button_words(advice: AdviceAbout) -> str:
    """A piece of advice in terms of buttons; its neutral wording where the ribbon has no button for it."""
    known = _BUTTONS.get(advice.advice)
    return neutral(advice) if known is None else known.format_map(_WordingValues(advice.values, KEYS=KEYS))
