"""Membership, servers, downloads."""
