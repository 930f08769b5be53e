"""Models through JSON, pickle and cattrs: equal when they come back, and clear when they cannot."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnews.models import Article, Dateline, DateMention, Dates, MarkedSpan, Quote, Quotes, Span, Speaker, Speakers
from arnews.record import Record

MODELS = (Span, Speaker, Quote, MarkedSpan, DateMention, Dateline, Article)
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(dt.date, st.dates())
st.register_type_strategy(dt.time, st.times())


@pytest.mark.parametrize("model", MODELS)
@given(st.data())
def test_every_model_comes_back_from_json_equal(model: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.from_type(model))
    back = model.from_dict(json.loads(json.dumps(record.to_dict())))
    assert back == record
    assert hash(back) == hash(record)
    assert back.to_dict() == record.to_dict()
    assert pickle.loads(pickle.dumps(record)) == record


def test_an_article_comes_back_with_tuples_that_show_themselves(article: Article) -> None:
    back = Article.from_dict(json.loads(json.dumps(article.to_dict(), ensure_ascii=False)))
    assert back == article
    assert (type(back.quotes), type(back.dates), type(back.speakers)) == (Quotes, Dates, Speakers)


def test_the_tuples_are_tuples(article: Article) -> None:
    quotes = article.quotes
    plain = tuple(quotes)
    assert quotes == plain
    assert hash(quotes) == hash(plain)
    assert type(quotes[:2]) is tuple
    assert repr(quotes) == repr(plain)
    for other in (pickle.loads(pickle.dumps(quotes)), copy.deepcopy(quotes)):
        assert other == quotes
        assert type(other) is Quotes
    assert not hasattr(quotes, "__dict__")


def test_fields_with_defaults_may_be_missing() -> None:
    assert Article.from_dict({"text": "خبر"}) == Article(text="خبر")


@pytest.mark.parametrize(
    ("model", "data", "said"),
    [
        (Article, {"text": "", "words": 1, "author": 2}, "Article has no field 'words': it knows text, title, byline,"),
        (Article, {}, "Article needs the field 'text'"),
        (Article, ["text"], "Article must be a mapping, not ['text']"),
        (Article, {"text": 5}, "Article.text must be a str, not 5"),
        (
            Article,
            {"text": "", "published": "yesterday"},
            "Article.published must be a date in ISO 8601, not 'yesterday'",
        ),
        (Article, {"text": "", "quotes": {}}, "Article.quotes must be a list, not {}"),
        (Article, {"text": "", "quotes": [5]}, "Article.quotes must be a mapping, not 5"),
        (Span, {"start": True, "end": 1, "text": ""}, "Span.start must be an int, not True"),
        (Quote, {"kind": "direct", "content": {"start": 1}}, "Span needs the field 'end'"),
        (Quote, {"kind": "direct", "content": None}, "Quote.content must be a mapping, not None"),
    ],
)
def test_what_is_no_record_is_refused_in_one_sentence(model: type[Record], data: Any, said: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as refused:
        model.from_dict(data)
    assert str(refused.value).startswith(said)


def test_cattrs_needs_no_help_of_ours(article: Article) -> None:
    converter = pytest.importorskip("cattrs.preconf.json").make_converter()
    assert converter.loads(converter.dumps(article), Article) == article
