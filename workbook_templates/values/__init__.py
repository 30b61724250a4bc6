"""How a cell is read: text, codes, dates, numbers and periods as clerks write them."""
