"""Icons, themes, presets, HRTFs and translations, read through `importlib.resources`."""
