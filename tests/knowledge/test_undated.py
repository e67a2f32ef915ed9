"""An event whose facts tell no day: it has no days of its own, and no year that nobody meant."""

import json
from datetime import date
from pathlib import Path

from bot.wording import covered, day_words
from knowledge.dates.show import show
from knowledge.flow import Status
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store

TODAY = date(2026, 3, 20)
LINES = (
    "The ferry Kestrel ran aground on Gull Reef on 12 March.",
    "The Kestrel was refloated on 14 March and towed to Port Hale.",
)


async def test_days_of_undated_passages_are_read_as_of_today(tmp_path: Path) -> None:
    file = tmp_path / "ferry.jsonl"
    lines = [json.dumps({"id": f"k-{at}", "text": text}) for at, text in enumerate(LINES)]
    file.write_text("\n".join(lines), encoding="utf-8")
    store = await open_store(f"sqlite:///{tmp_path}/ferry.db")
    try:
        knowledge = KnowledgeBase(store)
        await knowledge.import_passages(file, slug="ferry", title="Ferry", actor="test", at=0)
        (event,) = await store.events()
        asked = await knowledge.ask("what happened on 14 March", today=TODAY)
        whole = await knowledge.ask("what happened?", today=TODAY)
        first = await knowledge.ask("what happened first?", today=TODAY)
    finally:
        await store.close()
    assert event.timeline is None
    assert day_words(event.days) == "no day given"
    assert [show(span) for span in asked.question.when] == ["14 March 2026"]
    assert covered(asked.question.when, [event]) == ""
    assert whole.status is Status.ANSWERED
    assert "9999" not in str(first.why_not)
