"""Numbers of persons as everybody may see them: outside the forms nobody's number stands in full."""

from __future__ import annotations

import re

from workbook_templates.cell_types import mask, show

# Eleven digits and more, a mobile telephone's up to an account's, also with a blank or dash between any two of them.
_BETWEEN = r"[ \u3000\u00a0\-—–－]?"
_LONG = re.compile(rf"\d(?:{_BETWEEN}\d){{10,}}(?:{_BETWEEN}[Xx])?")
_ONLY_BETWEEN = re.compile(_BETWEEN)


def masked(value: object) -> str:
    """A value as users see it, each run of 11 digits or more with its middle replaced by asterisks, whatever it may be."""
    return _LONG.sub(lambda found: mask(_ONLY_BETWEEN.sub("", found[0])), show(value))


def has_long_number(text: str) -> bool:
    """Whether ``masked`` would change a text."""
    return _LONG.search(text) is not None
