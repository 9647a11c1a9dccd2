"""The tests of `security_meetings.policy`."""
