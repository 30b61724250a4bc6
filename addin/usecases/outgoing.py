"""Use case: gather what is to be sent out: one folder and one .zip for each unit, all that is new since the last time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from addin.errors import Refused
from addin.runtime import clock
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, reading, take_turns
from addin.submissions.folder import OUTGOING, Office, open_office
from addin.submissions.office_files import unit_file_name
from addin.submissions.outgoing_events import GatheredPapers, Paper, SentBefore, record_gathering, sent_before
from addin.submissions.receipts import Receipt, of_period
from addin.submissions.register import Subordinate, load_units
from addin.submissions.take_back import taken_back
from addin.usecases.anchor_files import write_anchors
from addin.usecases.folder_archive import pack
from addin.usecases.periods import period_of
from addin.usecases.unit_papers import PaperSearch, names_agree, papers_of
from workbook_templates.atomic_write import copy_atomically, replacing
from workbook_templates.values.period import Period


def gather_outgoing(root: Path, period: str, *, progress: Progress = no_progress) -> GatheredPapers:
    """Gather every unit's returns, receipts, letters and next forms that were not gathered before into a new folder of 发出.

    The folder is whole before it has its name, and only then is it recorded: what was interrupted is gathered again. Refused
    where no unit is registered, or where a file cannot be read or written.
    """
    office, span = open_office(root), period_of(period)
    units = load_units(office)
    if not units:
        raise Refused("登记簿里还没有下级单位，没有要发出的。")
    with reading(office.engine) as connection:
        receipts = of_period(connection, str(span))
        sent = sent_before(connection, office.settings.code, str(span)).papers
    search = PaperSearch(office, span, receipts, sent, taken_back(office))
    try:
        done = _sent(office, span, GatheredPapers(None, _found(search, units, progress), tuple(_withheld(receipts, units))))
    except OSError as error:
        why = error.strerror or error
        raise Refused(f"“{OUTGOING}”里的文件写不了：{why}。请关闭正打开着的文件，检查磁盘空间后再试。") from None
    write_anchors(office, clock.stamp())
    return done


def _found(search: PaperSearch, units: Sequence[Subordinate], progress: Progress) -> list[tuple[Subordinate, Sequence[Paper]]]:
    """The new papers of each unit that has any."""
    found: list[tuple[Subordinate, Sequence[Paper]]] = []
    for n, unit in enumerate(units, start=1):
        progress(n, len(units), unit.name)
        if papers := list(papers_of(search, unit)):
            found.append((unit, papers))
    return found


def _sent(office: Office, period: Period, done: GatheredPapers) -> GatheredPapers:
    """Write what was found and record it, but for what somebody else has gathered meanwhile; nothing where nothing is new."""
    with begin(office.engine) as connection:
        take_turns(connection)
        before = sent_before(connection, office.settings.code, str(period))
        new = [
            (unit, [one for one in papers if one.sha256 not in before.papers.get(unit.code, ())]) for unit, papers in done.papers
        ]
        done = done._replace(papers=[(unit, papers) for unit, papers in new if papers])
        if done.papers:
            done = done._replace(where=_written(office, period, before, done.papers))
            record_gathering(connection, office.settings.code, str(period), done, clock.stamp())
    return done


def _withheld(receipts: Sequence[Receipt], units: Sequence[Subordinate]) -> Iterator[str]:
    """A sentence for each receipt whose cover names another unit than the one of its code."""
    by_code = {unit.code: unit for unit in units}
    for one in receipts:
        unit = by_code.get(one.key.unit) if one.key else None
        if unit and not names_agree(one, unit):
            yield (
                f"第{one.id}号回执：封面写的是“{one.unit_name}”，单位代码却是{unit.name}的，没有放进去。请打电话问清是谁的，再单独发。"
            )


def _written(office: Office, period: Period, before: SentBefore, found: Sequence[tuple[Subordinate, Sequence[Paper]]]) -> Path:
    """The folder of this gathering, whole; one of the same number that was never recorded is replaced."""
    parent = office.folder(OUTGOING) / str(period)
    parent.mkdir(parents=True, exist_ok=True)
    number = f"第{before.gatherings + 1}次_"
    for unrecorded in parent.glob(f"{number}*"):
        shutil.rmtree(unrecorded)
    target = parent / f"{number}{clock.today():%Y%m%d}"
    with tempfile.TemporaryDirectory(dir=parent, prefix=".") as folder:
        made = Path(folder) / target.name
        for unit, papers in found:
            _write_unit(made / unit_file_name(unit.name, unit.code), papers)
        made.rename(target)
    return target


def _write_unit(folder: Path, papers: Sequence[Paper]) -> None:
    """Copy a unit's papers into its folder, and pack them beside it."""
    folder.mkdir(parents=True)
    for paper in papers:
        copy_atomically(paper.file, folder / paper.name, durable=True)
    with replacing(folder.with_name(f"{folder.name}.zip"), durable=True) as file:
        pack(folder, file)
