"""What somebody does for a living, and did before."""

import pytest

from knowledge.search.reading.jobs import asks_job, job_words, tells_of_then


@pytest.mark.parametrize(
    ("text", "only_says_so"),
    [
        ("what was ada vale's job?", ["job"]),
        ("what was ada vales former job", ["former job"]),
        ("what's ada vale's profession?", ["profession"]),
        ("what job did ada vale have before the flood?", ["job", "have before the flood"]),
        ("what did ada vale do for a living?", ["do for a living"]),
        ("what did ada vale work as before", ["work as before"]),
        ("what was the job?", []),
        ("who got the job?", []),
        ("what did ada vale do?", []),
    ],
)
def test_words_that_only_ask_for_the_work(text: str, only_says_so: list[str]) -> None:
    assert [text[first:last] for first, last in job_words(text)] == only_says_so
    assert asks_job(text) is bool(only_says_so)


def test_what_somebody_was_before_is_no_present_work() -> None:
    before = "what was ada vale's job before?"
    assert tells_of_then(before, "Ada Vale, a former whaler, left.")
    assert not tells_of_then(before, "Ada Vale, a dentist, left.")
    assert tells_of_then("what was ada vale's job?", "Ada Vale, a dentist, left.")
