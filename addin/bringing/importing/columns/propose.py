"""Which column of a list is which field of our forms, how sure that is, and why. Two equally likely columns are a question."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process

from addin.bringing.importing.columns.aside import propose_aside
from addin.bringing.importing.columns.content import agrees_with_birth, filled, share, words_alone
from addin.bringing.importing.columns.subject import NEEDED, candidates, named_field, subject_of
from addin.bringing.importing.layout.source_list import NO_TITLE, SourceColumn, SourceList
from addin.bringing.importing.mapping.choices import Certainty, ColumnChoice
from addin.bringing.importing.vocabulary.departures import RELATIVES
from addin.bringing.importing.vocabulary.words import PERSONS, POSTS, FormField, flags, foreign

_MOST_MISSING = 0.5  # below this share of understood cells a column is not what its header says
_PLAIN_TO_SEE = 0.8
_ALIKE, _NEARLY_THE_SAME = 70, 85  # of 100, by rapidfuzz
_DISTINCT = frozenset(("id_number", "phone", "list", "bank_account"))
# Several columns may fill these: telephones one after the other, remarks together, the day of death or the day of leaving.
_SHARED = frozenset(FormField(PERSONS, name) for name in ("联系电话", "备注", "状态日期"))
_IDENTITY, _BIRTH = FormField(PERSONS, "身份证号"), FormField(PERSONS, "出生日期")
_FORMER_POST, _POST = FormField(PERSONS, "退休时职务"), FormField(POSTS, "职务")
_NOT_OURS = ColumnChoice(None, Certainty.SURE, "我们的表里没有这一列")
_UNTITLED = ColumnChoice(None, Certainty.ASKED, "没有列名，请选定")
_STRAY = ColumnChoice(None, Certainty.PROPOSED, "没有列名，只有几格有内容")
_UNKNOWN = ColumnChoice(None, Certainty.PROPOSED, "列名不认识，我们的表里像是没有这一列")


def propose(source: SourceList) -> dict[int, ColumnChoice]:
    """A choice for each column, by its index."""
    subject = subject_of(source)
    own = [column for column in source.columns if not column.aside]
    choices = {column.at: _by_name(source, column, subject) for column in own}
    claimed = {one.field for one in choices.values() if one.field}
    for column in own:
        if choices[column.at] is _UNKNOWN:
            choices[column.at] = _by_likeness(source, column, subject, claimed)
    choices = _rivals_asked(_companions_missing(subject, _told_twice(own, choices)))
    return choices | propose_aside(source, subject, {one.field for one in choices.values() if one.field})


def _by_name(source: SourceList, column: SourceColumn, subject: str) -> ColumnChoice:
    field = named_field(column, subject)
    if field is None:
        return _NOT_OURS if any(name in foreign() for name in column.names) else _UNKNOWN
    fits = share(source, column, field)
    if field == _FORMER_POST and filled(source, column) and share(source, column, _POST) >= _PLAIN_TO_SEE:
        return ColumnChoice(_POST, Certainty.ASKED, "列名像原职务，里面却是党内职务")
    # Each unknown value is a question of its own.
    asks_by_value = field.described.codes and not _is_flag(column) and words_alone(source, column)
    if fits < _MOST_MISSING and not asks_by_value:
        return ColumnChoice(field, Certainty.ASKED, "列名对得上，里面的内容对不上")
    if column.title == NO_TITLE:
        return ColumnChoice(field, Certainty.PROPOSED, "没有列名，内容像")
    return ColumnChoice(field, Certainty.SURE, "列名和内容都对得上" if filled(source, column) else "列名对得上，列里没有内容")


def _by_likeness(source: SourceList, column: SourceColumn, subject: str, claimed: set[FormField]) -> ColumnChoice:
    """By a header that is nearly one we know, and by what stands in the column."""
    known = {name: field for name, field in candidates(subject).items() if field not in claimed}
    best = max(_named_nearly(column, known), key=lambda one: one[0], default=None)
    if best is not None:
        score, field = best
        fits = share(source, column, field)
        if RELATIVES.search(column.title):
            return ColumnChoice(field, Certainty.ASKED, "列名有些像，但也许是别人的")
        if score >= _NEARLY_THE_SAME and fits >= _PLAIN_TO_SEE and field.described.type in _DISTINCT:
            return ColumnChoice(field, Certainty.PROPOSED, "列名很像，内容对得上")
        if fits >= _MOST_MISSING:
            return ColumnChoice(field, Certainty.ASKED, "列名有些像")
    return _by_content(source, column, claimed) or (_untitled(source, column) if column.title == NO_TITLE else _UNKNOWN)


def _untitled(source: SourceList, column: SourceColumn) -> ColumnChoice:
    """A question, but for a few cells beside a list whose other columns have headers."""
    few = len(filled(source, column)) * 2 <= len(source.rows)
    return _STRAY if few and any(one.title != NO_TITLE for one in source.columns if not one.aside) else _UNTITLED


def _named_nearly(column: SourceColumn, known: dict[str, FormField]) -> list[tuple[float, FormField]]:
    """Fields with a name like one of the column's, with the likeness, 0 to 100."""
    names = list(known)
    found = [process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_ALIKE) for name in column.names]
    return [(one[1], known[one[0]]) for one in found if one is not None]


def _by_content(source: SourceList, column: SourceColumn, claimed: set[FormField]) -> ColumnChoice | None:
    """A question where a column of unknown name holds what a field that has no column yet would hold."""
    if len(filled(source, column)) * 2 < len(source.rows) or RELATIVES.search(column.title):
        return None
    fields = [
        FormField(PERSONS, name)
        for name in ("身份证号", "性别", "民族", "人员类别", "政治面貌", "退休时职级", "状态", "联系电话")
    ]
    fields += [FormField("收款账户", "账号")]
    fitting = [one for one in fields if one not in claimed and share(source, column, one, listed=True) >= _PLAIN_TO_SEE]
    identity = next((one for one in source.columns if named_field(one, PERSONS) == _IDENTITY), None)
    if _BIRTH not in claimed and identity and agrees_with_birth(source, column, identity) >= _PLAIN_TO_SEE:
        fitting.insert(0, _BIRTH)
    return ColumnChoice(fitting[0], Certainty.ASKED, "列名不认识，内容像") if fitting else None


def _told_twice(columns: list[SourceColumn], choices: dict[int, ColumnChoice]) -> dict[int, ColumnChoice]:
    """A column of yes and no tells nothing where another one tells the same field in full."""
    answered = {column.at for column in columns if _is_flag(column)}
    full = {one.field for at, one in choices.items() if one.field and one.certainty is Certainty.SURE and at not in answered}
    told = ColumnChoice(None, Certainty.SURE, "另一列写得更全")
    return {at: told if at in answered and one.field in full else one for at, one in choices.items()}


def _is_flag(column: SourceColumn) -> bool:
    return any(name in flags() for name in column.names)


def _companions_missing(subject: str, choices: dict[int, ColumnChoice]) -> dict[int, ColumnChoice]:
    """What a list tells of another sheet is of no use without the column that makes a row there: a date without its post."""
    brought = {one.field for one in choices.values()}
    useless = ColumnChoice(None, Certainty.PROPOSED, "单有这一列用不上")
    return {
        at: useless if one.field and one.field.sheet != subject and NEEDED.get(one.field.sheet) not in brought else one
        for at, one in choices.items()
    }


def _rivals_asked(choices: dict[int, ColumnChoice]) -> dict[int, ColumnChoice]:
    """The choices with a question wherever two columns are equally likely to be one field."""
    claims: dict[FormField, list[int]] = defaultdict(list)
    for index, one in choices.items():
        if one.field and one.certainty is not Certainty.ASKED and one.field not in _SHARED:
            claims[one.field].append(index)
    rivals = {index for indices in claims.values() if len(indices) > 1 for index in indices}
    return {
        index: ColumnChoice(one.field, Certainty.ASKED, "有几列都像这一列，请只选一列") if index in rivals else one
        for index, one in choices.items()
    }
