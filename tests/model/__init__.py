"""The tests of `security_meetings.model`."""
