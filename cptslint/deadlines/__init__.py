"""The dates of a convention: effect, end, renewals, last days to give notice, meetings, evaluations and reports; no clock."""
