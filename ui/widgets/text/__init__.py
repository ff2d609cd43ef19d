"""Words: plain, elided, linked, on one line."""
