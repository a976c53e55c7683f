"""The report as one HTML page: the board sheet, the points, then the convention with its passages highlighted."""
