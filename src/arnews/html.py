"""Shows right-to-left text with coloured marks as safe HTML: no script, no stylesheet, everything escaped.

Knows characters, classes of marks and labels, and nothing of quotes or dates. Only ``style``
attributes are written, so nothing leaks out of a notebook's cell; tints are translucent and lines take
the colour of the text, so that the same HTML is legible on light and on dark pages.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Mark(NamedTuple):
    """A stretch of text to be shown: its class, its colour, a short label before it, a tip on hover."""

    start: int
    end: int
    kind: str
    """``quote``, ``speaker``, ``cue``, ``date`` or ``marked``."""
    hue: int | None = None
    """A colour by its number, as many as wanted; ``None`` is grey."""
    label: str = ""
    tip: str = ""


class Voice(NamedTuple):
    """One entry of the legend."""

    hue: int | None
    label: str
    name: str
    times: int
    tip: str = ""


# No padding and no border inside a line: either would cut the joined letters of a word in two.
_STYLES: Final = {
    "quote": "background:{tint};",
    "speaker": "background:none;text-decoration:underline 2px {line};text-underline-offset:.3em;",
    "cue": "background:none;text-decoration:underline dotted 2px {line};text-underline-offset:.3em;",
    "date": "background:none;border-radius:.2em;box-shadow:0 0 0 1px {line};",
    "marked": "background:rgb(128 128 128/.14);",
}
_EDGE: Final = "color-mix(in srgb,currentColor 30%,transparent)"
_SMALL: Final = "font-size:.7em;opacity:.8;user-select:none;"
_BOX: Final = "text-align:right;line-height:1.9;color:inherit;"
_BREAKS: Final = "\n\r\v\f\x85\u2028\u2029"
_DEEPEST: Final = 8
_LONGEST: Final = 300
_MOST_ROWS: Final = 60


def _safe(text: str) -> str:
    """*text* as HTML shows it; what no page can hold becomes the replacement character."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", escape(text, quote=True))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _paint(style: str, hue: int | None) -> str:
    """Fill a style with colours: neighbours in number are far apart on the wheel (the golden angle)."""
    if hue is None:
        return style.format(tint="rgb(128 128 128/.25)", line=_EDGE)
    angle = round(210 + hue * 137.508) % 360
    return style.format(
        tint=f"hsl({angle} 85% 50%/.26)", line=f"color-mix(in srgb,hsl({angle} 85% 50%) 55%,currentColor)"
    )


def _tip(text: str) -> str:
    return f' title="{_safe(_cut(text))}"' if text else ""


def _frame(body: str) -> str:
    return f'<div dir="rtl" lang="ar" style="margin:.4em 0;{_BOX}">{body}</div>'


def _label(text: str) -> str:
    return (
        f'<bdi style="{_SMALL}vertical-align:.4em;line-height:0;margin-inline:.1em .3em">{_safe(_cut(text))}</bdi>'
        if text
        else ""
    )


def _opening(mark: Mark, first: bool) -> str:
    style = "color:inherit;padding:0;" + _paint(_STYLES[mark.kind], mark.hue)
    return f'<mark class="arnews-{mark.kind}" style="{style}"{_tip(mark.tip)}>{_label(mark.label) if first else ""}'


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut *text* wherever a line or a mark begins or ends, each piece with its marks, the outermost first."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    coming = sorted(inside, key=lambda mark: (mark.start, -mark.end), reverse=True)
    breaks = (edge for match in re.finditer(f"[{_BREAKS}]+", text) for edge in match.span())
    edges = sorted({0, len(text), *breaks, *(edge for mark in inside for edge in mark[:2])})
    active: list[Mark] = []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while coming and coming[-1].start <= start:
            mark = coming.pop()
            # Deeper than a reader can see, marks are left out: the page stays linear in the text.
            if len(active) < _DEEPEST:
                active.append(mark)
        yield start, end, active


def _paragraph(text: str, pieces: Iterable[tuple[int, int, list[Mark]]]) -> str:
    """One line of text; marks that cross each other are closed and opened again."""
    out: list[str] = []
    shown: list[Mark] = []
    for start, end, active in pieces:
        kept = 0
        while kept < min(len(shown), len(active)) and shown[kept] is active[kept]:
            kept += 1
        out.append("</mark>" * (len(shown) - kept))
        out += (_opening(mark, mark.start == start) for mark in active[kept:])
        out.append(_safe(text[start:end]))
        shown = active
    return "".join(out) + "</mark>" * len(shown)


def marked_text(text: str, marks: Iterable[Mark] = ()) -> str:
    """Show *text* right-to-left, a paragraph a line, with its *marks*, which may nest and overlap.

    >>> marked_text("قال نعم", [Mark(4, 7, "date", tip="<b>")])[-38:]
    'title="&lt;b&gt;">نعم</mark></p></div>'
    """
    paragraphs = groupby(_pieces(text, marks), key=lambda piece: text[piece[0]] in _BREAKS)
    style = f"margin:.4em 0;white-space:pre-wrap;{_BOX}"
    body = "".join(f'<p style="{style}">{_paragraph(text, pieces)}</p>' for broken, pieces in paragraphs if not broken)
    return _frame(body)


def legend(voices: Sequence[Voice], note: str = "") -> str:
    """Show whose colour is whose and how often each speaks, and a *note* in small letters.

    >>> "وزير" in legend([Voice(0, "1", "وزير", 2)])
    True
    """
    style = "color:inherit;padding:0 .4em;border-radius:.3em;background:{tint}"
    entries = "".join(
        f'<span style="display:inline-block;margin-inline-end:1.2em"{_tip(voice.tip)}>'
        f'<mark style="{_paint(style, voice.hue)}">{_label(voice.label)}<bdi>{_safe(_cut(voice.name))}</bdi></mark>'
        f" <bdi>({voice.times})</bdi></span>"
        for voice in voices
    )
    return _frame(entries + _label(note)) if entries or note else ""


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Show *rows* right-to-left, the first sixty of them; ``None`` is an empty cell.

    >>> table(["name"], [["<رويترز>"]]).count("&lt;")
    1
    """
    cell = f"padding:.2em .6em;border:0;border-block-end:1px solid {_EDGE};vertical-align:top;{_BOX}"
    head = "".join(f'<th style="{cell}"><bdi>{_safe(name)}</bdi></th>' for name in columns)
    body = "".join(
        '<tr style="background:none">'
        + "".join(
            f'<td style="{cell}"><bdi>{"" if value is None else _safe(_cut(str(value)))}</bdi></td>' for value in row
        )
        + "</tr>"
        for row in rows[:_MOST_ROWS]
    )
    more = f'<p style="{_SMALL}">+{len(rows) - _MOST_ROWS}</p>' if len(rows) > _MOST_ROWS else ""
    style = "border-collapse:collapse;margin-inline-start:0"
    return _frame(f'<table dir="rtl" style="{style}"><tr>{head}</tr>{body}</table>{more}')


def highlight(shown: object) -> str:
    """Give the HTML of an article, or of its quotes, dates or speakers, for a page of your own.

    >>> import arnews
    >>> highlight(arnews.Article(text="خبر")).count("خبر")
    1
    """
    show = getattr(shown, "_repr_html_", None)
    if show is None:
        kind = type(shown).__name__
        raise TypeError(f"an article shows itself, and so do its quotes, dates and speakers, but not this {kind}")
    return str(show())


def html_page(shown: object, title: str = "arnews") -> str:
    """Give a whole page, to be written in UTF-8, which follows the reader's light or dark theme.

    >>> import arnews
    >>> html_page(arnews.Article(text="خبر"), title="<خبر>").splitlines()[4]
    '<title>&lt;خبر&gt;</title>'
    """
    body = "max-width:48rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.9 'Noto Naskh Arabic',Amiri,serif"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="ar" dir="rtl">',
            '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">",
            f"<title>{_safe(title)}</title>",
            f'<body style="{body}">',
            highlight(shown),
            "</body>",
            "</html>",
            "",
        )
    )
