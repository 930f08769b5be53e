"""The words of the frame: places, papers and agencies, what introduces a byline, and the names of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from attrs import define

from arnews.lexicon.tables import Row, read_table
from arnews.text import fold_word

FRAME_TABLES: Final = ("countries", "places", "media", "given_names", "bylines", "dateline_words")


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


def build_frame_words(tables: Mapping[str, Iterable[Row]]) -> FrameWords:
    """Make the words of the frame from tables of rows."""
    outlets: dict[str, Outlet] = {}
    for row in tables["media"]:
        if row["note"] == "platform":
            continue
        for name in row["name"].split("|"):
            sure = "ambiguous" not in row["note"] or " " in name.strip() or name.isascii()
            outlets.setdefault(plain(fold_word(name)), Outlet(row["kind"] == "agency", sure))
    places, capitals = frozenset(_places(tables)), frozenset(_names(tables, "capital"))
    roles = {fold_word(row["word"]): row["role"] for row in tables["dateline_words"]}
    return FrameWords(
        places=places,
        states=frozenset(_names(tables, "country")) - capitals,
        outlets=outlets,
        labels={fold_word(row["word"]): row for row in tables["bylines"]},
        openings=frozenset(fold_word(row["word"]).split()[0] for row in tables["bylines"]),
        given_names={
            fold_word(name): "common" in row["note"]
            for row in reversed(tuple(tables["given_names"]))
            for name in row["name"].split("|")
        },
        roles=roles,
        feet=tuple(word for word, role in roles.items() if role == "foot"),
        notices=tuple(word for word, role in roles.items() if role == "notice"),
    )


def _names(tables: Mapping[str, Iterable[Row]], column: str) -> Iterator[str]:
    for row in tables["countries"]:
        yield from (plain(fold_word(name)) for name in row[column].split("|") if name)


def _places(tables: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    """Every place that a report can come from: no seas, continents or palaces."""
    yield from _names(tables, "country")
    yield from _names(tables, "capital")
    for row in tables["places"]:
        if row["country"]:
            yield from (plain(fold_word(name)) for name in row["place"].split("|"))


@cache
def frame_words() -> FrameWords:
    """The words that the package ships."""
    return build_frame_words({name: read_table(name) for name in FRAME_TABLES})
