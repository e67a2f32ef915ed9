"""A small sound pack about an invented flood, for tests to break."""

from pathlib import Path

FILES = {
    "event.toml": (
        'slug = "river-1999"\n'
        'title = "The river flood"\n'
        'prefix = "RF"\n'
        "first = 1999-03-01\n"
        "last = 1999-03-31\n"
        'zone = "Europe/Vienna"\n'
        'languages = ["en"]\n'
        'default_names = ["norland"]\n'
        'summary = "A flood and its \\"quiet\\" end."\n'
    ),
    "sources.jsonl": '{"id": "gazette", "title": "The flood", "publisher": "Norland Gazette"}\n',
    "names.jsonl": (
        '{"id": "mayor", "kind": "person", "name": "Ada Ström", "titles": ["the mayor"]}\n'
        '{"id": "norland", "kind": "place", "name": "Norland"}\n'
        '{"id": "quay", "kind": "place", "name": "Quay", "aliases": ["Кай"], "within": "norland"}\n'
    ),
    "facts.jsonl": (
        '{"id": "RF-0001", "statement": "The river rose over the quay.", '
        '"when": {"first": "1999-03-02", "part": "night"}, "places": ["quay"], '
        '"citations": [{"source": "gazette", "paragraph": 1, "quote": "The river rose"}]}\n'
        '{"id": "RF-0002", "statement": "Mayor Ada Ström said 1,200 people were evacuated.", '
        '"when": {"first": "1999-03-03", "last": "1999-03-04"}, '
        '"names": [{"name": "mayor", "role": "speaker"}], '
        '"attribution": {"who": "Ada Ström", "who_name": "mayor"}, "standing": "claimed", '
        '"figures": [{"measure": "evacuated", "best": 1200}], '
        '"citations": [{"source": "gazette", "paragraph": 2}], '
        '"links": [{"kind": "updates", "fact": "RF-0001"}]}\n'
    ),
    "passages.jsonl": (
        '{"id": "g-1", "source": "gazette", "paragraph": 1, "text": "The river rose at night."}\n'
        '{"id": "g-2", "source": "gazette", "paragraph": 2}\n'
    ),
}


def write(folder: Path, **changes: str | bytes) -> Path:
    """The pack in ``folder``; ``changes`` replace whole files, named without their ending."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        changed = changes.get(name.split(".")[0], text)
        data = changed if isinstance(changed, bytes) else changed.encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(data)
    return folder


def replaced(name: str, old: str, new: str) -> str:
    """A file of the pack with some words replaced; they must be there."""
    assert old in FILES[name]
    return FILES[name].replace(old, new)
