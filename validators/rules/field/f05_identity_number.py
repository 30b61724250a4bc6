"""F05: a resident identity number that cannot be right, or is worth a second look."""

from __future__ import annotations

from collections.abc import Iterator

from validators.cells import lost_digits, unsafe
from validators.finding import Severity
from validators.identity import Fault, fault, is_valid, possibly_faulty, region_doubt
from validators.planting import plant
from validators.planting.rows import put, renumber
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.values.text import tidy_code

_UPGRADED = Fault("填的是15位旧号码，已按18位处理", "请改填18位身份证号。")


def _hit(row: int, said: Fault, severity: Severity) -> Hit:
    return Hit(row, {"问题": said.problem, "怎样改": said.remedy}, severity=severity)


def _upgraded(view: View) -> Iterator[int]:
    """Rows whose 15-digit number was brought to 18 on reading."""
    for i, raw in view.table.tidied.get(view.column.name, {}).items():
        if len(tidy_code(raw) or "") == 15 and is_valid(view.values[i]):
            yield i


@field_rule(
    brief="{n} 处身份证号需要核对",
    applies=lambda column: column.type in ("id_number", "subject_code"),
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="身份证号",
    message="“{列}” {值} {问题}。",
    fix="{怎样改}",
    passes=[{}, {"身份证号": "５３０１０２ 19630307 2415"}, {"身份证号": "53010219631107009x", "出生日期": "1963-11-07"}],
    fails=[
        {"身份证号": "530102196303072416"}, {"身份证号": "530102196303074215"}, {"身份证号": "53010219630307241"},
        {"身份证号": "530102196302302415"}, {"身份证号": "53010219630307241O"}, {"身份证号": "530102630307241"},
        {"身份证号": "532201196303072416"}, {"身份证号": "530199196303072414"}, {"身份证号": "530102206303072411"},
    ],
)  # fmt: skip
def identity_number(view: View, on: Context) -> Rows:
    """身份证号按 GB 11643 检查：18位、字符、出生日期、校验码。15位旧号码按18位处理并提醒。

    A region that is unknown or was given up since is a warning, never an error: most retirees' numbers were given out
    under codes that have changed. 对象代码 is judged here only where it has the length of a person's number.
    """
    anybody = view.column.type == "id_number"

    def wrong(number: str) -> tuple[Fault, Severity] | None:
        if lost_digits(number) or not (anybody or (len(number) in (15, 18) and not unsafe(number))):
            return None
        said = fault(number, on.as_of)
        if said:
            return said, Severity.ERROR
        doubt = region_doubt(number)
        return (doubt, Severity.WARNING) if doubt else None

    odd = set(possibly_faulty((value for value in view.distinct if value is not None), on.as_of))
    yield from (_hit(i, *said) for i, said in view.where(wrong, among=odd))
    yield from (_hit(i, _UPGRADED, Severity.WARNING) for i in _upgraded(view))


@plant()
def wrong_check_character(site: Site) -> Marks:
    """身份证号校验码不对。"""
    row = site.bystander()
    yield from renumber(row, _other_check(row["身份证号"]))


@plant()
def digits_swapped(site: Site) -> Marks:
    """身份证号中间两位录颠倒。"""
    row = site.bystander(lambda one: one["身份证号"][14] != one["身份证号"][15])
    number = row["身份证号"]
    yield from renumber(row, number[:14] + number[15] + number[14] + number[16:])


@plant()
def one_digit_short(site: Site) -> Marks:
    """身份证号少一位。"""
    row = site.bystander()
    yield from renumber(row, row["身份证号"][:16] + row["身份证号"][17])


@plant()
def thirteenth_month(site: Site) -> Marks:
    """身份证号里的出生月份是13。"""
    row = site.bystander()
    yield from renumber(row, site.numbers.completed(row["身份证号"][:10] + "13" + row["身份证号"][12:17]))


@plant()
def unknown_region(site: Site) -> Marks:
    """身份证号的地区代码不存在。"""
    row = site.bystander()
    yield from renumber(row, site.numbers.completed("530199" + row["身份证号"][6:17]))


@plant()
def wrong_check_in_account(site: Site) -> Marks:
    """账户表里的身份证号校验码不对。"""
    row = site.take("收款账户")
    yield from put(row, "身份证号", _other_check(row["身份证号"]))


def _other_check(number: str) -> str:
    return number[:17] + ("1" if number[17] != "1" else "2")
