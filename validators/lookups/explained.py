"""Whether a unit's cover says why somebody is no longer on its roster."""

from __future__ import annotations

import re

from validators.lookups.covers import unit_remarks
from workbook_templates.table import Tables

_SENTENCE_END = re.compile(r"[。！!]")
_GOING = "转(?!发|达|告)|调[往到至出入离去回任动走整]|迁|搬|划|移交|离开|离职|离世|辞职|出国|定居|去[了往向世]|随子女"
_DYING = "逝世|病故|病逝|死亡|亡故|过世|走失|失踪|失联"
_LISTED_WRONGLY = "误|错|重复|多报|多列|重报|不[再应该属是符在列由]|未办|删|核减|剔除|取消|停止|撤销|开除|除名|更正|更名|改[名为]"
_SAID = re.compile("|".join((_GOING, _DYING, _LISTED_WRONGLY)))


def absence_explained(tables: Tables, unit: str, name: str) -> bool:
    """Whether a sentence of 说明 that names the person says that they left or should not have been listed.

    A list (下列人员误列：…) is one sentence over its lines.
    """
    sentences = (one for remark in unit_remarks(tables, unit) for one in _SENTENCE_END.split(remark))
    return bool(name) and any(name in one and _SAID.search(one) is not None for one in sentences)
