"""The ledger of allowances: batches are drafted, approved, paid and reversed; its entries are hash-chained, append-only."""
