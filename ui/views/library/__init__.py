"""Pages of the library, its grids and tables."""
