"""The tests of `security_meetings.cli`."""
