"""What is returned can be hashed, compared, pickled, copied, never changed, and says itself in JSON."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import weakref
from pathlib import Path

import attrs
import pytest

import arnews
from arnews import (
    Article,
    Dateline,
    DateMention,
    Dates,
    MarkedSpan,
    Quote,
    Quotes,
    Span,
    Speaker,
    Speakers,
    parse_article,
)
from arnews.record import Record, swift

EXAMPLE = Path(__file__).parents[2] / "examples" / "article.txt"
SPAN = Span(0, 3, "قال")
RECORDS: list[Record] = [
    SPAN,
    Speaker(name="ليلى", mention=SPAN, names=("ليلى", "منصور"), quotes=(0, 2)),
    Quote(kind="direct", content=SPAN, quoted=(SPAN,), speaker=Speaker(name="ليلى"), repairs=("unclosed",)),
    MarkedSpan(span=SPAN, reason="name"),
    DateMention(span=SPAN, type="time", value="2024-05-14T10:00", start=dt.date(2024, 5, 14), start_time=dt.time(10)),
    Dateline(span=SPAN, places=("عمان",), agencies=("رويترز",), date=dt.date(2024, 5, 14)),
    parse_article(EXAMPLE.read_text(encoding="utf-8"), dt.date(2024, 5, 14)),
]


@pytest.fixture(params=RECORDS, ids=lambda record: type(record).__name__)
def record(request: pytest.FixtureRequest) -> Record:
    one: Record = request.param
    return one


def test_every_model_is_tried() -> None:
    public = [getattr(arnews, name) for name in arnews.__all__]
    records = {one for one in public if isinstance(one, type) and issubclass(one, Record) and one.__slots__}
    assert records == {type(one) for one in RECORDS}


@pytest.mark.parametrize("record", [one for one in RECORDS if not isinstance(one, Article)], ids=repr)
def test_what_the_library_makes_is_no_other_record(record: Record) -> None:
    values = {each.name: getattr(record, each.name) for each in attrs.fields(type(record))}  # type: ignore[arg-type]
    made = swift(type(record))(**values)
    assert type(made) is type(record)
    assert made == record
    assert weakref.ref(made)() is made
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, next(iter(values)), None)


def test_equal_by_value_and_hashable(record: Record) -> None:
    twin = copy.deepcopy(record)
    assert twin == record
    assert hash(twin) == hash(record)
    assert len({twin, record}) == 1
    assert record != repr(record)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickled(record: Record, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(record, protocol)) == record


def test_through_json(record: Record) -> None:
    data = json.loads(json.dumps(record.to_dict(), ensure_ascii=False))
    assert type(record).from_dict(data) == record


def test_frozen_and_slotted(record: Record) -> None:
    name = attrs.fields_dict(type(record)).popitem()[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, name, None)
    with pytest.raises((AttributeError, TypeError)):
        record.new = 1  # type: ignore[attr-defined]
    assert not hasattr(record, "__dict__")


def test_a_change_is_another_value() -> None:
    quote = RECORDS[2]
    assert isinstance(quote, Quote)
    assert attrs.evolve(quote, kind="mixed") != quote
    assert quote != attrs.evolve(quote, content=Span(0, 3, "قلن"))


@pytest.mark.parametrize(("kind", "name"), [(Quotes, "quotes"), (Dates, "dates"), (Speakers, "speakers")])
def test_tuples_that_show_themselves(kind: type[tuple[object, ...]], name: str) -> None:
    article = RECORDS[-1]
    assert isinstance(article, Article)
    items = getattr(article, name)
    assert type(items) is kind
    assert items == tuple(items)
    assert type(pickle.loads(pickle.dumps(article)).quotes) is Quotes
    assert items._repr_html_().startswith("<")


def test_every_span_says_where_it_stands() -> None:
    article = RECORDS[-1]
    assert isinstance(article, Article)
    spans = [q.content for q in article.quotes] + [d.span for d in article.dates] + [m.span for m in article.marked]
    spans += [s for q in article.quotes for s in (*q.quoted, q.cue, q.venue, q.addressee) if s]
    spans += [q.speaker.mention for q in article.quotes if q.speaker and q.speaker.mention]
    assert len(spans) > 20
    for span in spans:
        assert article.text[span.start : span.end] == span.text
