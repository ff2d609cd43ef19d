"""The OpenSubsonic endpoints."""
