"""Check kinds: one file each, with `parse` (options of a rule) and `find` (what the rule finds in a contract)."""
