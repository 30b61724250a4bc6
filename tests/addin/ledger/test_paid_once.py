"""Whatever the posts are: one payment a person and month at most, the highest, and the units add up to the whole."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.addin.ledger.sheets import BRANCHES, CODES, computed, county, number_of

PEOPLE = ("张建国", "李秀英", "王志强", "赵文华")
AMOUNT = {"书记": 30000, "副书记": 21000, "委员": 20000, "组长": 30000, "副组长": 20000}
DAYS = st.sampled_from(["", "2026-07-01", "2026-07-16", "2026-08-31", "2026-09-15", "2026-10-01"])


@st.composite
def posts(draw: st.DrawFn) -> list[list[str]]:
    rows = []
    for _ in range(draw(st.integers(0, 9))):
        body = draw(st.sampled_from(list(CODES)))
        post = draw(st.sampled_from(["书记", "副书记", "委员"] if body in BRANCHES else ["组长", "副组长"]))
        start, end = sorted([draw(DAYS), draw(DAYS)], key=lambda day: (day == "", day))
        rows.append([draw(st.sampled_from(PEOPLE)), body, post, start or "2025-06-01", end])
    return rows


def in_force(row: list[str], month: str) -> bool:
    """Held on any day of the month; written down a second time, without the code under test."""
    return row[3][:7] <= month and (not row[4] or row[4][:7] >= month)


@settings(max_examples=150, deadline=None)
@given(posts())
def test_one_payment_a_person_and_month_and_it_is_the_highest(rows: list[list[str]]) -> None:
    best: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        for month in ("2026-07", "2026-08", "2026-09"):
            if in_force(row, month):
                best[number_of(row[0]), month] = max(best[number_of(row[0]), month], AMOUNT[row[2]])
    lines = computed(county(rows)).draft.lines
    paid = [(line.person, line.month) for line in lines if line.outcome == "pay"]
    assert max(Counter(paid).values(), default=0) <= 1
    assert {(line.person, line.month): line.fen for line in lines if line.outcome == "pay"} == dict(best)


def held_in(row: list[str], first: str, last: str) -> bool:
    """Held on any day from ``first`` to ``last``."""
    return row[3] <= last and (not row[4] or row[4] >= first) and (not row[4] or row[3] <= row[4])


@settings(max_examples=150, deadline=None)
@given(posts())
def test_by_halves_each_half_is_paid_for_its_highest_post(rows: list[list[str]]) -> None:
    """The same by half months, written down a second time: half of the highest standard of each half, one payment a month."""
    due: dict[tuple[str, str], int] = defaultdict(int)
    for month in ("2026-07", "2026-08", "2026-09"):
        for first, last in (("01", "15"), ("16", "31")):
            for name in PEOPLE:
                held = [row for row in rows if row[0] == name and held_in(row, f"{month}-{first}", f"{month}-{last}")]
                due[number_of(name), month] += max((AMOUNT[row[2]] // 2 for row in held), default=0)
    lines = computed(county(rows), allowance_by_half=True).draft.lines
    paid = [line for line in lines if line.outcome == "pay"]
    assert {(line.person, line.month): line.fen for line in paid} == {key: fen for key, fen in due.items() if fen}
    assert len(paid) == sum(fen > 0 for fen in due.values())


@settings(max_examples=50, deadline=None)
@given(posts(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows: list[list[str]], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def said(some: list[list[str]]) -> Counter[tuple[object, ...]]:
        draft = computed(county(some)).draft
        posts_ = draft.posts
        return Counter((line.person, line.month, line.outcome, line.fen, posts_[line.post_pos][3:7]) for line in draft.lines)

    assert said(rows) == said(shuffled)
