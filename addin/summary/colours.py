"""The colours of a chart's series, light enough for the numbers that stand on them; Word's and Excel's charts share them."""

SERIES = ("6C9BC4", "E3AD67", "86B9A9", "B697B4", "A8B2BC")
