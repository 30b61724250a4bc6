"""What an office receives: reading, judging and filing submissions, receipts, and who has not reported."""
