"""The tests of `security_meetings.build`."""
