"""Sign-in: authorization code with PKCE, and the device flow."""
