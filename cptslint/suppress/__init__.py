"""Findings set aside: accepted risks, those of a baseline, those that did not change since a revision."""
