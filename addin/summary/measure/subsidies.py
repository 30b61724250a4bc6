"""Figures of subsidy lines: the money, and the persons counted once."""

from __future__ import annotations

from decimal import Decimal

from addin.summary.measure.evidence import PAYMENTS
from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.inputs import Inputs


def payments_of(inputs: Inputs, state: str) -> Figure:
    """The figure over the subsidy lines in that state, each weighted by its amount in yuan."""
    lines = enumerate(inputs.payments or ())
    return Figure(tuple(Ref(PAYMENTS, i, one.reason, one.amount) for i, one in lines if one.state == state))


def persons_of(inputs: Inputs, state: str) -> Figure:
    """The figure over the persons with a subsidy line in that state, each referenced by their first line.

    Of sums without names it holds as many persons as they say.
    """
    first: dict[object, tuple[int, int]] = {}
    for i, one in enumerate(inputs.payments or ()):
        if one.state == state and one.people:
            first.setdefault(one.person or i, (i, one.people))
    return Figure(tuple(Ref(PAYMENTS, i, weight=Decimal(people)) for i, people in first.values()))
