"""Builders: one module an area of the window; `ui.app` begins with `window`."""
