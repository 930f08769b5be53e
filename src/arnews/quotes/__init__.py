"""The stream of quotes: marks, cues, contents, speakers, and who is meant."""

from __future__ import annotations

from arnews.lexicon.speech import Speech, default_speech
from arnews.quotes.cues import find_attributions
from arnews.quotes.drafts import Attribution
from arnews.quotes.marks import Pair
from arnews.quotes.reading import read
from arnews.quotes.resolve import resolve
from arnews.quotes.results import Said, build
from arnews.quotes.uncued import find_uncued, marked_spans, term_reasons
from arnews.scan import Scan

__all__ = ["Said", "find_speech"]


def find_speech(scanned: Scan, speech: Speech | None = None, min_confidence: float = 0.0) -> Said:
    """Read every quote of a scanned text: find first, without context; then resolve, without looking at text."""
    r = read(scanned, speech or default_speech())
    drafts, subjects = find_attributions(r)
    reasons = term_reasons(r) if r.pair_at else {}
    drafts = [draft for draft in drafts if draft.pair is None or draft.pair.first < draft.pair.close]
    for draft in drafts:
        if draft.quoted:
            draft.quoted = [pair for pair in draft.quoted if _is_said(draft, pair, reasons)]
    if r.pair_at:
        drafts += find_uncued(r, drafts, reasons)
    resolved, people = resolve(r, drafts, subjects)
    return build(r, people, resolved, marked_spans(r, drafts, reasons), min_confidence)


def _is_said(draft: Attribution, pair: Pair, reasons: dict[int, str]) -> bool:
    """Whether a pair inside a content holds the speaker's own words."""
    if pair is draft.pair:
        return True
    return pair.open not in reasons and pair.first < pair.close <= draft.end
