"""Suggestions of a form: propose them, and write a copy of the file with those that were chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from addin.errors import Refused
from validators.suggestions import Suggestion, suggestions
from workbook_templates.advice import Advice
from workbook_templates.layout import column_index
from workbook_templates.read import Reading


def suggestions_for(reading: Reading) -> list[Suggestion]:
    """The suggestions of a form as it was read. Refused where it cannot be read or is none of our forms."""
    if reading.trouble:
        raise Refused(f"“{reading.file}”不能使用：{reading.trouble.reason}", reading.trouble.fix)
    if reading.submission.form is None:
        raise Refused("这个工作簿不是本系统的表。请", Advice.NEW_FORM, "，再试一次。")
    return suggestions(reading.submission)


def write_corrected(reading: Reading, chosen: Iterable[Suggestion], target: Path, *, overwrite: bool = False) -> None:
    """Write a copy of the form with the chosen corrections, encrypted with its password where it was encrypted.

    Refused where the target exists or cannot be written.
    """
    from workbook_templates.atomic_write import write_atomically  # noqa: PLC0415 - a button writes into the open workbook
    from workbook_templates.mend.rewrite import Changes, rewritten  # noqa: PLC0415 - as above
    from workbook_templates.read.troubles import Unusable  # noqa: PLC0415 - as above

    if target.exists() and not overwrite:
        raise Refused(f"“{target}”已经有了，没有覆盖。请换个文件名；确实要覆盖的，", Advice.OVERWRITE, "。")
    changes: dict[str, Changes] = defaultdict(lambda: defaultdict(dict))
    for one in chosen:
        letter = one.place.cell.rstrip("0123456789")
        changes[one.sheet][one.place.row][column_index(letter)] = one.value
    try:
        write_atomically(target, rewritten(reading, changes))
    except Unusable as trouble:
        raise Refused(f"“{reading.file}”不能改写：{trouble.trouble.reason}", trouble.trouble.fix) from None
    except OSError:
        raise Refused(f"写不了“{target}”：请检查文件夹，并关闭正打开着它的程序。") from None
