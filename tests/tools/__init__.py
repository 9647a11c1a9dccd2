"""Exports, each opened by a tool of others that reads such files."""
