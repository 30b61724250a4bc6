"""Documents of payment: the allowance sheet that finance signs, the bank's list, amounts in capitals."""
