"""What moved between two drafts, as people and machines read it: one module per format, one wording for all."""
