"""What an office reads: indicators, the summary workbook, notices and the dashboard."""
