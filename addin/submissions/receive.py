"""Receiving: read every file, check it with all codes the office knows, accept or return it. It is idempotent.

Two passes: the first reads every file of this run and collects its codes, the second judges, so that a file may refer to
codes that another file of the same run defines. One bad file never stops the others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import prepare_writing, reading
from addin.submissions.archives import clear_archives
from addin.submissions.cached_tables import keep_those_in_force
from addin.submissions.checks_apart import checked_apart
from addin.submissions.first_reading import much_to_read, read_covers
from addin.submissions.folder import FOLDERS, INBOX, MADE_LATER, Office
from addin.submissions.incoming import Incoming, open_incoming
from addin.submissions.office_files import readable
from addin.submissions.receipts import Receipt, with_hash
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.receive_run import ReceiveRun
from addin.submissions.register import load_units
from addin.submissions.repair import repair
from addin.submissions.verdict import judge
from addin.submissions.waiting_units import waiting_in
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import clear_leftovers
from workbook_templates.changes.words import KIND
from workbook_templates.read import ByteBudget
from workbook_templates.read.archive import FormFile
from workbook_templates.read.survey import PassedOver, Survey, survey

_MOST_NAMED = 10
KEEP_AT_MOST = 300  # workbooks held in memory between the two passes; the rest are read again, from the same bytes


def receive(
    office: Office,
    paths: Iterable[Path],
    *,
    as_of: dt.date | None = None,
    accept_with_reason: str = "",
    arrived: dt.date | None = None,
    removals_wanted: bool = False,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> list[ReceiveOutcome]:
    """Receive files and folders; one outcome a file, in the order they were found, then those of what was passed over.

    A .zip stands for the files in it.

    Checks are made for the day ``as_of``, by default the closing day of each file's period. ``accept_with_reason`` accepts files
    with errors and records why. ``arrived`` is the day the files came in, by default today: it decides what is late. A file
    that leaves out rows of the one it would replace is held, unless ``removals_wanted``. With ``dry_run`` nothing is written.
    ``progress`` is called with steps done (two a file), their total, and the file's name. Refused where there is no workbook.
    """
    if not dry_run:
        prepare_writing(office.engine)
        clear_leftovers(office.root)
    found, sent = _there(office, paths)
    files = found.forms
    run = ReceiveRun(office, as_of, accept_with_reason.strip(), load_units(office), arrived)
    run.removals_wanted, run.dry_run = removals_wanted, dry_run
    outcomes = _read_all(run, files, progress)
    for batch, reports in checked_apart(run, _batches(run.pending)):
        for outcome in judge(run, batch, reports):
            outcomes[outcome.file] = outcome
            progress(len(files) + len(outcomes), 2 * len(files), outcome.file.name)
    if not dry_run:
        clear_archives(office, found, outcomes)
        keep_those_in_force(office)
    return [*(_with_archive(outcomes, file) for file in files), *map(_passed_over, sent)]


def _there(office: Office, paths: Iterable[Path]) -> tuple[Survey, list[PassedOver]]:
    """What there is to receive, without what the office wrote itself; and what of it is passed over. Refused as ``receive``."""
    ours = [office.root / name for name in (*FOLDERS, *MADE_LATER) if name != INBOX]
    named = list(paths)
    found = survey(named, without=ours, links=False)
    sent = [one for one in found.passed_over if not _is_ours(office, one.path)]
    if not found.forms:
        there = "、".join(f"{readable(one.path.name)}（{one.what}）" for one in sent[:_MOST_NAMED])
        only = f"只有：{there}。" if there else ""
        if not sent and named == [office.folder(INBOX)]:
            raise Refused("“收件箱”里没有新的表，没有要接收的。")
        raise Refused(f"没有找到可以接收的表格文件。{only}请", Advice.FILES_TO_RECEIVE, "；只接收 .xlsx 表格。")
    return found, sent


def _with_archive(outcomes: Mapping[Path, ReceiveOutcome], form: FormFile) -> ReceiveOutcome:
    """The outcome of a file, which says where it was found if that was in an archive."""
    if isinstance(form, Path):
        return outcomes[form]
    outcome = outcomes[form.path]
    return replace(outcome, messages=(*outcome.messages, f"这个文件在压缩包“{readable(form.archive.name)}”里。"))


def _is_ours(office: Office, file: Path) -> bool:
    """Whether a file lies in the office's folder, but not in its inbox: settings, receipts and notes were sent by nobody."""
    above, root = file.resolve().parents, office.root.resolve()
    return root in above and root / INBOX not in above


def _passed_over(one: PassedOver) -> ReceiveOutcome:
    told = f"没有接收：{one.what}。里面如果有要报送的内容，请填到 Excel 表里再报。"
    return ReceiveOutcome(one.path, "unusable" if one.may_hold_forms else "passed_over", (told,))


def _read_all(run: ReceiveRun, files: Sequence[FormFile], progress: Progress) -> dict[Path, ReceiveOutcome]:
    """First pass: the outcomes already known, by path; every other file is read and added to ``run.pending``."""
    outcomes: dict[Path, ReceiveOutcome] = {}
    elsewhere = not run.dry_run and much_to_read(files)
    for incoming in _opened(run, files, read=not elsewhere):
        if isinstance(incoming, ReceiveOutcome):
            outcomes[incoming.file] = incoming
        else:
            run.pending.append(incoming)
        if not elsewhere:
            progress(len(outcomes) + len(run.pending), 2 * len(files), incoming.file.name)
    for n, incoming in enumerate(read_covers(run.office, run.pending) if elsewhere else (), start=1):
        progress(len(outcomes) + n, 2 * len(files), incoming.file.name)
    return outcomes


def _opened(run: ReceiveRun, files: Sequence[FormFile], *, read: bool) -> Iterator[Incoming | ReceiveOutcome]:
    """For each file in order, the outcome where it is known already, else the file, with its cover where asked to ``read``."""
    seen: dict[str, Path] = {}
    names: Counter[str] = Counter()
    budget = ByteBudget()
    for form in files:
        name = (form if isinstance(form, Path) else form.path).name
        incoming = open_incoming(form, names[name])
        names[name] += 1
        known = _known_outcome(run, incoming, seen)
        if known is None:
            seen[incoming.sha256] = incoming.file
            if read:
                incoming.read_cover()
            if len(seen) <= KEEP_AT_MOST:
                budget.hold(incoming.reading)
            else:
                incoming.reading.let_go()
        yield known or incoming


def _known_outcome(run: ReceiveRun, incoming: Incoming, seen: dict[str, Path]) -> ReceiveOutcome | None:
    if incoming.failure:
        return ReceiveOutcome(incoming.file, "unusable", (incoming.failure,))
    if incoming.sha256 in seen:
        return ReceiveOutcome(incoming.file, "unchanged", (f"与“{seen[incoming.sha256].name}”内容完全相同，只收一份。",))
    with reading(run.office.engine) as connection:
        before = with_hash(connection, incoming.sha256)
    if before is None or before.state == "returned":
        return None
    if not run.dry_run:
        repair(run.office, incoming, before)
    since = f"，{before.state_words}" if before.made else "，后来已被新报的代替" if before.state == "superseded" else ""
    message = f"这个文件已经收过（第{before.id}号回执，{before.received_at[:10]}）{since}，没有改动任何数据。"
    return ReceiveOutcome(incoming.file, "unchanged", (message, *_still_out(before)), before)


def _still_out(before: Receipt) -> tuple[str, ...]:
    """What is told where units were returned out of the workbook that came again: it brings them back neither with a reason."""
    names = "、".join(waiting_in(before).values()) if before.state == "accepted" else ""
    words = f"其中退回过的单位（{names}）仍按退回未改处理；它们的数据确实不用改的，请把整份表退回，再写明理由收一次。"
    return (words,) if names else ()


def _end(incoming: Incoming) -> dt.date:
    return incoming.period.end if incoming.period else dt.date.max


def _place(incoming: Incoming) -> tuple[object, ...]:
    """Sort key: by the end of the period, change forms last, those in the order in which they were made."""
    changes = incoming.kind == KIND
    return (_end(incoming), changes, *(incoming.order if changes else ()))


def _batches(pending: Sequence[Incoming]) -> Iterator[list[Incoming]]:
    """The files to be checked together: those of one unit and period. Several of one kind and part are in successive batches.

    Those of an earlier period come first: a roster is compared with the last one that was accepted. Within a period each change
    form is one by itself, after all others: it changes the roster that is in force by then.
    """
    groups: dict[object, list[Incoming]] = defaultdict(list)
    for incoming in sorted(pending, key=_place):
        own = (incoming.unit, incoming.period) if incoming.unit and incoming.period and incoming.kind != KIND else incoming.file
        groups[own].append(incoming)
    for group in groups.values():
        yield from _turns(group)


def _turns(group: Sequence[Incoming]) -> Iterator[list[Incoming]]:
    """The files of one unit and period in successive batches, each with at most one of a kind and part."""
    turns: dict[object, list[Incoming]] = defaultdict(list)
    for incoming in sorted(group, key=lambda one: one.order):
        turns[incoming.kind, incoming.declared_part].append(incoming)
    for turn in range(max(len(those) for those in turns.values())):
        yield [those[turn] for those in turns.values() if turn < len(those)]
