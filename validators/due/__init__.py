"""The due list: what each branch, group and unit has still to do, and by when."""

from validators.due.item import Due
from validators.due.listing import due, duties_of, rules_listed, rules_not_listed

__all__ = ["Due", "due", "duties_of", "rules_listed", "rules_not_listed"]
