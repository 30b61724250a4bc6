"""Papers of payment: the allowance sheet finance signs, the list for the bank, amounts in capitals."""
