"""How large a submission may be, chosen so that the worst file stays under 5 seconds and 500 MiB.

A roster of 20,000 persons inflates to some 25 MiB. What is read stands in memory about four times: inflated, handed to
the cell reader, as its cells, and as ours. A consolidated book beyond these limits is sent in parts.
"""

MIB = 1024 * 1024

MOST_BYTES = 100 * MIB
MOST_ENTRIES = 2_000
MOST_INFLATED = 122 * MIB
MOST_PART = 116 * MIB  # a roster of 98,000 persons as our own forms are written
MOST_TEXTS = 40 * MIB  # shared texts, a small object each
MOST_DEFLATED = 1032  # bytes that deflate can make of one
MOST_RATIO = 200  # a real sheet of equal rows reaches about 60 : 1
RATIO_FREE = 8 * MIB

MOST_COLUMNS = 104
MOST_STRAYS = 1_000
# Over all sheets larger than usual: what the reader's ranges may fill.
MOST_AREA = 16_000_000
# The same for formats that are read whole: every cell in it takes memory, filled or not.
MOST_CELLS = 4_000_000

LONG_TEXT = 2_000
MOST_COPIED = 48 * MIB
# Formulas, error values and the like of one sheet, each remembered with its cell.
MOST_NOTED = 20_000
