"""Pure functions on French text: cleaning, folding, tokens, inflection, terms, quantities."""
