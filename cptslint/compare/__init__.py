"""Two drafts of one convention to what moved between them; pure functions on two reports."""
