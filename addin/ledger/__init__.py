"""The ledger: batches that three hands prepare, approve and pay, and entries that are only ever added."""
