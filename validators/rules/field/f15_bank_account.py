"""F15: a bank account number the bank would send back."""

from __future__ import annotations

from validators.cells import lost_digits, unsafe
from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

SHORTEST, LONGEST = 12, 25
_CARD_LENGTHS = range(16, 20)
_DOUBLED = str.maketrans("0123456789", "0246813579")


def luhn(number: str) -> bool:
    """Whether the last digit belongs to the others (ISO/IEC 7812)."""
    return (sum(map(int, number[::-2])) + sum(map(int, number[-2::-2].translate(_DOUBLED)))) % 10 == 0


def _problem(account: str) -> str:
    if lost_digits(account) or unsafe(account):
        return ""
    if not (account.isascii() and account.isdigit()):
        return "含有数字以外的字符"
    if not SHORTEST <= len(account) <= LONGEST:
        return f"有{len(account)}位，一般为{SHORTEST}至{LONGEST}位"
    if account.startswith("62") and len(account) in _CARD_LENGTHS and not luhn(account):
        return "是银行卡号，但校验码不对，可能有一位录错或两位录颠倒"
    return ""


@field_rule(
    brief="{n} 处银行账号需要核对",
    applies=lambda column: column.type == "bank_account",
    severity=Severity.WARNING,
    sheet="收款账户",
    column="账号",
    message="“{列}” {值} {问题}。",
    fix="请对照存折或银行卡逐位核对后改正；确实无误的不用修改。",
    passes=[{}, {"账号": "6223 6900 0000 0000 015"}, {"账号": "240100123456789"}],
    fails=[
        {"账号": "6223690000000000016"},
        {"账号": "6223960000000000015"},
        {"账号": "12345678901"},
        {"账号": "622369000000000001A"},
    ],
)
def bank_account(view: View, on: Context) -> Rows:
    """收款账号只有数字，长度合理；62开头的16至19位是银行卡号，还要检查校验码（Luhn）。"""
    yield from (Hit(i, {"问题": said}) for i, said in view.where(_problem))


@plant()
def card_digit_wrong(site: Site) -> Marks:
    """银行卡号有一位录错。"""
    row = site.take("收款账户")
    yield from put(row, "账号", row["账号"][:-1] + str((int(row["账号"][-1]) + 1) % 10))


@plant()
def account_short(site: Site) -> Marks:
    """账号只有11位。"""
    row = site.take("收款账户")
    yield from put(row, "账号", row["账号"][-11:])
