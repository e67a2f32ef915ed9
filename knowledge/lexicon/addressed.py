"""What is asked of whoever answers, or about it, and not of the record: "are you a bot", "tell me a joke"."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["asks_the_bot"]

_YOU: Final = r"(?:you|u|ya|ticktock|tick ?tock|this bot|the bot|this thing|this app)"
_END: Final = r"(?:\W+(?:then|anyway|exactly|actually|really|here|today|now|please|pls|mate|bro|lol|for|do|with you|by the way|btw|again|all))*\W*\Z"
_START: Final = (
    r"\A\W*(?:(?:hi|hey|hello|yo|ok|okay|so|and|but|well|wait|lol|um|sorry|please|pls|just|ticktock|bot)\b\W*)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please )?(?:tell me|say|explain) |(?:please )?tell me )?"
)
_TO_IT: Final = regex(
    rf"{_START}(?:"
    rf"wh?at (?:are|r|is) {_YOU}|wh?at(?:['’]?s| is| are) (?:{_YOU}|(?:your|ur) (?:name|purpose|job|function|source|sources|deal|favou?rite \w+))"
    rf"|who(?:['’]?s| is| are| r)? {_YOU}(?: made by| built by| created by)?"
    rf"|who (?:made|built|created|programmed|wrote|coded|developed|designed|owns|runs|invented|trained|operates|maintains) {_YOU}"
    rf"|(?:are|r|is) {_YOU} (?:an? |the |really |just |even )*(?:\w+ )?(?:bot|robot|human|person|ai|a\.i\.|machine|program|real|alive|sentient|chatgpt|gpt|llm|"
    r"language model|chatbot|computer|there|online|awake|working|ok|okay|free|single|stupid|smart|dumb|sure)(?: or (?:an? )?\w+)?"
    rf"|(?:(?:what|which) (?:\w+ ){{0,2}}|how (?:many|much) (?:facts?|events?|days|sources?|things|stories|languages|questions) )(?:do|does|can|did) {_YOU} (?:cover|know|have|hold|store|track|support|speak|understand|remember)"
    rf"|how (?:sure|certain|confident|accurate|reliable|trustworthy|up[ -]to[ -]date|good) (?:are|is|r) (?:{_YOU}|this|that|it|the (?:record|bot|data|answers?))"
    rf"|(?:what|which) (?:\w+ )?(?:language|model|database|data|code|tech|software) (?:are|is|r|do|does) {_YOU} (?:\w+ ){{0,2}}(?:in|on|with|from|use|run|written|based)"
    r"|how (?:do|can|could|does|would|should) (?:i|we|one|you|someone) (?:add|correct|fix|edit|change|report|remove|delete|retract|suggest|propose|undo|import|export|update|submit)"
    r"(?: (?:an?|the|this|that|my|some|more|new|wrong|another))*(?: (?:facts?|mistakes?|errors?|answers?|events?|names?|sources?|corrections?|entry|entries|one|it|this|something))?"
    r"|how many (?:facts?|events?|sources?|entries|records?) (?:are there|are (?:in|on) (?:the )?(?:record|database|file)|(?:do|does) (?:you|this|it) have)(?: in (?:the )?(?:record|database|total))?"
    r"|(?:what|which) (?:events?|records?|packs?|stories) (?:are there|do you have|can i ask about|is this|is it)"
    r"|who(?:['’]?s| is| are| was) (?:your|ur) (?:creator|maker|owner|developer|author|boss|admin|master|daddy|father|mother|friend)s?|bot"
    r"|how many questions (?:can|may) (?:i|we) ask"
    rf"|wh?at(?:['’]?s| is| are) {_YOU} (?:for|good for|good at|about)"
    rf"|how (?:do|does) {_YOU} (?:work|know(?: (?:that|this|all this|things|stuff))?|function|do (?:it|that|this))"
    rf"|how (?:old|smart|big|good|accurate|reliable) (?:are|is|r) {_YOU}|how can {_YOU} help(?: me)?"
    rf"|wh?at (?:do|does|can|could|should) {_YOU} (?:know|do|answer|say|help(?: me)? with|talk about|tell(?: me| us)?|think|like|want|feel)(?: about (?:yourself|me|us|life|love|everything))?"
    rf"|wh?at (?:can|could|may|should|shall|do) (?:i|we) (?:ask|do here|do with {_YOU}|say|type|ask {_YOU}|ask here)(?: about| {_YOU}| you about)?"
    rf"|how (?:can|do|should|could|to|does) (?:i|we|one|this|it)? ?(?:ask|use)(?: (?:{_YOU}|questions?|a question|it))?|how does (?:this|it) work"
    rf"|(?:what|which) (?:questions|things|topics|commands|kinds? of questions|sorts? of questions) (?:can|may|could|should|do) (?:i|we|{_YOU}) (?:ask|answer|know|use|have|cover)(?: {_YOU})?"
    rf"|can (?:i|we) (?:ask|talk to|trust|use)(?: (?:{_YOU}|something|a question|you something|you a question|anything))?"
    rf"|(?:do|does|can|could|will|would|did|have) {_YOU} (?:speak|understand|talk|hear|see|read|know) (?:me|us|english|russian|german|french|spanish|kazakh|languages?|everything|anything|that|this)(?: \w+)?"
    rf"|(?:do|does|can|could|will|would|did|have) {_YOU} (?:have (?:feelings|a name|friends|a soul)|love me|like me|hate me|remember me|help(?: me| us)?|sleep|dream|think|lie|feel|make mistakes|use ai)"
    r"|where (?:are|r) (?:you|u)(?: from)?|where do (?:you|u) (?:live|come from|get (?:this|that|your|the) (?:info\w*|data|facts|answers?)(?: from)?)"
    r"|(?:(?:tell|give|know|sing|say|write|make|do|got)(?: (?:me|us))? )?(?:an? |some |any |another |me )*(?:good |funny |dad |bad |short )*(?:jokes?|songs?|poems?|riddles?|fun facts?|bedtime story|limericks?|haikus?)"
    r"|(?:tell me about (?:yourself|you)|introduce yourself|make me laugh|say something(?: funny| nice)?|sing(?: for me)?|entertain me|surprise me|help me|i need help)"
    r"|(?:do you know|have you heard|got) (?:any |some |a )?(?:good |funny )?jokes?"
    rf"){_END}",
    re.IGNORECASE,
)


def asks_the_bot(text: str) -> bool:
    """Whether the whole of ``text`` is about the one who answers; "what do you know about the airport" is not."""
    return bool(_TO_IT.match(text))
