"""The tests of `security_meetings.reader`."""
