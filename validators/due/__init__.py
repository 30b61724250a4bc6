"""The due list: what each branch, group and unit has still to do, and by when."""

from validators.due.item import Due
from validators.due.listing import due, rules_not_listed

__all__ = ["Due", "due", "rules_not_listed"]
