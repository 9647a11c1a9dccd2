"""The tests of `security_meetings.tables`."""
