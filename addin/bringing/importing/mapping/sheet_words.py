"""What the workbook of choices is made of: its sheets, headers, and the words for no answer. Written and read by these."""

from __future__ import annotations

COLUMNS, VALUES, DEFAULTS, OPTIONS, ABOUT = "列", "值", "统一填写", "选项", "映射信息"
NO_FIELD, NO_VALUE, LEAVE_BLANK = "（不导入）", "（不采用）", "（空着）"

HIDDEN_KEY = "编号"
COLUMN_HEADERS = ("文件", "工作表", "列", "旧表的列名", "样例一", "样例二", "样例三", "对应到", "把握", "说明", HIDDEN_KEY)
VALUE_HEADERS = ("我们的列", "旧表的写法", "个数", "改成", "把握")
DEFAULT_HEADERS = ("要填的列", "统一填成", "把握", "说明")
ABOUT_HEADERS = ("项目", "内容")
SOURCE, OUTPUT, WRITTEN = "来源", "结果", "结果校验码"
