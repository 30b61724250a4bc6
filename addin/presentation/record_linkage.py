"""Results of record linkage between offices as text: the key, the codes, the matches, the persons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.consolidation.record_linkage_results import CodesWritten, OfficesCompared, PersonBehindCode
from workbook_templates.advice import Advice, Sentence, in_lines


def key_text(number: str, file: Path) -> str:
    """The path of a new key with its fingerprint ``number``, and how to hand it on."""
    return f"已生成密钥（编号 {number}）：{file}\n请当面交给参加核对的机构，不要和比对码放在一起传。"


def codes_text(done: CodesWritten) -> str:
    """What a list of codes contains, and who may have it."""
    kinds = "、".join(f"{kind} {count:,} 条" for kind, count in sorted(done.kinds.items()))
    return f"已写好比对码（{kinds}；密钥编号 {done.key}）：{done.file}\n里面没有身份证号和姓名。请只报给发密钥的上级机构。"


def compared_text(done: OfficesCompared) -> str:
    """The offices compared, the number of matches of each kind, and the file for each office."""
    names = "、".join(f"{name}（{code}）" for code, name in done.offices.items())
    head = f"{len(done.offices)} 家机构：{names}。"
    if not done.kinds:
        return f"{head}没有发现同一个人在几家机构。"
    kinds = "，".join(f"{kind} {count} 组" for kind, count in done.kinds.items()) + "。"
    written = (f"  {one.office_name}：{one.rows} 条，{one.file}" for one in done.written)
    return in_lines([head, kinds, *written, Sentence("请把各自的结果发回各机构，由它们", Advice.IDENTIFY, "。")])


def who_text(found: Sequence[PersonBehindCode]) -> str:
    """A line a match, with the person's name and masked number."""
    return "\n".join([*map(_who, found), f"共 {len(found)} 条。请与对方机构核实由谁管理、由谁发放。"])


def _who(one: PersonBehindCode) -> str:
    who = f"{one.name or '（花名册上已没有）'}（{one.number}）" if one.number else "（现在的花名册和台账里没有这个人）"
    month = f" {one.month}" if one.month else ""
    return f"{one.kind}{month}：{who}，对方机构：{one.other_office}"
