"""Bodies of requests: they mention nobody, whoever wrote them."""

import json

import pytest

from bot.pictures import Picture
from bot.sending.bodies import changed, for_one, is_of, request_body, said, with_files
from knowledge.storage.posting import Post, PostAction

BODY = json.dumps(
    {
        "content": "@everyone",
        "flags": (1 << 15) | (1 << 12) | 4,
        "allowed_mentions": {"parse": ["everyone"]},
        "message_reference": {"message_id": 7},
    }
)


def post(action: PostAction = PostAction.CREATE, **more: object) -> Post:
    return Post("m7", "answer", 5, question=7, body=BODY, action=action, **more)  # type: ignore[arg-type]


def test_new_message_carries_its_key_and_mentions_nobody() -> None:
    body = request_body(post())
    assert (body["nonce"], body["enforce_nonce"]) == ("m7", True)
    assert body["allowed_mentions"] == {"parse": []}
    assert body["message_reference"] == {"message_id": 7}


def test_change_leaves_out_what_cannot_be_changed() -> None:
    body = request_body(post(PostAction.EDIT))
    assert body.keys() == {"content", "flags", "allowed_mentions"}
    assert body["flags"] == (1 << 15) | 4
    assert body["allowed_mentions"] == {"parse": []}


def test_removal_has_no_body() -> None:
    assert request_body(post(PostAction.DELETE)) == {}


def test_answer_for_one_is_marked_so() -> None:
    assert for_one({"flags": 1 << 15})["flags"] == (1 << 15) | (1 << 6)
    assert changed(for_one({}))["flags"] == 0


def test_sentence_fits_and_mentions_nobody() -> None:
    body = said("@everyone " * 1000)
    assert len(body["content"]) == 2000
    assert body["allowed_mentions"] == {"parse": []}


def test_files_are_described() -> None:
    body = with_files({"content": "x"}, [Picture("a.png", b"", "What it shows")])
    assert body["attachments"] == [{"id": 0, "filename": "a.png", "description": "What it shows"}]
    assert with_files({"content": "x"}, ()) == {"content": "x"}


@pytest.mark.parametrize(
    "message",
    [
        {"nonce": "m7"},
        {"message_reference": {"message_id": "7"}},
        {"components": [{"components": [{"custom_id": "tt1:sources:m7"}]}]},
        {"components": [{"custom_id": "tt1:page:m7:2"}]},
        {"content": "@everyone"},
    ],
)
def test_message_of_a_post_is_known_again(message: dict[str, object]) -> None:
    assert is_of(message, post())


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"nonce": 7, "content": "other"},
        {"message_reference": None},
        {"message_reference": {"message_id": "77"}},
        {"components": [{"custom_id": "tt1:sources:m77"}]},
    ],
)
def test_other_messages_are_not_taken_for_it(message: dict[str, object]) -> None:
    assert not is_of(message, post())
