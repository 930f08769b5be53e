"""What holds of every text, damaged ones among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arnews import extract_quotes, parse_article
from arnews.models import Article, Quote, Span

from .pool import ARTICLES, CUES

MARKS = '"«»“”'
SOUP = st.lists(st.sampled_from(CUES), max_size=40).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)
STREWN = "\u0651\u064e\u0640\u200f\u200e\u202b\u202c\u061c"


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An article of the pool with marks dropped, doubled or swapped, paragraphs shuffled, digits changed."""
    text = "\n\n".join(draw(st.permutations(draw(st.sampled_from(ARTICLES)).split("\n\n"))))
    letters = list(text)
    places = [i for i, letter in enumerate(text) if letter in MARKS or letter.isdigit()]
    for i in draw(st.lists(st.sampled_from(places), max_size=4, unique=True)):
        other = (
            st.sampled_from("٠123456789")
            if text[i].isdigit()
            else st.sampled_from(["", text[i] * 2, *MARKS, "''", "("])
        )
        letters[i] = draw(other)
    return "".join(letters)


ANY = st.one_of(st.text(max_size=200), SOUP, mutated())


def spans(value: object) -> Iterator[Span]:
    """Every span within a result, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif hasattr(type(value), "__attrs_attrs__"):
        for attribute in type(value).__attrs_attrs__:
            yield from spans(getattr(value, attribute.name))


def words(text: str) -> str:
    """*text* without what carries no meaning."""
    return re.sub("[" + STREWN + "]", "", text).replace("\u00a0", " ")


def bare(value: object) -> object:
    """*value* without tanwin."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    return value.replace("\u064b", "") if isinstance(value, str) else value


def answer(quote: Quote) -> tuple[object, ...]:
    """All that a quote says, without its places in the text."""
    speaker = quote.speaker
    return (
        quote.kind,
        words(quote.content.text),
        [words(span.text) for span in quote.quoted],
        quote.cue and words(quote.cue.text),
        speaker and words(speaker.name),
        speaker and speaker.mention and words(speaker.mention.text),
        quote.lemma,
        quote.stance,
        quote.rule,
    )


def check_article(article: Article) -> None:
    for span in spans(article):
        assert article.text[span.start : span.end] == span.text
    for quote in article.quotes:
        assert quote.content.text.strip()
        assert quote.content.text == quote.content.text.strip()
        assert quote.kind in {"direct", "mixed", "indirect"}
        assert bool(quote.quoted) == (quote.kind != "indirect")
        for inner in quote.quoted:
            assert quote.content.start <= inner.start < inner.end <= quote.content.end
    json.dumps(article.to_dict(), ensure_ascii=False, allow_nan=False)


@pytest.mark.parametrize(
    "text",
    [
        "وفقا وصف",  # a cue is the last word
        "عن و تم الإعلان،",
        "على حد تعبيره«»",  # nothing between the marks
        "أضاف أن ج\"م2'",  # marks that end outside the content
        "قوله إن… “؛",
        "قال:إن+2»د",  # the same words, once with a cue and once without
        "جهته س ن ر…”م على حد تعبيره",
    ],
)
def test_small_texts_that_broke(text: str) -> None:
    check_article(parse_article(text))
    check_overlaps(text)


@given(ANY)
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_and_offsets_are_exact(text: str) -> None:
    check_article(parse_article(text))


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_contents_do_not_overlap_unless_nested(text: str) -> None:
    check_overlaps(text)


def check_overlaps(text: str) -> None:
    contents = [quote.content for quote in extract_quotes(text)]
    for n, one in enumerate(contents):
        for other in contents[n + 1 :]:
            apart = one.end <= other.start or other.end <= one.start
            nested = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or nested, (one, other)
            assert (one.start, one.end) != (other.start, other.end), "one content, two quotes"


@pytest.mark.parametrize("mark", STREWN)
@pytest.mark.parametrize("text", ARTICLES)
def test_marks_between_letters_change_no_answer(text: str, mark: str) -> None:
    strewn = "".join(char + mark if "\u0621" <= char <= "\u064a" else char for char in text)
    assert [answer(quote) for quote in extract_quotes(strewn)] == [answer(quote) for quote in extract_quotes(text)]


@pytest.mark.parametrize("spelt", ["ًا", "اً"])
@pytest.mark.parametrize("text", ARTICLES)
def test_both_spellings_of_tanwin_change_no_answer(text: str, spelt: str) -> None:
    spelt_out = re.sub(r"\b(مضيف|حل|تمام|قريب|أحد)ا\b", rf"\1{spelt}", text)
    plain = [answer(quote) for quote in extract_quotes(text)]
    assert [tuple(bare(it) for it in answer(quote)) for quote in extract_quotes(spelt_out)] == plain


@given(mutated(), st.data())
@settings(max_examples=100, deadline=None)
def test_marks_strewn_anywhere_change_no_answer(text: str, data: st.DataObject) -> None:
    letters = st.sampled_from([i for i, char in enumerate(text) if "\u0621" <= char <= "\u064a"])
    places = dict(data.draw(st.lists(st.tuples(letters, st.sampled_from(STREWN)), max_size=30)))
    strewn = "".join(char + places.get(i, "") for i, char in enumerate(text))
    assert [answer(quote) for quote in extract_quotes(strewn)] == [answer(quote) for quote in extract_quotes(text)]


@given(mutated())
@settings(max_examples=80, deadline=None)
def test_no_break_spaces_change_no_answer(text: str) -> None:
    plain = [answer(quote) for quote in extract_quotes(text)]
    assert [answer(quote) for quote in extract_quotes(text.replace(" ", "\u00a0"))] == plain


@pytest.mark.parametrize("text", ARTICLES)
def test_cutting_a_mark_changes_nothing_outside_its_paragraph(text: str) -> None:
    whole = extract_quotes(text)
    for i, char in enumerate(text):
        if char not in MARKS:
            continue
        first, last = text.rfind("\n\n", 0, i) + 1, text.find("\n\n", i)
        last = len(text) if last < 0 else last
        cut = extract_quotes(text[:i] + text[i + 1 :])
        kept = [quote.content.text for quote in whole if quote.content.end <= first or quote.content.start >= last]
        still = [quote.content.text for quote in cut if quote.content.end <= first or quote.content.start >= last - 1]
        assert still == kept, f"cut {char} at {i}"


def quoted_words(text: str) -> list[str]:
    return [span.text for quote in extract_quotes(text) for span in quote.quoted]


@pytest.mark.parametrize("text", ARTICLES)
def test_paragraphs_apart_and_together_hold_the_same_quoted_words(text: str) -> None:
    apart = [span for paragraph in text.split("\n\n") for span in quoted_words(paragraph)]
    assert quoted_words(text) == apart


@given(st.permutations(ARTICLES[0].split("\n\n") + ARTICLES[1].split("\n\n") + ARTICLES[3].split("\n\n")))
@settings(max_examples=60, deadline=None)
def test_shuffled_paragraphs_hold_the_same_quoted_words(paragraphs: list[str]) -> None:
    apart = [span for paragraph in paragraphs for span in quoted_words(paragraph)]
    assert quoted_words("\n\n".join(paragraphs)) == apart


def test_a_name_is_found_again_in_a_long_text() -> None:
    """Where a text is long, or many names are asked for, words are looked up and not searched for."""
    told = "وصل سامي عمر الحمدان أمس. وقال الحمدان إن العمل مستمر. "
    many = "".join(
        f"وصل كريم {name}ون أمس. وقال {name}ون إن الوقت حان. "
        for name in ["هلتا", "برتا", "سلتا", "مرتا", "كنتا", "جلتا"]
    )
    for text in (told, told + "هذا خبر عن المدينة القديمة وأسواقها. " * 1_500, many * 2 + told):
        speaker = next(q.speaker for q in extract_quotes(text) if q.content.text == "العمل مستمر")
        assert speaker is not None
        assert speaker.name == "سامي عمر الحمدان"
