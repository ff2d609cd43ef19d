"""Home and reports: what was heard, and what to hear."""
