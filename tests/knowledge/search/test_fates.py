"""What happened to somebody or something."""

import pytest

from tests.knowledge.search.asker import Asker, first_of

TEXT = """The storm at Skellby

Nella Varga was the harbour master of Skellby. On 3 May 2019 Nella Varga said that the wind was too strong. The wind tore the roof \
off the fish market on 3 May 2019. The fish market was popular with visitors.

A boat linked to Nella Varga turned back on 4 May 2019. Constables arrested Nella Varga at noon on 4 May 2019. Ola Rasmus criticised the \
owners of the fish market on 5 May 2019.

Ola Rasmus, Tom Birk and Ada Lind were fined on 7 May 2019. Tom Birk knew the lock well. The ferry in the harbour sank at 16:00 on \
4 May 2019. The coastguard shot down two drones on 6 May 2019. The drones had been bought in March."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened to Nella Varga?", "arrested Nella Varga"),
        ("what became of Varga in the end?", "arrested Nella Varga"),
        ("what happened to Tom Birk?", "were fined"),
        ("what happened to the ferry?", "sank"),
        ("what happened to the drones", "shot down two drones"),
    ],
)
def test_what_was_done_to_them_comes_before_what_is_told_near_by(
    ask_text: Asker, question: str, told: str
) -> None:
    assert told in first_of(ask_text(question))
