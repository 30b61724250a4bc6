"""队伍状况分析, which （十二） demands each half-year: a Word document to be edited, and the workbook behind it."""
