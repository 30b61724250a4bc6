"""Only the rows that need mending, in a workbook of their own; and, once mended, back into the clerk's own workbook."""

from workbook_templates.mend.extract import extract
from workbook_templates.mend.merge_back import Merged, merge_back
from workbook_templates.mend.stamp import NotItsWorkbook

__all__ = ["Merged", "NotItsWorkbook", "extract", "merge_back"]
