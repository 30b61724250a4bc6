"""Whether a unit's cover says why somebody is no longer on its roster."""

from __future__ import annotations

import re

from validators.lookups.covers import unit_remarks
from workbook_templates.table import Tables

_SENTENCE_END = r"[。！!]"
_WHERE_TO = "[转调迁搬][往到至入去给回]|转出[往到至]|划[转归]|移交|去向|出国|定居|随子女|离世|去世|不由"
_GOING = "转(?!发|达|告)|调[出离任动走整]|迁|搬|划|离开|离职|辞职|去[了往向]"
_DYING = "逝世|病故|病逝|死亡|亡故|过世|走失|失踪|失联"
_LISTED_WRONGLY = "误|错|重复|多报|多列|重报|不[再应该属是符在列]|未办|删|核减|剔除|取消|停止|撤销|开除|除名|更正|更名|改[名为]"
_WENT_SOMEWHERE = "|".join((_WHERE_TO, _DYING, _LISTED_WRONGLY))
_GONE = "|".join((_WHERE_TO, _GOING, _DYING, _LISTED_WRONGLY))


def absence_explained(tables: Tables, unit: str, name: str) -> bool:
    """Whether a sentence of 说明 that names the person says that they left or should not have been listed."""
    return any(re.search(_GONE, one) for one in _sentences_about(tables, unit, name))


def whereabouts_explained(tables: Tables, unit: str, name: str) -> bool:
    """Whether a sentence of 说明 that names the person says where they went, or that they did not move; 转出 alone is neither."""
    return any(re.search(_WENT_SOMEWHERE, one) for one in _sentences_about(tables, unit, name))


def _sentences_about(tables: Tables, unit: str, name: str) -> list[str]:
    """The sentences of 说明 that name the person. A list (下列人员误列：…) is one sentence over its lines."""
    sentences = (one for remark in unit_remarks(tables, unit) for one in re.split(_SENTENCE_END, remark))
    return [one for one in sentences if name and name in one]
