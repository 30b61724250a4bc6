"""A cell of a column as the value of a field of our forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from addin.bringing.importing.conversion.codes import convert_body, convert_code, convert_flag
from addin.bringing.importing.conversion.converted import NOTHING, Converted
from addin.bringing.importing.conversion.dates import convert_date, month_of_one
from addin.bringing.importing.conversion.numbers import convert_account, convert_identity, convert_phone
from addin.bringing.importing.conversion.parts import of_part
from addin.bringing.importing.conversion.texts import convert_name, convert_text, convert_unit_and_post
from addin.bringing.importing.layout.source_list import SourceColumn
from addin.bringing.importing.vocabulary.words import FormField, flags, units_and_posts
from workbook_templates.values.text import is_blank

Converter = Callable[[object], Converted]
_BY_TYPE: Mapping[str, Converter] = {
    "id_number": convert_identity,
    "bank_account": convert_account,
    "phone": convert_phone,
    "person_name": convert_name,
}


def converter(
    column: SourceColumn, field: FormField, cells: Sequence[object], decided: Mapping[str, str] | None = None
) -> Converter:
    """The function from a cell of that column, which holds these ``cells``, to its value in ``field``.

    ``decided`` as in ``convert_code``.
    """
    convert = _date_converter(field, cells) if field.described.type == "date" else _converter(column, field, decided)
    if column.part:
        convert = of_part(column.part, field.described, convert)
    return lambda raw: NOTHING if is_blank(raw) else _error(raw) or convert(raw)


def _converter(column: SourceColumn, field: FormField, decided: Mapping[str, str] | None = None) -> Converter:
    described = field.described
    flag = next((flags()[name] for name in column.names if name in flags()), None)
    if flag and flag.field == field:
        return lambda raw: convert_flag(flag.yes, flag.no, raw)
    if any(units_and_posts().get(name) == field for name in column.names):
        return convert_unit_and_post
    if described.codes:
        return lambda raw: convert_code(described, raw, decided)
    if field.holds_body:
        return lambda raw: convert_body(raw, decided)
    return _BY_TYPE.get(described.type, convert_text)


def _date_converter(field: FormField, cells: Sequence[object]) -> Converter:
    month, one = field.described.month, month_of_one(cells)
    return lambda raw: convert_date(raw, month_allowed=month, one=one)


def _error(raw: object) -> Converted | None:
    """A cell that shows an error instead of a value."""
    shown = isinstance(raw, str) and raw.startswith("#") and raw.rstrip("!?").isascii() and raw[1:2].isupper()
    return Converted(None, f"格子里是错误值 {raw}") if shown else None
