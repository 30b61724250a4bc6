"""Receiving: read every file, check it with all codes the office knows, and keep it or send it back. Running again repairs.

Two passes: the first reads every file of this run and learns its codes, the second judges, so that a file may refer to
what another file of the same run brings. One bad file never stops the others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from addin.errors import Refused
from addin.office.codes import CodeBook, Register, open_code_book
from addin.office.difference import SheetDifference
from addin.office.files import workbooks_in
from addin.office.folder import Office
from addin.office.gate import gate, stale
from addin.office.incoming import Incoming, meet
from addin.office.keeping import Judged, accept, repair, send_back
from addin.office.parts import decide
from addin.office.receipts import Receipt, accepted, with_hash
from addin.office.register import Unit, load_units
from addin.store.connection import reading
from validators.engine import check
from validators.finding import Finding
from workbook_templates.values.period import Period

Progress = Callable[[int, int, str], None]
KEEP_AT_MOST = 300  # workbooks held in memory between the two passes; the rest are read again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: accepted, returned, unchanged (received before) or unusable, and what to tell."""

    file: Path
    result: str
    told: tuple[str, ...] = ()
    receipt: Receipt | None = None
    findings: tuple[Finding, ...] = ()
    difference: tuple[SheetDifference, ...] = ()

    @property
    def exit_status(self) -> int:
        """0 accepted or unchanged, 1 returned, 2 could not be used."""
        return {"returned": 1, "unusable": 2}.get(self.result, 0)


@dataclass
class _Run:
    office: Office
    as_of: dt.date | None
    reason: str
    units: list[Unit]
    progress: Progress
    fresh: list[Incoming] = field(default_factory=list)
    books: dict[Period, CodeBook] = field(default_factory=dict)
    done: int = 0
    total: int = 0

    def step(self, file: Path) -> None:
        self.done += 1
        self.progress(self.done, self.total, file.name)


def receive(
    office: Office,
    paths: Iterable[Path],
    *,
    as_of: dt.date | None = None,
    accept_with_reason: str = "",
    progress: Progress = lambda done, total, name: None,
) -> list[Outcome]:
    """Receive files and folders; one outcome a file, in the order they were found."""
    files = list(dict.fromkeys(workbooks_in(paths)))
    if not files:
        raise Refused("没有找到可以接收的表格文件。请检查路径；只接收 .xlsx 表格。")
    run = _Run(office, as_of, accept_with_reason.strip(), load_units(office), progress, total=2 * len(files))
    outcomes: dict[Path, Outcome] = {}
    run.fresh = list(_look(run, files, outcomes))
    for batch in _rounds(run.fresh):
        outcomes |= {outcome.file: outcome for outcome in _judge(run, batch)}
    return [outcomes[file] for file in files]


def _look(run: _Run, files: Sequence[Path], outcomes: dict[Path, Outcome]) -> Iterator[Incoming]:
    """First pass: settle what is known already, read the rest."""
    seen: dict[str, Path] = {}
    names: Counter[str] = Counter()
    for file in files:
        incoming = meet(file, names[file.name])
        names[file.name] += 1
        run.step(file)
        settled = _settled(run, incoming, seen)
        if settled is not None:
            outcomes[file] = settled
            run.step(file)
            continue
        seen[incoming.sha256] = file
        incoming.look(keep=len(seen) <= KEEP_AT_MOST)
        yield incoming


def _settled(run: _Run, incoming: Incoming, seen: dict[str, Path]) -> Outcome | None:
    if incoming.trouble:
        return Outcome(incoming.file, "unusable", (incoming.trouble,))
    if incoming.sha256 in seen:
        return Outcome(incoming.file, "unchanged", (f"与“{seen[incoming.sha256].name}”内容完全相同，只收一份。",))
    with reading(run.office.engine) as connection:
        before = with_hash(connection, incoming.sha256)
    if before is None or before.state == "returned":
        return None
    repair(run.office, incoming, before)
    replaced = "，后来已被新报的代替" if before.state == "superseded" else ""
    told = f"这个文件已经收过（第{before.id}号回执，{before.received_at[:10]}）{replaced}，没有改动任何数据。"
    return Outcome(incoming.file, "unchanged", (told,), before)


def _rounds(fresh: Sequence[Incoming]) -> Iterator[list[Incoming]]:
    """Files to be checked together: those of one unit and period; several about the same thing one after the other."""
    groups: dict[object, list[Incoming]] = defaultdict(list)
    for incoming in fresh:
        own = (incoming.unit, incoming.period) if incoming.unit and incoming.period else incoming.file
        groups[own].append(incoming)
    for group in groups.values():
        turns: dict[object, list[Incoming]] = defaultdict(list)
        for incoming in sorted(group, key=lambda one: one.age):
            turns[incoming.kind, incoming.declared].append(incoming)
        for turn in range(max(len(those) for those in turns.values())):
            yield [those[turn] for those in turns.values() if turn < len(those)]


def _judge(run: _Run, batch: list[Incoming]) -> Iterator[Outcome]:
    """Second pass: the checks, then each file is kept or sent back."""
    submissions = [incoming.submission() for incoming in batch]
    reports = check(submissions, as_of=run.as_of, policy=run.office.settings.policy, register=_register(run, batch))
    for incoming, submission, report in zip(batch, submissions, reports, strict=True):
        report.findings += gate(run.office.settings, run.units, incoming, submission)
        report.findings.sort(key=lambda finding: finding.order)
        try:
            outcome = _put_away(run, Judged(incoming, report, run.reason))
        except Refused as refusal:
            outcome = Outcome(incoming.file, "unusable", (str(refusal),))
        except OSError as error:
            told = f"文件保存不了：{error.strerror or error}。请检查磁盘空间和权限后再收一次。"
            outcome = Outcome(incoming.file, "unusable", (told,))
        incoming.kept = None
        run.step(incoming.file)
        yield outcome


def _register(run: _Run, batch: list[Incoming]) -> Register:
    """The codes this office knows, for the unit whose files these are."""
    first = batch[0]
    if first.period is None:
        return {}
    if first.period not in run.books:
        book = open_code_book(run.office, first.period, (unit.code for unit in run.units))
        book.run = [((one.kind, one.unit), one.codes) for one in run.fresh]
        run.books[first.period] = book
    replaced = {(one.kind, one.unit) for one in batch if one.declared is None}
    return run.books[first.period].register(first.unit, replaced)


def _put_away(run: _Run, judged: Judged) -> Outcome:
    incoming, report, office = judged.incoming, judged.report, run.office
    if not report.usable or judged.key is None or judged.blocked:
        return _sent_back(office, judged)
    key = judged.key
    with reading(office.engine) as connection:
        before = accepted(connection, kinds=(key.kind,), periods=(key.period,), unit=key.unit)
    submission = incoming.submission()
    decision = decide(office, submission, incoming.times, incoming.declared, before)
    older = stale(office.settings, incoming, submission, decision)
    if older:
        report.findings[:0] = older
        return _sent_back(office, judged)
    receipt = accept(office, judged, decision)
    told = (decision.told,) if decision.told else ()
    return Outcome(incoming.file, "accepted", told, receipt, tuple(report.findings), decision.difference)


def _sent_back(office: Office, judged: Judged) -> Outcome:
    receipt, again = send_back(office, judged)
    told = ("与上次退回的是同一个文件，还没有改好。",) if again else ()
    result = "returned" if judged.report.usable else "unusable"
    return Outcome(judged.incoming.file, result, told, receipt, tuple(judged.report.findings))
