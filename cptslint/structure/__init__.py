"""Document to Contract: zones, parties, articles, clauses, commitments."""
