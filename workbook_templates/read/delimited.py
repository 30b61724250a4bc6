"""Text with separators (.csv, .txt) as rows of cells, in the encodings that Chinese offices use."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

from workbook_templates.read import troubles
from workbook_templates.read.limits import MOST_CELLS
from workbook_templates.read.troubles import Unusable

_SEPARATORS = ",\t;|，"
_LOOKED_AT = 20  # lines from which the separator is told
_MAY_HAVE_LOST_A_NOUGHT = re.compile(r"(19|20)\d\d\.1")
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> str:
    """The text: as its mark says, else UTF-8 where it is that throughout, else GB18030, which holds GBK and GB 2312.

    Nothing is guessed from how often letters occur: short lists of names mislead such guesses. Unusable where it is neither.
    """
    named = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), "")
    for encoding in (named,) if named else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unusable(troubles.DAMAGED)


def text_rows(data: bytes) -> list[list[object]]:
    """The rows of a text file, cells as texts but for what ``as_number`` makes of them.

    Unusable where it is damaged or has too many cells.
    """
    text = decoded(data)
    rows: list[list[object]] = []
    area = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            area += max(len(row), 1)
            if area > MOST_CELLS:
                raise Unusable(troubles.TOO_MANY_ROWS)
            rows.append([as_number(cell) for cell in row])
    except csv.Error as error:
        raise Unusable(troubles.DAMAGED) from error
    return rows


def as_number(cell: str) -> object:
    """A cell as it is, but 1956.1 as the number that it may have been: it has perhaps lost a nought, and 1956.10 has not."""
    return float(cell) if _MAY_HAVE_LOST_A_NOUGHT.fullmatch(cell.strip()) else cell


def _separator(text: str) -> str:
    """The separator that occurs most in the first lines."""
    head = "\n".join(islice(io.StringIO(text), _LOOKED_AT))
    return max(_SEPARATORS, key=head.count)
