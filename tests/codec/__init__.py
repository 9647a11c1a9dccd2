"""The tests of `security_meetings.codec`."""
