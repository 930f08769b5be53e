"""HTML of marked text: what a parser reads back is the text, whatever is in it and however marks overlap."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnews.html import Mark, Voice, highlight, html_page, legend, marked_text, table
from arnews.models import Article, Quotes

BREAKS = re.compile("[\n\r\v\f\x85\u2028\u2029]+")


class Reader(HTMLParser):
    """Reads a page as a browser would: paragraphs, marks with what they cover, every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.titles: list[str] = []
        self.covered: dict[str, str] = {}
        self.tips: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "meta":
            return
        self.open.append(tag)
        if tag == "mark":
            self.tips.append(dict(attrs).get("title") or "")
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags nest"
        if tag == "mark":
            self.tips.pop()

    def handle_data(self, data: str) -> None:
        if "bdi" in self.open or "p" not in self.open:
            return
        self.paragraphs[-1] += data
        for tip in self.tips:
            self.covered[tip] = self.covered.get(tip, "") + data


texts = st.text(st.sampled_from("ابت \n\r\u2028<>&\"'\x00\u202e\ud800") | st.characters(), max_size=40)
marks = st.builds(
    Mark,
    st.integers(-2, 42),
    st.integers(-2, 42),
    st.sampled_from(["quote", "speaker", "cue", "date", "marked"]),
    st.none() | st.integers(0, 99),
    st.text(max_size=3),
)


def readable(text: str) -> str:
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


@given(texts, st.lists(marks, max_size=7))
def test_a_parser_reads_the_text_back_and_what_every_mark_covers(text: str, some: list[Mark]) -> None:
    numbered = [mark._replace(tip=f"tip {n}") for n, mark in enumerate(some)]
    page = Reader(marked_text(text, numbered))
    assert page.open == []
    assert page.paragraphs == [readable(line) for line in BREAKS.split(text) if line]
    covered = {
        m.tip: readable(BREAKS.sub("", text[m.start : m.end])) for m in numbered if 0 <= m.start < m.end <= len(text)
    }
    assert page.covered == {tip: words for tip, words in covered.items() if words}


@given(texts, st.lists(marks, max_size=3), st.text())
def test_nothing_but_known_tags_and_attributes(text: str, some: list[Mark], tip: str) -> None:
    page = Reader(marked_text(text, [mark._replace(tip=tip) for mark in some]))
    assert page.tags <= {"div", "p", "mark", "bdi"}
    assert page.attributes <= {"dir", "lang", "style", "class", "title"}


def test_a_page_of_an_article_that_attacks(article: Article) -> None:
    assert '" onmouseover="' in article.text
    assert "<script>" in article.text
    page = Reader(html_page(article, title="</title><script>"))
    assert page.tags == {"html", "meta", "title", "body", "div", "span", "p", "mark", "bdi"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert page.paragraphs == [line for line in article.text.splitlines() if line]


def test_an_article_shows_its_values(article: Article) -> None:
    shown = highlight(article)
    for words in ("speaker.name: ليلى منصور", "lemma: نفى", "stance: deny", "value: 2017-03-20", "reason: name", "(4)"):
        assert words in shown
    assert "style>" not in shown
    assert "script>" not in shown


def test_tuples_show_themselves(article: Article) -> None:
    assert "أضافت" in highlight(article.quotes)
    assert "2017-03-19" in highlight(article.dates)
    assert "0, 1, 2, 3" in highlight(article.speakers)
    for shown in (article.quotes, article.dates, article.speakers):
        assert 'dir="rtl"' in highlight(shown)
        assert Reader(highlight(shown)).open == []


def test_what_shows_nothing_is_refused(article: Article) -> None:
    with pytest.raises(TypeError, match="not this tuple"):
        highlight(article.quotes[:1])
    assert "سامي" not in highlight(Quotes(article.quotes[:1]))


def test_an_empty_article_shows_itself() -> None:
    assert Reader(highlight(Article(text=""))).paragraphs == []


def test_long_tables_are_cut() -> None:
    assert table(["n"], [[n] for n in range(61)]).count("<tr") == 61
    assert "+1<" in table(["n"], [[n] for n in range(61)])
    assert "<p" not in table(["n"], [[n] for n in range(60)])


def test_long_tips_are_cut() -> None:
    assert len(legend([Voice(0, "", "", 1, tip="ط" * 10_000)])) < 1_000


@pytest.mark.parametrize("n", [200, 2_000])
def test_pages_are_linear_even_where_every_mark_crosses_every_other(n: int) -> None:
    crossing = [Mark(i, n + i, "quote", i, tip="t") for i in range(n)]
    assert len(marked_text("ا" * 2 * n, crossing)) < 5_000 * n
