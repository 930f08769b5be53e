"""Writes an article's text with TIMEX3 tags, as users of HeidelTime and of TimeML read them.

The result is well-formed XML whose text content is the source, with one exception that XML forces: a character that
XML 1.0 forbids (NUL and most control characters, lone surrogates, U+FFFE and U+FFFF) becomes U+FFFD, one for one, so
that offsets still hold. A carriage return is written as ``&#13;``, since a parser would else make a line feed of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from arnews.models import Article, DateMention

_FORBIDDEN: Final = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_TYPES: Final = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}
_MODS: Final = {
    "start": "START",
    "mid": "MID",
    "end": "END",
    "approx": "APPROX",
    "before": "BEFORE",
    "after": "AFTER",
}
_LENGTH_MODS: Final = {"before": "LESS_THAN", "after": "MORE_THAN"}


def to_timex3(article: Article) -> str:
    """The article's text as a TimeML document with a ``TIMEX3`` element around every expression of time.

    >>> print(to_timex3(Article(text="لا تاريخ هنا")))
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE TimeML SYSTEM "TimeML.dtd">
    <TimeML>لا تاريخ هنا</TimeML>
    """
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n'
    return head + "<TimeML>" + "".join(_tagged(article)) + "</TimeML>"


def _tagged(article: Article) -> Iterator[str]:
    """The text in pieces, between and within its tags; an expression over another goes untagged."""
    done = 0
    number = 0
    for mention in sorted(article.dates, key=lambda one: one.span.start):
        span = mention.span
        if span.start < done:
            continue
        number += 1
        yield _escaped(article.text[done : span.start])
        yield f"<TIMEX3 {_attributes(mention, number)}>{_escaped(article.text[span.start : span.end])}</TIMEX3>"
        done = span.end
    yield _escaped(article.text[done:])


def _attributes(mention: DateMention, number: int) -> str:
    """TIMEX3's attributes; a value that is not known is ``XXXX-XX-XX``, as TimeML writes it."""
    found = {"tid": f"t{number}", "type": _TYPES[mention.type], "value": mention.value or "XXXX-XX-XX"}
    if mention.mod:
        found["mod"] = (_LENGTH_MODS if mention.type == "duration" else {}).get(mention.mod) or _MODS[mention.mod]
    return " ".join(f'{name}="{_escaped(value)}"' for name, value in found.items())


def _escaped(text: str) -> str:
    """Text as XML carries it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return re.sub(_FORBIDDEN, "\ufffd", text).replace("\r", "&#13;")
