"""The report as a Word document, for a board that meets around a table."""
