"""F07: identity number and sex disagree."""

from __future__ import annotations

from validators.finding import Severity
from validators.identity import is_valid, sex
from validators.rule import Context, Hit, Rows, View, field_rule
from validators.told_by_number import told_by_number

NUMBER = "身份证号"
_OTHER_SEX = {**dict.fromkeys("13579", "女"), **dict.fromkeys("02468", "男")}


@field_rule(
    brief="{n} 人的性别与身份证号不符",
    applies=lambda column: column.name == "性别",
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="性别",
    message="{姓名} 的“性别”填的是“{值}”，身份证号第17位表示“{应为}”。",
    fix="请核对身份证号和性别，把填错的一项改正。",
    suggest=told_by_number,
    passes=[{}, {"性别": "女", "身份证号": "530102196303072423"}],
    fails=[{"性别": "女"}, {"性别": "男", "身份证号": "530102196303072423"}],
)
def identity_and_sex(view: View, on: Context) -> Rows:
    """身份证号第17位单数为男、双数为女，要与“性别”一致。A number that is wrong itself is told of by F05 alone."""
    for i, (number, said) in enumerate(zip(view.table.get(NUMBER), view.values, strict=True)):
        if number and said == _OTHER_SEX.get(str(number)[16:17]) and is_valid(number):
            yield Hit(i, {"应为": sex(str(number))})
