"""What questions are read against is made once for a state of the record, and keeps what an edit left alone."""

import asyncio
from dataclasses import replace

from knowledge.lexicon.wordcounts import Counts
from knowledge.lexicon.wordtable import WordTable
from knowledge.search.find import Finder
from knowledge.search.reading.glossary import Glossary, build_glossary
from knowledge.text import tokens
from tests.knowledge.search.asker import Asker

FLOOD = "velm-1997"


def test_questions_at_once_wait_for_one_glossary(ask: Asker) -> None:
    async def both() -> list[Glossary]:
        finder = Finder(ask.store)
        (event,) = (each for each in await ask.store.events() if each.slug == FLOOD)
        return [
            *await asyncio.gather(finder.glossary(event), finder.glossary(event)),
            await finder.glossary(event),
        ]

    one, *others = ask.runner.run(both())
    assert all(each is one for each in others)


def test_great_vocabulary_is_read_as_a_small_one_is(flood: Glossary) -> None:
    frequency = flood.vocabulary.frequency
    table = WordTable.of((token, f"{count}\t") for token, count in frequency.items())
    vocabulary = replace(flood.vocabulary, frequency=Counts(table, {}))
    great = build_glossary(flood.event, vocabulary, flood.names, flood.sources.values())
    stems = sorted({token[:cut] for token in frequency for cut in range(5, len(token) + 1)})
    assert any(flood.relatives(stem) for stem in stems)
    assert [great.relatives(stem) for stem in stems] == [flood.relatives(stem) for stem in stems]


def test_names_are_taken_over_where_they_are_the_same(flood: Glossary) -> None:
    later = replace(flood.vocabulary, version=flood.vocabulary.version + 1)
    next_one = build_glossary(flood.event, later, flood.names, flood.sources.values(), flood)
    assert next_one.book.told is flood.book.told
    assert not flood.is_of(flood.event, later)
    assert next_one.is_of(flood.event, later)


def test_only_persons_are_people(flood: Glossary) -> None:
    persons = [name.id for name in flood.names.ordered() if name.kind == "person"]
    assert persons
    assert all(name in flood.people for name in persons)
    assert not any(
        name.id in flood.people for name in flood.names.ordered() if name.id not in persons
    )


def test_a_verb_made_of_a_noun_is_its_relative(flood: Glossary) -> None:
    assert "hospit" in {token for token, _ in flood.relatives(tokens("hospitalised")[0].stem)}
