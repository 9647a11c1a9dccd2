"""The tests of `security_meetings.export`."""
