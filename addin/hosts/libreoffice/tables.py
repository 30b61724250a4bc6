class Tables:
    def __init__(s,x): pass
    def __iter__(s): return iter(())
