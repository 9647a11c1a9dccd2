"""The tests of `security_meetings.questions`."""
