"""Many articles: order, failures, processes and memory."""

from __future__ import annotations

import copy
import datetime as dt
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newsroom import articles

from arnews import Lexicon, Parser, corpus, parse_article
from arnews.corpus import Failed, day_of, parse_articles, workers
from arnews.models import Article
from arnews.parcels import unpacked


class Killer:
    """Kills whichever process unpickles it, as a fault in C code would."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


class Unpicklable:
    def __reduce__(self) -> tuple[object, ...]:
        raise ValueError("stays at home")


def plain(records: list[dict[str, str | None]]) -> list[Article]:
    return [parse_article(r["text"] or "", published=day_of(r["published"])) for r in records]


@pytest.mark.parametrize("processes", [None, 1, 2])
def test_results_are_those_of_the_plain_loop_in_its_order(processes: int | None) -> None:
    records = list(articles(150))
    assert list(parse_articles(records, processes)) == plain(records)


def test_texts_alone_are_records() -> None:
    texts = [record["text"] or "" for record in articles(3)]
    assert list(parse_articles(iter(texts))) == [parse_article(text) for text in texts]


@pytest.mark.parametrize("processes", [None, 2])
@pytest.mark.parametrize("one_thread", [True, False])
def test_a_lexicon_of_ones_own_goes_to_every_worker(
    processes: int | None, one_thread: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arnews.workers._has_one_thread", lambda: one_thread)
    mine = Lexicon().add("verbs", lemma="غمغم", present="يغمغم").add("media", name="المرجان")
    texts = [f"عدن / المرجان / غمغم المدرب سامي حداد أن الفريق رقم {n} سيعود أمس." for n in range(40)]
    results = list(parse_articles(texts, processes, lexicon=mine))
    assert results == [parse_article(text, lexicon=mine) for text in texts]
    assert [len(result.quotes) for result in results if isinstance(result, Article)] == [1] * 40
    assert [len(result.quotes) for result in parse_articles(texts[:2]) if isinstance(result, Article)] == [0, 0]


def test_a_parser_is_no_lexicon_and_has_one() -> None:
    with pytest.raises(TypeError, match="lexicon must be a Lexicon or None, not Parser: a Parser has one"):
        parse_articles([], lexicon=Parser())  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "look", [repr, hash, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it)), Article.to_dict]
)
def test_what_comes_from_a_worker_is_an_article_like_any_other(look: Callable[[object], object]) -> None:
    records = list(articles(20))
    for read, parsed in zip(parse_articles(records, 2), plain(records), strict=True):
        assert type(read) is Article
        assert look(read) == look(parsed)
        assert read == parsed
        assert not hasattr(read, "headline")


def test_nothing_gives_nothing() -> None:
    assert list(parse_articles([])) == []
    assert list(parse_articles([], 2)) == []


def test_keyed_gives_each_result_with_its_id_or_its_position() -> None:
    records = [{"id": "a", "text": "بيت"}, "بيت", {"text": "بيت"}, {"id": 0, "text": None}]
    pairs = list(parse_articles(records, keyed=True))
    assert [key for key, _ in pairs] == ["a", 1, 2, 0]
    assert pairs[3][1] == Failed(index=3, id=0, error="text must be a str, not None")
    assert list(parse_articles(records, 2, keyed=True)) == pairs


BAD = [
    (None, "text must be a str, not None"),
    (17, "text must be a str, not int"),
    ("بيت".encode(), "text must be a str, not bytes"),
    (("بيت", "2024-05-14"), "text must be a str, not tuple"),
    ({}, "the record has no 'text'"),
    ({"text": None}, "text must be a str, not None"),
    ({"text": float("nan")}, "text must be a str, not float"),
    ({"text": "بيت", "published": "أمس"}, "published must be a date such as 2024-05-14, not 'أمس'"),
    ({"text": "بيت", "published": "2024-02-30"}, "published must be a date such as 2024-05-14, not '2024-02-30'"),
    ({"text": "بيت", "published": ""}, "published must be a date such as 2024-05-14, not ''"),
    ({"text": "بيت", "published": 1715644800}, "published must be a date such as 2024-05-14, not 1715644800"),
]


@pytest.mark.parametrize("processes", [None, 2])
def test_a_record_that_is_no_article_is_a_result(processes: int | None) -> None:
    records = [x for bad, _ in BAD for x in ("قال إن الأمر انتهى.", bad)]
    results = list(parse_articles(records, processes))
    assert [r.error for r in results if isinstance(r, Failed)] == [error for _, error in BAD]
    assert [r.index for r in results if isinstance(r, Failed)] == list(range(1, len(records), 2))
    assert [type(r) for r in results[::2]] == [Article] * len(BAD)


def test_a_fault_of_ours_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(text: str, published: dt.date | None = None, lexicon: Lexicon | None = None) -> Article:
        raise IndexError("list index out of range")

    monkeypatch.setattr(corpus, "parse_article", faulty)
    assert [r.error for r in parse_articles(["بيت"]) if isinstance(r, Failed)] == [
        "IndexError: list index out of range"
    ]


@pytest.mark.parametrize("text", ["", " ", "a", "\ud800", '"' * 500, "قال " * 500])
def test_any_text_is_an_article(text: str) -> None:
    for processes in (None, 1):
        assert [r.text for r in parse_articles([text], processes) if isinstance(r, Article)] == [text]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        (float("nan"), None),
        (dt.date(2024, 5, 14), dt.date(2024, 5, 14)),
        (dt.datetime(2024, 5, 14, 23, 59, tzinfo=dt.UTC), dt.date(2024, 5, 14)),
        ("2024-05-14", dt.date(2024, 5, 14)),
        ("2024-05-14 23:59", dt.date(2024, 5, 14)),
        ("2024-05-14T23:59:00+03:00", dt.date(2024, 5, 14)),
    ],
)
def test_the_day_of_publication_in_its_spellings(published: object, day: dt.date | None) -> None:
    assert day_of(published) == day


def test_the_calls_that_are_mistakes() -> None:
    with pytest.raises(TypeError, match="not one str: try parse_article"):
        parse_articles("نص واحد")
    with pytest.raises(TypeError, match="not one dict"):
        parse_articles({"text": "بيت"})
    with pytest.raises(ValueError, match="processes must be 0"):
        parse_articles([], -1)
    with pytest.raises(TypeError, match="processes must be an int or None, not 'all'"):
        parse_articles([], "all")  # type: ignore[call-overload]
    assert workers(None) == 0
    assert workers(3) == 3
    assert workers(0) >= 1


def endless(read: list[int]) -> Iterator[str]:
    while True:
        read[0] += 1
        yield "قال الوزير إن الأمر انتهى."


def test_an_endless_source_is_read_a_bounded_way_ahead() -> None:
    read = [0]
    results = parse_articles(endless(read), 2)
    for _ in range(200):
        next(results)
    assert read[0] <= 200 + 2 * 4 * 16
    results.close()  # type: ignore[attr-defined]
    serial = [0]
    next(parse_articles(endless(serial)))
    assert serial == [1]


@pytest.mark.parametrize("processes", [None, 2])
def test_a_source_that_breaks_is_told_after_what_it_gave(processes: int | None) -> None:
    def source() -> Iterator[str]:
        yield from ("بيت",) * 20
        raise OSError("the disk is gone")

    results = parse_articles(source(), processes)
    assert len([next(results) for _ in range(20)]) == 20
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_only_the_record_that_kills_its_worker_is_lost() -> None:
    records: list[object] = list(articles(100))
    records[37] = {"id": "killer", "text": Killer()}
    records[90] = Killer()
    results = list(parse_articles(records, 2))
    reason = "the worker process died while reading it, twice"
    assert results[37] == Failed(index=37, id="killer", error=reason)
    assert results[90] == Failed(index=90, error=reason)
    kept = [i for i in range(100) if i not in (37, 90)]
    assert [results[i] for i in kept] == plain([records[i] for i in kept])  # type: ignore[misc]


@pytest.mark.skipif(sys.platform == "win32", reason="kills a worker by signal")
def test_a_worker_killed_from_outside_takes_nothing_with_it() -> None:
    records = list(articles(400))
    results = parse_articles(iter(records), 2)
    first = next(results)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert [first, *results] == plain(records)


def test_a_record_that_cannot_travel_is_lost_alone() -> None:
    results = list(parse_articles(["بيت", Unpicklable(), "بيت"], 2))
    assert [type(r) for r in results] == [Article, Failed, Article]
    assert "stays at home" in results[1].error  # type: ignore[union-attr]


SCRIPT = """
import multiprocessing, os, sys
sys.path[:0] = [{here!r}]
from newsroom import articles
from test_corpus import Killer
from arnews.corpus import Failed, parse_articles

def main():
    records = list(articles(60))
    records[20] = Killer()
    results = list(parse_articles(records, 2))
    assert [r.index for r in results if isinstance(r, Failed)] == [20], results
    print(len(results), multiprocessing.get_start_method(allow_none=True))

if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    main()
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_way_to_start_a_process(method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(here=str(Path(__file__).parent), method=method), encoding="utf-8")
    done = subprocess.run([sys.executable, "-W", "error", script], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == (f"60 {method}\n", "")


def test_a_script_without_a_main_guard_is_told_so(tmp_path: Path) -> None:
    """Workers that die as they start must not look like records that kill."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from multiprocessing import set_start_method\nset_start_method('forkserver', force=True)\n"
        "from arnews.corpus import parse_articles\nprint(list(parse_articles(['a'] * 40, 2)))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("RuntimeError: worker processes die as they start: in a script")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    script = """
        import multiprocessing, time
        from arnews.corpus import parse_articles
        results = parse_articles(("بيت" for _ in iter(int, 1)), 2)
        next(results)
        print(*(p.pid for p in multiprocessing.active_children()), flush=True)
        time.sleep(60)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert parent.stdout is not None
    children = parent.stdout.readline().split()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert len(children) == 2
    deadline = time.monotonic() + 10
    while any(_alive(pid) for pid in children):
        assert time.monotonic() < deadline, "workers are still there"
        time.sleep(0.05)


def _alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_bar_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(list(parse_articles(["بيت"] * 5, progress=True))) == 5
    assert "5/5" in capsys.readouterr().err


def test_a_bar_without_tqdm_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'arnews\[progress\]'"):
        parse_articles([], progress=True)


def test_failed_is_said_and_travels() -> None:
    failed = Failed(index=1, id="a", error="e")
    assert pickle.loads(pickle.dumps(failed)) == failed
    assert hash(failed) == hash(Failed(index=1, id="a", error="e"))


def test_what_a_worker_sends_is_what_it_read() -> None:
    records = list(articles(20))
    for record, article in zip(records, plain(records), strict=True):
        key, parcel = corpus._read_and_packed((3, record), None)
        assert isinstance(parcel, tuple)
        assert (key, unpacked(parcel)) == (record["id"], article)
    failed = Failed(index=3, error="text must be a str, not None")
    assert corpus._read_and_packed((3, {"text": None}), None) == (3, failed)
