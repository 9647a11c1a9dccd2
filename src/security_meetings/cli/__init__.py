"""The command `security-meetings`."""
