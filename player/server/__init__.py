"""This library over OpenSubsonic, with membership and changes: the optional extra `[server]`."""
