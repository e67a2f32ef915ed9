"""Who acts, without what says when, where or on what occasion; nobody rather than somebody wrong."""

import pytest

from knowledge.ingest.subjects import joined_subject, subject
from knowledge.ingest.voices import voice_of


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Mayor Ada Vale", "Mayor Ada Vale"),
        ("Theresa May", "Theresa May"),
        ("a harbour pilot", "a harbour pilot"),
        ("Several of the young sailors", "Several of the young sailors"),
        ("At least 20 officials", "At least 20 officials"),
        ("Channel 12", "Channel 12"),
        ("a 2009 report", "a 2009 report"),
        ("Mail on Sunday", "Mail on Sunday"),
        ("her family", "her family"),
        ("Shortly after 21:00 Quay time Vale", "Vale"),
        ("On 10 August Harbour Master Ada Vale", "Harbour Master Ada Vale"),
        ("in the afternoon Governor Vale", "Governor Vale"),
        ("two days later the agency Radio Nord", "the agency Radio Nord"),
        ("The same day Vale", "Vale"),
        ("days after Norland", "Norland"),
        ("In an interview with Radio Nord on 23 August Vale", "Vale"),
        ("After seeing pictures of the wreck Vale", "Vale"),
        ("after a harbour source", "a harbour source"),
        ("At the same briefing Vale", "Vale"),
        ("In Quay police", "police"),
        ("In Quay the water ministry", "the water ministry"),
        ("to which the water ministry", "the water ministry"),
        ("Vale on Monday", "Vale"),
        ("the ministry two days later", "the ministry"),
        ("Radio Nord at first", "Radio Nord"),
        ("Vale has repeatedly", "Vale"),
        ("In the Old Town Square Vale", ""),
        ("In Quay Mayor Vale", ""),
        ("The next day he", ""),
        ("There she", ""),
        ("far fewer than the army", ""),
        ("There are no", ""),
        ("Early", ""),
        ("Norland has 1,200", ""),
        ("bringing the total of", ""),
        ("the harbour's", ""),
        ("was treating people", ""),
        ("", ""),
    ],
)
def test_of_the_words_before_a_verb_those_stay_that_say_who_acts(words: str, who: str) -> None:
    assert subject(words) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Ada Vale opened the gates and", "Ada Vale"),
        (
            "A Norland military spokesman dismissed this on the 22nd and",
            "A Norland military spokesman",
        ),
        ("Former president Ada Vale also spoke and", "Former president Ada Vale"),
        ("On Monday Vale met the crew and", "Vale"),
        ("denounced president Ada Vale and", ""),
        ("He came ashore and", ""),
        ("Several met and", ""),
    ],
)
def test_who_began_the_sentence_goes_on_with_the_second_verb(words: str, who: str) -> None:
    assert joined_subject(words) == who


@pytest.mark.parametrize(
    ("text", "who", "outlet"),
    [
        ("Ada Vale, who had lived in Quay, Norland, since 1999, denied it.", "Ada Vale", ""),
        ("An anonymous U.S. official says that it rained.", "An anonymous U.S. official", ""),
        ("A tale of two boats. The jury said so.", "jury", ""),
        ("Two days later the agency Radio Nord reported rain.", "", "Radio Nord"),
        ("First reports that night spoke of 34 men.", "", ""),
        ("They went ashore within an hour and the broadcast resumed.", "", ""),
        ("Norland reports a record 4,275 new confirmed cases.", "", "Norland"),
        ("Nine people are held after an alleged plot.", "", ""),
    ],
)
def test_nouns_and_adjectives_that_look_like_verbs_have_no_speaker(
    text: str, who: str, outlet: str
) -> None:
    voice = voice_of(text)
    assert (voice.who, voice.outlet) == (who, outlet)
