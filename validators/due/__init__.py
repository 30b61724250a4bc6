"""The due list: what each branch, group and unit still owes, and by when."""

from validators.due.item import Due
from validators.due.listing import due, not_looked_at

__all__ = ["Due", "due", "not_looked_at"]
