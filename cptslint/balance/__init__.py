"""Commitments and findings to a balance between the parties; pure arithmetic."""
