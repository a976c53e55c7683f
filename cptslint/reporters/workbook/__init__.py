"""The report as a workbook, for advisers who sort and filter."""
