"""Picking among rival claims, and folding the claims about one subject into a record.

A policy is a list of criteria, tried in order until one of them tells two claims apart. The last
criteria always do, so the answer never depends on the order in which claims were read.
"""

from security_meetings.policy.conflicts import Conflict, conflicts
from security_meetings.policy.criteria import Case, Criterion, in_reading_order
from security_meetings.policy.explaining import Explanation, Rival, explain, explain_item
from security_meetings.policy.folding import fold_all
from security_meetings.policy.policies import (
    BEST_RANK,
    LATEST_PUBLISHED,
    MAJORITY,
    STRICT,
    Policy,
    policy_named,
    source_priority,
)
from security_meetings.policy.standing import Standing, standing_of

__all__ = [
    "BEST_RANK",
    "LATEST_PUBLISHED",
    "MAJORITY",
    "STRICT",
    "Case",
    "Conflict",
    "Criterion",
    "Explanation",
    "Policy",
    "Rival",
    "Standing",
    "conflicts",
    "explain",
    "explain_item",
    "fold_all",
    "in_reading_order",
    "policy_named",
    "source_priority",
    "standing_of",
]
