"""The result of the demo as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from addin.demo.demo_result import HANDLERS, DemoResult
from addin.demo.evaluation.evaluate import Evaluation
from validators.allowance.outcome import ClaimOutcome
from validators.catalogue import find
from workbook_templates.values.amount import money


def demo_text(result: DemoResult) -> str:
    """The run in about twenty lines: the work, the accuracy of the checks, the payments, the files to open."""
    return "\n".join([*_work(result), "", *_accuracy(result.evaluation), "", *_money(result), "", *_files(result)])


def _work(result: DemoResult) -> Iterator[str]:
    parts = result.findings
    yield f"虚构的盘龙区（示例）：{result.units}个单位，{result.people:,}名离退休干部，{result.files}张表（种子 {result.seed}）。"
    yield f"单位校验：发现错误{parts['error']}处、提醒{parts['warning']}处、说明{parts['info']}处。"
    yield (
        f"区里接收：收下{result.accepted}张；退回{result.returned_units}个单位的{result.returned}张，更正后重报{result.resent}张；"
        f"仍未收齐{result.outstanding}张。"
    )
    yield f"全区汇总：上报{result.rows_up:,}行；各单位的表放在一起又发现{result.across}处（跨单位重复、超额联系等）。"


def _accuracy(result: Evaluation) -> Iterator[str]:
    rules = sum(score.planted > 0 for score in result.scores.values())
    share = result.found / result.planted if result.planted else 0
    yield f"植入错误{result.planted}处（{rules}条规则），查出{result.found}处（{share:.1%}），误报{len(result.false_alarms)}处。"
    for miss in result.missed:
        yield f"  没有查出：{miss.rule} {miss.file} {miss.sheet} 第{miss.row}行 {miss.note}"
    for alarm in result.false_alarms:
        yield f"  误报：{alarm.rule} {alarm.file} {alarm.sheet} {alarm.cell} {alarm.message}"
    for what in result.wrong:
        yield f"  补贴不对：{what}"


def _money(result: DemoResult) -> Iterator[str]:
    paid = f"发放{result.paid_persons}人、{result.paid_count}人月，共 {money(result.paid_fen)} 元"
    equal = "相等" if result.equal else "不相等！"
    yield f"补贴：{'、'.join(HANDLERS)}三人办理，{paid}；发放表、台账、各单位合计{equal}。"
    for one in result.stopped:
        label = ClaimOutcome(one.outcome).label
        yield f"  {label}：{one.rule} {find(one.rule).brief}，{one.persons}人、{one.claims}人月，{money(one.fen)} 元"
    sound = "通过" if result.sound else "没有通过！"
    again = (
        f"发出 {result.again_count} 人月、{money(result.again_fen)} 元，{ClaimOutcome.BLOCKED.label} {result.again_blocked} 条"
    )
    yield f"同一季度再发一次：{again}。台账校验{sound}。"


def _files(result: DemoResult) -> Iterator[str]:
    yield f"用时 {result.seconds:.1f} 秒。可以打开看看："
    here = Path.cwd()
    for what, path in result.open:
        yield f"  {what}：{path.relative_to(here) if path.is_relative_to(here) else path}"
