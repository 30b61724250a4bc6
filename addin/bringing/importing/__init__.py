"""An office's own roster, in whatever columns it is kept, brought into our forms.

The way of the data: ``layout`` finds the lists in the sheets, ``columns`` proposes which column is which, ``mapping`` holds what
is decided and what is asked and shows it as a sheet, ``conversion`` reads the cells, ``result`` writes forms and the listing.
``vocabulary`` holds the words offices use.
"""
