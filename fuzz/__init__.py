"""Coverage-guided fuzzing of what reads foreign bytes; docs/fuzzing.md says how to run it."""
