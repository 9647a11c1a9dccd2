"""Tests that need tools of others: they are run by the session `tools`."""
