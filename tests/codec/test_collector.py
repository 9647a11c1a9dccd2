"""The garbage collector rests while records are made."""

import gc

from security_meetings.codec.collector import collector_paused, collector_running


def test_the_collector_rests_while_somebody_reads() -> None:
    """However many read at once, it rests; when the last one is done, it goes on as before."""
    before = gc.get_threshold()
    with collector_paused():
        assert gc.get_threshold() == (0, *before[1:])
        with collector_paused():
            assert gc.get_threshold() == (0, *before[1:])
        assert gc.get_threshold() == (0, *before[1:])
        with collector_running():
            assert gc.get_threshold() == before
        assert gc.get_threshold() == (0, *before[1:])
    assert gc.get_threshold() == before
