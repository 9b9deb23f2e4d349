"""The table, as CSV and as a workbook."""
