"""The due list: what each branch, group and unit still owes, and by when."""

from validators.due.item import Due
from validators.due.listing import due

__all__ = ["Due", "due"]
