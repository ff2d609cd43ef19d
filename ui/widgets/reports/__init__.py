"""Figures of a report, on the page and as a picture."""
