"""The frame: window, sidebar, right panel, toasts, ways from page to page."""
