"""Helpers of planters for posts, accounts and standards of allowance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from validators.planting.rows import POSTS, in_post, is_branch
from validators.planting.site import ALLOWANCE, Cells, FilledForm, Fit, FormRow, NoRoom, Site

_PLAIN = ("副书记", "委员")


def holder(site: Site, also: Fit = lambda row: True) -> FormRow:
    """The only post of a person with an account, in a branch of more than 12 persons set up separately; it is then used.

    NoRoom where there is none.
    """

    def fits(row: FormRow) -> bool:
        held = [one for one in site.rows(row.form.unit, POSTS) if one["身份证号"] == row["身份证号"]]
        plain = row["职务"] in _PLAIN and in_post(row) and len(held) == 1 and in_separate_branch(row)
        return plain and site.sizes[row["任职组织代码"]] > 12 and account_of(site, row) is not None and bool(also(row))

    row = site.take(POSTS, fits)
    site.fixed_organisations.add(row["任职组织代码"])
    return row


def in_separate_branch(post: FormRow) -> bool:
    """Whether a post is in a branch that is 正常 and set up separately."""
    bodies = (FormRow(post.form, "党组织", cells) for cells in post.form.sheets["党组织"])
    mine = (body for body in bodies if body["党组织代码"] == post["任职组织代码"])
    return any(body["设置方式"] == "单独成立" and is_branch(body) for body in mine)


def account_of(site: Site, post: FormRow) -> FormRow | None:
    """The holder's account, where no planter has used it."""
    accounts = site.rows(post.form.unit, "收款账户")
    return next((one for one in accounts if one["身份证号"] == post["身份证号"] and not site.is_used(one.cells)), None)


def own_account(site: Site, post: FormRow) -> FormRow:
    """The holder's account, reserved. NoRoom where there is none."""
    found = account_of(site, post)
    if found is None:
        raise NoRoom("收款账户")
    site.mark_used(found.cells)
    return found


def open_account(site: Site, post: FormRow) -> FormRow:
    """An account for the holder of a post, in the form of the post's unit."""
    cells: Cells = {
        "身份证号": post["身份证号"], "姓名": post["姓名"], "开户银行": "云南农信盘龙支行", "账号": site.numbers.card(),
    }  # fmt: skip
    return site.add(site.form(post.form.unit, ALLOWANCE), "收款账户", cells)


def can_appoint(site: Site, branch: FormRow) -> bool:
    """Whether the branch has 3 to 5 committee members, so that one more is allowed."""
    held = [one for one in site.rows(branch.form.unit, POSTS) if one["任职组织代码"] == branch["党组织代码"]]
    return 3 <= sum(map(in_post, held)) <= 5


def appoint(site: Site, branch: FormRow, person: FormRow) -> FormRow:
    """Appoint a person to the committee of a branch; the row of 任职."""
    site.mark_used(branch.cells)
    cells: Cells = {
        "身份证号": person["身份证号"], "姓名": person["姓名"], "任职组织代码": branch["党组织代码"], "职务": "委员",
        "任职人员类别": "离退休", "任职日期": dt.date(site.period.year, 3, 1), "免职日期": None,
    }  # fmt: skip
    return site.add(branch.form, POSTS, cells)


def own_standard(site: Site, title: str, amount: str, fit: Callable[[FilledForm], object] = lambda form: True) -> FormRow:
    """Let a unit set a standard (``amount`` in yuan) for itself; every second unit never does. NoRoom where none is left."""
    some = set(site.units[::2])
    form = site.file(f"standard of {title}", ALLOWANCE, fit=lambda one: one.unit in some and fit(one))
    site.own_standards.add(form.unit)
    cells: Cells = {
        "职务": title, "适用范围代码": form.unit, "月标准": Decimal(amount), "生效日期": dt.date(site.period.year, 1, 1),
        "依据文号": "本单位会议纪要",
    }  # fmt: skip
    return site.add(form, "补贴标准", cells)
