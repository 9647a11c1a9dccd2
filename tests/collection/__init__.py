"""The tests of `security_meetings.collection`."""
