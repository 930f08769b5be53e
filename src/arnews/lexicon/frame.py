"""The words of the frame: places, papers and agencies, what introduces a byline, and the names of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from attrs import define

from arnews.lexicon.tables import Own, Row, folded_cells, folded_pairs, folded_rows

FRAME_TABLES: Final = ("countries", "places", "media", "given_names")
"""Those of the tables that take rows of one's own."""


class Outlet(NamedTuple):
    """A paper, a broadcaster, a site or (*wire*) a news agency; *sure* where its name is no common word as well."""

    wire: bool
    sure: bool


@define(frozen=True, slots=True, eq=False)
class FrameWords:
    """The words of the frame, folded."""

    places: frozenset[str]
    states: frozenset[str]
    """The places that are states, and share their name with no city."""
    outlets: Mapping[str, Outlet]
    labels: Mapping[str, Row]
    """What introduces a byline, with its row of the table."""
    openings: frozenset[str]
    """The first words of those."""
    given_names: Mapping[str, bool]
    """Given name → whether it is a common word as well."""
    roles: Mapping[str, str]
    """The small words of the frame."""
    feet: tuple[str, ...]
    """What opens the line at the foot that repeats the headline."""
    notices: tuple[str, ...]


def plain(folded: str) -> str:
    """A folded name as the tables of the frame keep it: with no full stops.

    >>> plain("ا.ف.ب")
    'ا ف ب'
    """
    return " ".join(folded.replace(".", " ").split()) if "." in folded or "  " in folded else folded


def build_frame_words(own: Own) -> FrameWords:
    """The words that the package ships, with rows of one's *own* by their tables."""
    roles = dict(folded_pairs("dateline_words", own, "word", "role"))
    labels = {row["word"]: row for row in folded_rows("bylines", own)}
    given_names: dict[str, bool] = {}
    for names, note in folded_pairs("given_names", own, "name", "note"):
        for name in names.split("|"):
            given_names.setdefault(name, "common" in note)
    countries = tuple(folded_pairs("countries", own, "country", "capital"))
    states, capitals = (frozenset(_plain_names(column)) for column in zip(*countries, strict=True))
    # No seas, continents or palaces.
    cities = (names for names, country in folded_pairs("places", own, "place", "country") if country)
    return FrameWords(
        places=states.union(capitals, _plain_names(cities)),
        states=states - capitals,
        outlets=_outlets(own),
        labels=labels,
        openings=frozenset(label.split()[0] for label in labels),
        given_names=given_names,
        roles=roles,
        feet=tuple(word for word, role in roles.items() if role == "foot"),
        notices=tuple(word for word, role in roles.items() if role == "notice"),
    )


def _outlets(own: Own) -> dict[str, Outlet]:
    outlets: dict[str, Outlet] = {}
    for names, kind, note in folded_cells("media", own, "name", "kind", "note"):
        if note == "platform":
            continue
        for name in names.split("|"):
            sure = "ambiguous" not in note or " " in name or name.isascii()
            outlets.setdefault(plain(name), Outlet(kind == "agency", sure))
    return outlets


def _plain_names(cells: Iterable[str]) -> Iterator[str]:
    return (plain(name) for names in cells for name in names.split("|") if name)


@cache
def frame_words() -> FrameWords:
    """The words that the package ships."""
    return build_frame_words({})
