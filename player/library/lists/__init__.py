"""Lists as the window reads them: id vectors first, rows in pages."""
