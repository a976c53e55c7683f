"""From reports to what people read: one format per module, one wording for all of them."""
