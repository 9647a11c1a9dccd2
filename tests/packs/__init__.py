"""The tests of `security_meetings.packs`."""
