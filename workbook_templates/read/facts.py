"""What the reader may notice about a workbook: the kinds of ``Fact`` that the T rules judge."""

UNREADABLE = "unreadable"

UNKNOWN_FORM = "unknown_form"
METADATA_LOST = "metadata_lost"
OLDER_VERSION = "older_version"
NEWER_VERSION = "newer_version"
MIGRATED = "migrated"
ROWS_TO_MEND = "rows_to_mend"

SHEET_MISSING = "sheet_missing"
SHEET_RENAMED = "sheet_renamed"
SHEET_EXTRA = "sheet_extra"
SHEET_COPIED = "sheet_copied"
HEADER_MISSING = "header_missing"
TITLE_PERIOD = "title_period"

COLUMN_MISSING = "column_missing"
COLUMN_RENAMED = "column_renamed"
COLUMN_EXTRA = "column_extra"
COLUMN_TWICE = "column_twice"

MERGED = "merged"
FORMULA = "formula"
FORMULA_NO_VALUE = "formula_no_value"
ERROR_CELL = "error_cell"
PICTURE = "picture"

MACROS = "macros"
OLE = "ole"
EXTERNAL_LINK = "external_link"
CONNECTION = "connection"
DDE = "dde"
HAZARDS = frozenset({MACROS, OLE, EXTERNAL_LINK, CONNECTION, DDE})

HIDDEN_SHEET = "hidden_sheet"
HIDDEN_ROW = "hidden_row"
HIDDEN_COLUMN = "hidden_column"
FILTER = "filter"

TICK_UNKNOWN = "tick_unknown"
TICK_CONFLICT = "tick_conflict"

BLANK_ROW = "blank_row"
TOTAL_ROW = "total_row"
NOTE_ROW = "note_row"
HEADER_AGAIN = "header_again"
STRAY_CELL = "stray_cell"
