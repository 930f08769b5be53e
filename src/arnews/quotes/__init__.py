"""The stream of quotes: marks, cues, contents, speakers, and who is meant."""

from __future__ import annotations

from attrs import define

from arnews.models import MarkedSpan, Quote, Speaker
from arnews.scan import Scan


@define(slots=True)
class Speech:
    """All that the stream found: quotes, who speaks, and what stands in marks without being a quote."""

    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    marked: tuple[MarkedSpan, ...] = ()


def find_speech(scanned: Scan) -> Speech:
    """Read every quote of a scanned text."""
    return Speech()
