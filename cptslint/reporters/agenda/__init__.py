"""The dates of a convention, as people, programs and calendars read them."""
