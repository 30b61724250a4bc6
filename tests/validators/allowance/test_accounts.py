"""Where a person is paid: an own account counts before one under another number of the same person."""

from __future__ import annotations

from validators.allowance.accounts import accounts_of
from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.examples import judge_example

OWN, OTHER = "530102196303072415", "530102195802281521"
SAME = {"重复认定": [{"身份证号": OWN, "身份证号二": OTHER, "认定结果": "同一人"}]}


def accounts(number: str, registered: dict[str, str], **more: object) -> list[str]:
    rows = [{"身份证号": owner, "账号": account} for account, owner in registered.items()]
    book: ClaimPeriod = judge_example({"收款账户": rows, **more}).claim_period
    return [one.account for one in accounts_of(book, number)]


def test_an_own_account_counts_before_another_numbers() -> None:
    both = {"6223690000000000015": OWN, "6223690000000000023": OTHER}
    assert accounts(OWN, both, **SAME) == ["6223690000000000015"]


def test_without_an_own_one_those_of_the_persons_other_numbers_count_each_once() -> None:
    assert accounts(OWN, {"6223690000000000023": OTHER}, **SAME) == ["6223690000000000023"]
    assert accounts(OWN, {"6223690000000000023": OTHER}) == []
