"""Builders: one module an area of the window; `ui.app` begins with `window`.

What an area may add to the window: pages (`add_page`, `add_subpage`), entries of the sidebar
(`sidebar.add`), tabs of the right panel (`add_panel_tab`), commands with keys (`commands.add`),
ways to open things of the library (`routes.add`) and switches of the bar (`bar.output.add_switch`).
"""
