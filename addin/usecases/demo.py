"""Run the whole job on an invented county: fill in, check, return, correct, consolidate, pay, pay again, report."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from addin.demo import demo_folder
from addin.demo.county.expected import Expected
from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.model import County
from addin.demo.county.save_forms import save_forms
from addin.demo.county.scale import DEMO, Scale
from addin.demo.demo_result import HANDLERS, DemoResult
from addin.demo.evaluation.evaluate import evaluate
from addin.demo.evaluation.expected_payments import payments_due
from addin.demo.evaluation.payment_evaluation import DecidedClaim, evaluate_payments, unpaid_by_rule
from addin.demo.evaluation.planted_list import write_planted_list
from addin.demo.plants import plant_errors
from addin.demo.plants.planted import Planted, differs
from addin.ledger.draft import DraftedBatch
from addin.runtime.progress import progress_bar
from addin.settings import Settings
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.status import OWING
from addin.usecases import allowance_papers, allowances, office, reports
from addin.usecases.blank_form import new_form
from addin.usecases.check_files import MARKED, check_files
from validators.allowance.people import NOT_PAID
from validators.finding import Finding, Report, Severity
from validators.planting.site import FilledForm
from workbook_templates.mark import mark
from workbook_templates.plain import write_plain
from workbook_templates.schema import KINDS, form

MARKED_COPIES = 6


def run_demo(root: Path, seed: int, scale: Scale = DEMO, *, quiet: bool = False) -> DemoResult:
    """Run the job in the folder ``root``; the figures of the run. ``quiet`` shows no progress bars.

    Refused where the folder has other content or cannot be written.
    """
    return _DemoRun(root, seed, scale, quiet=quiet).run()


class _DemoRun:
    def __init__(self, root: Path, seed: int, scale: Scale, *, quiet: bool) -> None:
        self.root, self.scale, self.quiet = root, scale, quiet
        self.result = DemoResult(root, seed)
        self.office = root / demo_folder.OFFICE
        self.results = root / demo_folder.RESULTS
        self.original: dict[str, str] = {}

    def run(self) -> DemoResult:
        """All steps in order."""
        began = time.perf_counter()
        demo_folder.prepare(self.root, self.result.seed)
        self._blank_forms()
        self._fill_in()
        self._check()
        self._receive()
        self._consolidate()
        self._pay()
        self._pay_again()
        self._report()
        self.result.seconds = time.perf_counter() - began
        return self.result

    def _blank_forms(self) -> None:
        for kind in KINDS:
            new_form(kind, self.root / demo_folder.BLANK)

    def _fill_in(self) -> None:
        self.county = make_county(self.result.seed, self.scale)
        books = clean_books(self.county, self.scale)
        self.planted: Planted = plant_errors(self.county, books, self.result.seed, self.scale)
        self.period, self.as_of = str(self.county.period), self.county.period.end + dt.timedelta(days=15)
        with progress_bar("各单位填表", quiet=self.quiet) as bar:
            self.paths = save_forms(books, self.root / demo_folder.FILLED, lambda done, total: bar(done, total, ""))
        self.result.units, self.result.files = len(self.county.units), len(self.paths)
        self.result.people = sum(len(unit.people) for unit in self.county.units)

    def _check(self) -> None:
        with progress_bar("单位校验", quiet=self.quiet) as bar:
            found = check_files(self.paths, as_of=self.as_of, progress=bar)
        findings = [finding for report in found for finding in report.findings]
        self.result.findings = {s.value: sum(f.severity is s for f in findings) for s in Severity}
        self.result.evaluation.add(evaluate(findings, self.planted.at_check()))
        self._mark(found)

    def _mark(self, found: Sequence[Report]) -> None:
        """Write marked copies of the forms with the most findings."""
        (self.root / demo_folder.MARKED).mkdir(parents=True, exist_ok=True)
        with_errors = [(path, report) for path, report in zip(self.paths, found, strict=True) if report.kind and report.findings]
        most = sorted(with_errors, key=lambda pair: -len(pair[1].findings))[:MARKED_COPIES]
        copies = [(self.root / demo_folder.MARKED / f"{path.stem}{MARKED}.xlsx", path, report) for path, report in most]
        written = [copy for copy, path, report in copies if mark(path, copy, report.findings)]
        self.result.open += [("标出问题的表（退回单位改的）", written[0])] if written else []

    def _receive(self) -> None:
        register = self.root / demo_folder.REGISTER
        _write_register(register, self.county, self.planted.books)
        office.set_up_office(self.office, code=self.county.code, name=self.county.office, level="county", subordinates=register)
        _pay_separate_alone(self.office)
        first = self._send(self.root / demo_folder.FILLED, days=9)
        self.returned_files = {outcome.file.name for outcome in first if outcome.exit_status}
        self.units_with_returns = {book.unit for book in self.planted.books if book.file in self.returned_files}
        again = self._correct()
        second = self._send(self.root / demo_folder.CORRECTED, days=12, asked_for=True) if again else []
        refused = [outcome for outcome in second if outcome.exit_status]
        self.result.returned, self.result.returned_units = len(self.returned_files), len(self.units_with_returns)
        self.result.resent = len(second)
        self.result.accepted = sum(outcome.result == "accepted" for outcome in (*first, *second))
        self.result.outstanding = len(refused) + office.status_of(self.office, self.period).count(*OWING)

    def _send(self, where: Path, days: int, *, asked_for: bool = False) -> list[ReceiveOutcome]:
        """Receive files that arrive ``days`` after the period's end; corrected ones arrive after the deadline.

        Those the office has ``asked_for`` may leave rows out.
        """
        arrived = self.county.period.end + dt.timedelta(days=days)
        with progress_bar("接收", quiet=self.quiet) as bar:
            outcomes = office.receive_files(
                self.office, [where], as_of=self.as_of, arrived=arrived, removals_wanted=asked_for, progress=bar
            )
        for outcome in outcomes:
            if outcome.receipt:
                self.original[Path(outcome.receipt.stored).name] = outcome.file.name
        return outcomes

    def _is_corrected(self, book: FilledForm) -> bool:
        """Whether the unit sends a corrected copy of this form."""
        return id(book) in self.sent_again

    def _correct(self) -> list[Path]:
        """Save the corrected forms of each unit that had a form returned; their paths."""
        own = [pair for pair in self.planted.pairs() if pair[0].unit in self.units_with_returns]
        again = [(book, corrected) for book, corrected in own if book.file in self.returned_files or differs(book, corrected)]
        self.sent_again = {id(book) for book, _ in again}
        for _, corrected in again:
            corrected.cover["报送次数"] = 2
        return save_forms([corrected for _, corrected in again], self.root / demo_folder.CORRECTED)

    def _final_books(self) -> list[DemoForm]:
        return [corrected if self._is_corrected(book) else book for book, corrected in self.planted.pairs()]

    def _named(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with the file names under which the units sent their files."""
        from dataclasses import replace  # noqa: PLC0415 - here only

        return [replace(finding, file=self.original.get(Path(finding.file).name, finding.file)) for finding in findings]

    def _consolidate(self) -> None:
        with progress_bar("汇总", quiet=self.quiet) as bar:
            made = office.consolidate_period(self.office, self.period, progress=bar)
        self.result.rows_up = sum(made.rows.values())
        pairs = [seen for one, other, _ in made.persons.probable for seen in (one, other)]
        found = self._named([*made.findings, *(_probable_pair(seen.file, seen.row, seen.name) for seen in pairs)])
        self.result.across = len(found)
        still = self.planted.when_corrected(self._is_corrected)
        expected = [_as_follow_up(each) if each.stage == "check" else each for each in still if each.stage != "money"]
        self.result.evaluation.add(evaluate(found, expected))
        self.result.open += [("报给上级的汇总表", output.path) for output in made.outputs[:1]]

    def _pay(self) -> None:
        made = self._computed()
        lines = self._lines(made)
        due = payments_due(self._final_books(), self.county.code, self.county.period)
        planted = self.planted.when_corrected(self._is_corrected, "money")
        self.result.evaluation.add(evaluate_payments(lines, planted, due, self._named(made.findings)))
        number = made.content.batch.number
        allowances.approve_batch(self.office, self.period, number, HANDLERS[1])
        paid = allowances.pay_batch(self.office, self.period, number, HANDLERS[2])
        self.result.paid_count, self.result.paid_fen = paid.count, paid.fen
        self.result.paid_persons = len({line.number for line in lines if line.outcome == "pay"})
        self.result.stopped = unpaid_by_rule(lines)
        sheet, _ = allowance_papers.write_allowance_sheet(self.office, self.period, number, self.results, None)
        self.result.equal = all(one.equal for one in allowance_papers.reconcile_period(self.office, self.period, number, sheet))
        self.result.open.append(("补贴发放表", sheet))

    def _computed(self) -> DraftedBatch:
        with progress_bar("读取花名册和补贴表", quiet=self.quiet) as bar:
            return allowances.compute_batch(self.office, self.period, HANDLERS[0], ahead=True, progress=bar)

    def _lines(self, made: DraftedBatch) -> list[DecidedClaim]:
        rows = ((made.content.posts[line.post_pos], line) for line in made.content.lines)
        return [
            DecidedClaim(post.number, line.month, self._name(post.file), post.row, line.outcome, line.rule, line.fen)
            for post, line in rows
        ]

    def _name(self, file: str) -> str:
        return self.original.get(Path(file).name, file)

    def _pay_again(self) -> None:
        """Compute, approve and pay the same quarter again by the same three persons; nothing may be paid."""
        made = self._computed()
        self.result.again_blocked = sum(line.outcome == "blocked" and line.rule == "S04" for line in made.content.lines)
        number = made.content.batch.number
        allowances.approve_batch(self.office, self.period, number, HANDLERS[1])
        paid = allowances.pay_batch(self.office, self.period, number, HANDLERS[2])
        self.result.again_count, self.result.again_fen = paid.count, paid.fen
        self.result.sound = not allowances.verify_ledger(self.office, "").problems

    def _report(self) -> None:
        with progress_bar("读取", quiet=self.quiet) as bar:
            summary = reports.summary(self.office, self.period, self.results, self.as_of, progress=bar)
        self.result.open.append(("总表（各项指标、应报未报、重复情况）", summary))
        planted = [e for e in self.planted.at_check() if e.why == "planted"]
        planted += [e for e in self.planted.when_corrected(self._is_corrected) if e.why == "planted" and e.stage != "check"]
        write_planted_list(self.root, (demo_folder.LIST, demo_folder.LIST_JSON), planted, self.result.evaluation)
        self.result.open.append(("植入清单（故意放进去的错误）", self.root / demo_folder.LIST))


def _probable_pair(file: str, row: int, name: str) -> Finding:
    """A person whom consolidation considers probably registered under two numbers, as a finding of S05."""
    return Finding("S05", Severity.WARNING, None, file, "离退休干部", "", row, "身份证号", "", name, "")


def _as_follow_up(each: Expected) -> Expected:
    """A planted error of an accepted form, already reported when it was received, which may be found again over all files."""
    return Expected(each.rule, each.file, each.sheet, each.row, each.column, each.note, "follows", each.stage)


def _pay_separate_alone(root: Path) -> None:
    """Let the office choose, as every office must before it pays: posts of organisations set up jointly are unpaid."""
    settings = Settings.load(root)
    allowance = settings.allowance.model_copy(update={"joint": NOT_PAID})
    settings.model_copy(update={"allowance": allowance}).save(root)


def _write_register(path: Path, county: County, books: Sequence[DemoForm]) -> None:
    kinds = {unit.code: dict.fromkeys(form(b.kind).title for b in books if b.unit == unit.code) for unit in county.units}
    headers = ("单位代码", "单位名称", "级别", "应报表种", "联系人", "联系电话")
    rows = [(unit.code, unit.name, "", "、".join(kinds[unit.code]), "", "") for unit in county.units]
    write_plain(path, "下级单位登记簿", headers, (), rows)
