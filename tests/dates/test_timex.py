"""TIMEX3: well-formed, and its text is the source."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

from arnews.dates import find_dates
from arnews.models import Article, DateMention, Span
from arnews.scan import scan
from arnews.text import fold
from arnews.timex import to_timex3


def tagged(text: str) -> ElementTree.Element:
    article = Article(text=text, dates=find_dates(scan(fold(text)), dt.date(2017, 3, 20)))
    return ElementTree.fromstring(to_timex3(article))


def test_tags() -> None:
    root = tagged("قال & <قال> أمس إن العمل يستمر أكثر من 20 عاما منذ مطلع 2014")
    assert [(tag.get("type"), tag.get("value"), tag.get("mod"), tag.text) for tag in root] == [
        ("DATE", "2017-03-19", None, "أمس"),
        ("DURATION", "P20Y", "MORE_THAN", "أكثر من 20 عاما"),
        ("DATE", "2014", "START", "مطلع 2014"),
    ]
    assert [tag.get("tid") for tag in root] == ["t1", "t2", "t3"]


def test_what_xml_forbids_is_replaced_one_for_one() -> None:
    text = "وصل\x00 أمس\r\n\ud800 \ufffe نعم\x0b"
    assert "".join(tagged(text).itertext()) == "وصل\ufffd أمس\r\n\ufffd \ufffd نعم\ufffd"


def test_an_expression_over_another_goes_untagged() -> None:
    text = "وصل مساء أمس الأحد"
    whole, part = Span(4, 18, text[4:]), Span(9, 12, "أمس")
    mentions = (
        DateMention(span=part, type="date", value="2017-03-19"),
        DateMention(span=whole, type="time", value="2017-03-19TEV"),
    )
    root = ElementTree.fromstring(to_timex3(Article(text=text, dates=mentions)))
    assert "".join(root.itertext()) == text
    assert [(tag.get("tid"), tag.text) for tag in root] == [("t1", whole.text)]
