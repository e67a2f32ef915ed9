"""Two nouns that name one thing are told together."""

from knowledge.search.weighing.compounds import Compound, lacks_compound

ASKED = (Compound("bus", "drivers", "driver", frozenset({"bus", "driver", "strike"})),)
HELD = {"bus": 1.0, "drivers": 1.0}
SENTENCE = "Free buses never came, as no drivers could be found."


def test_what_they_means_tells_of_no_other_thing_behind_it() -> None:
    assert lacks_compound(ASKED, HELD, SENTENCE, ("free buses",))
    assert not lacks_compound(ASKED, HELD, "Bus drivers struck.", ("the bus drivers",))
    assert not lacks_compound(ASKED, HELD, SENTENCE)
