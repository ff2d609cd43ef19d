"""Plans, entitlements, devices and codes."""
