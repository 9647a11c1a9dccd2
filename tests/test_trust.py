"""What the docs promise of bad input and faults: each class is tried, as often as they say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (?P<what>.+?) \| (?P<cases>\d+) \| .+ \|$", re.MULTILINE)
# How a row of the table begins, and the tests that try what it names.
TRIED: dict[str, tuple[str, ...]] = {
    "a pipe, a device": (
        "cases/test_strangers.py::test_what_is_no_file_does_not_keep_a_question_waiting",
        "cases/test_strangers.py::test_what_is_no_file_does_not_keep_the_build_waiting",
        "cases/test_strangers.py::test_a_pipe_beside_the_files_does_not_keep_anything_waiting",
    ),
    "a broken, encrypted": (
        "cases/test_strangers.py::test_a_broken_zip_is_refused_by_this_library",
        "cases/test_strangers.py::test_a_zip_entry_that_is_no_path_does_not_keep_anything_waiting",
        "cases/test_strangers.py::test_a_file_without_permission_is_refused_by_this_library",
        "cases/test_files.py::test_a_zip_of_another_shape_is_read_or_told",
        "cases/test_files.py::test_a_zip_with_names_of_an_old_code_page_is_checked_or_told",
        "packs/test_pack.py::test_path_tricks",
        "packs/test_pack.py::test_broken_gzip",
        "packs/test_unpacked.py::test_what_gzip_did_not_pack",
        "packs/test_unpacked.py::test_a_zip_whose_end_lies",
    ),
    "a small file": (
        "packs/test_limits.py::test_what_is_past_a_limit_is_refused",
        "packs/test_limits.py::test_the_last_record_that_is_allowed",
        "packs/test_unpacked.py::test_very_many_parts_are_refused",
        "packs/test_unpacked.py::test_a_very_long_name_is_passed_over",
        "cases/test_strangers.py::test_a_small_file_that_unpacks_without_end_is_refused",
    ),
    "JSON with very many faults": (
        "packs/test_limits.py::test_many_faults_of_one_record_are_told_in_brief",
        "packs/test_limits.py::test_problems_past_the_limit_are_counted",
        "cases/test_strangers.py::test_json_with_many_faults_is_refused_in_proportion",
        "cases/test_strangers.py::test_json_with_many_keys_is_read_in_proportion",
        "codec/test_text.py::test_an_item_without_end",
        "codec/test_text.py::test_half_letters_need_a_closer_look",
    ),
    "JSON or TOML that is nested": (
        "build/test_outline.py::test_too_much",
        "build/test_outline.py::test_short_time",
        "cases/test_strangers.py::test_valid_toml_that_makes_no_sense_is_refused",
    ),
    "ids twice": (
        "packs/test_ids.py::",
        "packs/test_opened.py::test_an_id_that_stands_twice_is_told",
        "packs/test_opened.py::test_opened_double_ids",
    ),
    "a changed text": ("questions/test_verification.py::", "packs/test_intact.py::"),
    "texts made to take long": (
        "cases/test_strangers.py::test_questions_take_time_in_proportion_to_a_text",
        "cases/test_strangers.py::test_the_build_takes_time_in_proportion_to_a_text",
        "cases/test_strangers.py::test_anomalies_take_time_in_proportion_to_text_and_claims",
        "cases/test_strangers.py::test_a_meeting_of_all_years_does_not_keep_who_met_waiting",
        "build/test_sentences.py::test_hostile_text_ends",
    ),
    "control characters": (
        "cases/test_strangers.py::test_an_answer_prints_nothing_that_steers",
        "cases/test_strangers.py::test_an_error_prints_nothing_that_steers",
        "cli/test_main.py::test_answers_do_not_steer",
        "cli/test_main.py::test_errors_do_not_steer",
        "model/test_displays.py::test_words_of_a_pack_are_inert",
    ),
    "an error while a build writes": (
        "build/test_swapping.py::test_a_killed_build_leaves_the_old_or_the_new",
        "build/test_swapping.py::test_an_error_at_any_call_leaves_the_old_or_the_new",
        "build/test_swapping.py::test_two_builds_at_once_leave_the_files_of_one",
        "build/test_writing.py::",
    ),
    "threads, forked": ("packs/test_processes.py::", "packs/test_opened.py::test_changed"),
    "too many open files": (
        "packs/test_processes.py::test_too_many_open_files_are_our_error",
        "packs/test_processes.py::test_a_long_name_is_our_error",
        "packs/test_writing.py::",
        "cli/test_main.py::test_a_full_disk_is_told_in_a_line",
        "cli/test_main.py::test_full_error_output_ends_without_a_crash",
    ),
}


@pytest.fixture(scope="module")
def collected() -> Counter[str]:
    """How many cases each test function of those files has."""
    files = sorted({f"tests/{name.partition('::')[0]}" for names in TRIED.values() for name in names})
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "-p", "no:cacheprovider", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    found = Counter(
        line.partition("[")[0].removeprefix("tests/") for line in done.stdout.splitlines() if "::" in line
    )
    assert found, done.stdout + done.stderr
    return found


def rows() -> dict[str, int]:
    """The classes that the docs list, and how many cases of each they say are tried."""
    page = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
    return {match["what"]: int(match["cases"]) for match in ROW.finditer(page)}


def test_every_class_has_its_tests() -> None:
    """Each row of the table is tried by tests named here, and nothing is named that no row tells of."""
    begun = {begin: [row for row in rows() if row.startswith(begin)] for begin in TRIED}
    assert sorted(row for found in begun.values() for row in found) == sorted(rows())
    assert all(len(found) == 1 for found in begun.values())


@pytest.mark.parametrize("begin", TRIED)
def test_as_many_cases_as_the_docs_say(collected: Counter[str], begin: str) -> None:
    """The number in the row is that of the cases that the tests have."""
    counts = {name: sum(n for test, n in collected.items() if test.startswith(name)) for name in TRIED[begin]}
    assert all(counts.values()), counts
    (cases,) = (n for row, n in rows().items() if row.startswith(begin))
    assert cases == sum(counts.values()), counts
