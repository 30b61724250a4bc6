"""F14: a person's name with something in it that names do not have."""

from __future__ import annotations

from validators.cells import unsafe
from validators.finding import Severity
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from workbook_templates.values.han import is_han, without_han

_DOTS = ".。"


def _problem(name: str) -> str:
    if is_han(name) or all(map(is_han, name.split("·"))):
        return "" if len(name) > 1 else "只有一个字"
    if unsafe(name):
        return ""
    strange = "".join(dict.fromkeys(without_han(name).replace("·", "")))
    if strange == " ":
        return "中间有空格"
    if strange and all(char in _DOTS for char in strange):
        return f"间隔号用了“{strange}”"
    return f"含有“{strange.strip()[:10]}”" if strange else "间隔号的位置不对"


def _worth_a_look(view: View) -> list[str]:
    """The names that are not two Chinese characters or more, looked at together; where any has other signs, all of them."""
    names = [name for name in view.distinct if isinstance(name, str)]
    plain = is_han("".join(names).replace("·", ""))
    return [name for name in names if "·" in name or len(name) < 2] if plain else names


@field_rule(
    brief="{n} 处姓名写法需要核对",
    applies=lambda column: column.type == "person_name",
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="姓名",
    message="“{列}”填的是“{值}”，{问题}。",
    fix="请只写姓名，与身份证一致：不加空格、数字和括号，少数民族姓名的间隔号用“·”。",
    passes=[
        {},
        {"姓名": "王 芳"},
        {"姓名": "阿依古丽·买买提"},
        {"姓名": "欧阳修文"},
        {"姓名": "李〇"},
        {"姓名": "王 𬭎"},
        {"姓名": "阿依古丽•买买提"},
    ],
    fails=[
        {"姓名": "张建国2"},
        {"姓名": "张建国(已故)"},
        {"姓名": "阿依古丽.买买提"},
        {"姓名": "张 建国"},
        {"姓名": "张"},
        {"姓名": "zhang"},
    ],
)
def person_name(view: View, on: Context) -> Rows:
    """姓名只写汉字，少数民族姓名可用间隔号“·”。两个字中间的空格是排版习惯，写成“•”“．”的间隔号读表时都当作“·”，不提醒。"""
    yield from (Hit(i, {"问题": said}) for i, said in view.where(_problem, among=_worth_a_look(view)))


@plant()
def name_with_digit(site: Site) -> Marks:
    """姓名后面写了数字。"""
    row = site.bystander()
    yield from put(row, "姓名", f"{row['姓名']}2")


@plant()
def name_with_spaces(site: Site) -> Marks:
    """三个字的姓名中间有空格。"""
    row = site.bystander(lambda one: len(one["姓名"]) == 3)
    yield from put(row, "姓名", " ".join(row["姓名"]))
