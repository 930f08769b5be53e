"""Says of every quote, date and refused candidate of an article which rule decided, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arnews.article import Parser
from arnews.dates import find_said
from arnews.dates.anchors import Anchor, anchors_of
from arnews.lexicon.lexicon import Lexicon
from arnews.models import Article, Span
from arnews.quotes.cues import find_attributions, outside
from arnews.quotes.homographs import form_at, refusal
from arnews.quotes.reading import Reading, read
from arnews.scan import Scan, scan
from arnews.terminal import shown
from arnews.text import fold

_AROUND: Final = 30


def explain(article: Article | str, lexicon: Lexicon | None = None) -> str:
    """Why each quote and date of *article* was found, and why what looks like one was not, a line each.

    Args:
        article: what ``parse_article`` returned, or a text to read.
        lexicon: the words to read with, where they are not the library's own.

    Raises:
        TypeError: *article* is neither.

    >>> import arnews
    >>> print(arnews.explain("لم يذكر الوزير أن العمل تأخر."))
    quotes
      refused  يذكر: negated  …لم [يذكر] الوزير أن العمل تأخر.…
    dates
    """
    words = lexicon or Lexicon()
    if not isinstance(article, Article):
        article = Parser(words).parse_article(article)
    scanned = scan(fold(article.text))
    lines = ["quotes", *_quotes(article), *_refused_cues(read(scanned, words.speech)), *_marked(article)]
    return "\n".join([*lines, "dates", *_dates(article), *_refused_dates(scanned, words)])


def _quotes(article: Article) -> Iterator[str]:
    for quote in article.quotes:
        who = quote.speaker.name if quote.speaker else "nobody"
        cue = f"cue {shown(quote.cue.text)}" if quote.cue else "no cue"
        how = quote.speaker_source or "no speaker"
        head = _head(quote.content)
        yield f"  {quote.kind:<8} {quote.rule}, {cue}  ({shown(who)}: {how}; {quote.confidence})  {head}"


def _head(span: Span) -> str:
    text = shown(span.text)
    return text if len(text) <= 2 * _AROUND else text[: 2 * _AROUND] + "…"


def _refused_cues(r: Reading) -> Iterator[str]:
    """The words that may report and do not here."""
    drafts, _ = find_attributions(r)
    used = {k for draft in drafts if draft.cue for k in range(draft.cue[0], max(draft.cue[1], draft.first))}
    for first, end in r.sentences:
        for j in outside(r, first, [j for j in r.cues if first <= j < end]):
            if j not in used:
                yield _refusal(r.scan, j, _why(r, j, first))


def _why(r: Reading, j: int, first: int) -> str:
    """Why the word *j* reports nothing."""
    if (cue := form_at(r, j)) is not None:
        return refusal(r, j, cue, first) or "no content follows it"
    return "the rest of the idiom does not follow it" if r.cue(j) else "nobody who can tell stands behind it"


def _marked(article: Article) -> Iterator[str]:
    for marked in article.marked:
        yield f"  refused  marks: {marked.reason}  {_head(marked.span)}"


def _dates(article: Article) -> Iterator[str]:
    for date in article.dates:
        extra = "".join(f", {part}" for part in (date.mod, date.missing and f"needs {date.missing}", date.note) if part)
        yield f"  {date.type:<8} {date.rule}  {shown(date.span.text)} → {date.value}{extra}"


def _refused_dates(scanned: Scan, lexicon: Lexicon) -> Iterator[str]:
    """The words that may open a date and do not here."""
    anchors, is_anchor = anchors_of(lexicon.calendar)
    taken = [(item.first, item.end) for item in find_said(scanned, lexicon.calendar)]
    k = 0
    for i, word in enumerate(scanned.words):
        while k < len(taken) and taken[k][1] <= i:
            k += 1
        if is_anchor(word) and not (k < len(taken) and taken[k][0] <= i):
            yield _refusal(scanned, i, f"none of {', '.join(_tried_at(anchors[word]))} reads it here")


def _tried_at(anchor: Anchor) -> dict[str, None]:
    """The names of the rules that may be tried at a word: its own in their order, then the others by name."""
    near = [*anchor.behind.values(), *(rules for by in anchor.beyond.values() for rules in by.values())]
    others = sorted(rule.__name__ for rules in (*near, anchor.otherwise) for rule in rules)
    return dict.fromkeys([*(rule.__name__ for rule in anchor.own), *others])


def _refusal(scanned: Scan, i: int, why: str) -> str:
    """A line for the refused word *i*, with the words about it."""
    span, source = scanned.span(i, i), scanned.text.source
    before, after = source[max(0, span.start - _AROUND) : span.start], source[span.end : span.end + _AROUND]
    return f"  refused  {shown(span.text)}: {why}  …{shown(f'{before}[{span.text}]{after}')}…"
