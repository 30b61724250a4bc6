"""The ledger of allowances: drafting, approving, paying and reversing batches; hash-chained and append-only."""
