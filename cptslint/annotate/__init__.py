"""Annotation: the user's own DOCX with Word comments and tracked insertions, everything else as it was."""
