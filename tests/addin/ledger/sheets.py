"""A county as a table in a test's own docstring: what is filled in, and what must become of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from addin.ledger.draft import ComputedDraft, compute
from addin.ledger.model import Draft, LineRow
from validators.allowance.claim_period import Payment
from validators.allowance.identity import IdentityDecision
from validators.examples import tables_of
from validators.policy import default_policy
from workbook_templates.table import Tables
from workbook_templates.values.amount import yuan
from workbook_templates.values.identity import check_digit
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")
BRANCHES = {"甲支部": "530102000001", "乙支部": "530102000002", "丙支部": "530111000003"}
GROUPS = {"甲小组": "X530102000001", "乙小组": "X530102000002"}
CODES = BRANCHES | GROUPS
STANDARDS = [
    {"职务": "书记", "适用范围代码": "530000", "月标准": "300"},
    {"职务": "副书记", "适用范围代码": "530000", "月标准": "210"},
    {"职务": "委员", "适用范围代码": "530000", "月标准": "200"},
]


def number_of(name: str) -> str:
    """A well-formed number of one's own for each name."""
    n = sum(ord(char) * 31**i for i, char in enumerate(name))
    body = f"530102{1940 + n % 25}{n // 25 % 12 + 1:02d}{n // 300 % 28 + 1:02d}{n // 8400 % 1000:03d}"
    return body + check_digit(body)


def rows_of(table: str) -> list[list[str]]:
    """The rows of a Markdown table, without its head."""
    lines = [line.strip() for line in table.strip().splitlines() if line.strip().startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def county(posts: list[list[str]], **more: list[dict[str, object]]) -> Tables:
    """Tables in which everybody named in the posts (name, organisation, post, from, to) is a retired cadre with an account."""
    names = list(dict.fromkeys(row[0] for row in posts))
    born = {name: number_of(name)[6:14] for name in names}
    sheets: dict[str, list[dict[str, object]]] = {
        "党组织": [{"党组织代码": code, "党组织名称": name} for name, code in BRANCHES.items()],
        "学习小组": [{"小组代码": code, "小组名称": name} for name, code in GROUPS.items()],
        "离退休干部": [{"姓名": n, "身份证号": number_of(n), "出生日期": born[n], "党支部代码": "530102000001"} for n in names],
        "任职": [
            {"姓名": row[0], "身份证号": number_of(row[0]), "任职组织代码": CODES[row[1]], "职务": row[2],
             "任职日期": row[3] or "2025-06-01", "免职日期": row[4] or None}
            for row in posts
        ],
        "收款账户": [{"姓名": n, "身份证号": number_of(n), "账号": f"6223{number_of(n)[:15]}"} for n in names],
        "补贴标准": list(STANDARDS),
    }  # fmt: skip
    return tables_of(sheets | more)


def computed(
    tables: Tables,
    paid: dict[tuple[str, str], Payment] | None = None,
    decisions: Sequence[IdentityDecision] = (),
    **parameters: object,
) -> ComputedDraft:
    """The draft of 2026Q3."""
    return compute(tables, Q3, default_policy().override(parameters), paid or {}, decisions, office=tables.sources[0].unit)


def told(draft: Draft) -> list[list[str]]:
    """A draft as the table in the docstring: name, organisation, post, month, outcome, rule, amount."""
    return [_told(draft, line) for line in draft.lines]


def _told(draft: Draft, line: LineRow) -> list[str]:
    post = draft.posts[line.post_pos]
    amount = f"{yuan(line.fen):.2f}" if line.outcome == "pay" else ""
    return [post.name, post.body_name, post.post, line.month[5:], line.outcome, line.rule, amount]


def total(draft: Draft) -> Decimal:
    """What a draft pays."""
    return yuan(sum(line.fen for line in draft.lines if line.outcome == "pay"))
