"""Frozen data types shared by every layer; no behaviour beyond trivial properties."""
