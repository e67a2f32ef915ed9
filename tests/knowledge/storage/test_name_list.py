"""The names of a pack are listed alike, however many there are."""

import pytest
from pysqlite3 import dbapi2

from knowledge.models import Name, NameKind
from knowledge.storage.migrate import migrate
from knowledge.storage.reading import Reader

_BODY = '{"id": "%s", "kind": "place", "name": "%s"}'


@pytest.mark.parametrize("many", [1, 1000])
def test_upper_layers_hide_names_of_the_pack(many: int) -> None:
    raw = dbapi2.connect(":memory:", isolation_level=None)
    migrate(raw, ":memory:")
    add = "INSERT INTO event (id, slug, first_day, last_day, body, guild, overlays) VALUES "
    raw.execute(f"{add} (1, 'flood', 1, 2, '{{}}', 0, NULL), (2, 'flood#7', 1, 2, '{{}}', 7, 1)")
    for scope, name, display in ((1, "a", "Zell"), (1, "b", "Oderby"), (2, "b", "Norland")):
        body = _BODY % (name, display)
        raw.execute("INSERT INTO name (scope, id, body) VALUES (?, ?, ?)", (scope, name, body))
    listed = Reader().name_list(raw, 7, ("flood",), many=many)
    assert tuple(listed.ordered()) == (
        Name("a", NameKind.PLACE, "Zell", scope="flood"),
        Name("b", NameKind.PLACE, "Norland", scope="flood"),
    )
    raw.close()
