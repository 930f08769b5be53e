"""The command ``arnews`` on JSON Lines: order, numbers of lines, resuming, one and two processes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import articles

from arnews import Article, parse_article
from arnews.__main__ import main
from arnews.corpus import day_of
from arnews.jsonl import _answer, dumped


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for record in articles(120):
            print(json.dumps(record, ensure_ascii=False), file=out)
    return file


def test_a_line_out_for_every_line_in_with_its_number_and_id(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for number, (line, record) in enumerate(zip(lines, articles(120), strict=True), 1):
        assert (line["line"], line["id"]) == (number, record["id"])
        expected = parse_article(record["text"] or "", published=day_of(record["published"]))
        assert Article.from_dict(line["article"]) == expected


@pytest.mark.parametrize("shape", ["--json", "--quotes", "--dates"])
def test_one_and_two_processes_write_the_same_bytes(
    shape: str, corpus: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    zipped = corpus.with_name("corpus.jsonl.gz")
    zipped.write_bytes(gzip.compress(corpus.read_bytes()))
    outputs = set()
    for file, jobs in ((corpus, "1"), (corpus, "2"), (zipped, "2"), (zipped, "0")):
        assert main([str(file), shape, "--jobs", jobs]) == 0
        sys.stdout.flush()
        outputs.add(capfdbinary.readouterr().out)
    assert len(outputs) == 1
    if shape == "--json":
        assert outputs.pop().count(b"\n") == 120


BAD = [
    b'{"text": "first is good", "id": 1}',
    b'{"text": "cut',
    b"\xff\xfe",
    b"",
    b"   ",
    b'"a text alone"',
    b"[1]",
    b"null",
    b"12",
    b'{"id": 10, "title": "no text"}',
    b'{"text": null}',
    b'{"text": 5}',
    b'{"text": "x", "published": "yesterday"}',
    b'{"text": "x", "published": 20240514}',
    b"[" * 100_000,
    b'{"text": "lone \\ud83d surrogate", "published": "2024-05-14T10:00:00Z"}',
    b"\x00",
    b'{"text": "last is good", "published": null}',
]
MESSAGES = """\
2: not JSON: Unterminated string starting at (column 10)
3: not UTF-8 at byte 1
6: not a JSON object but a string
7: not a JSON object but an array
8: not a JSON object but null
9: not a JSON object but a number
10: the record has no 'text'
11: text must be a str, not None
12: text must be a str, not int
13: published must be a date such as 2024-05-14, not 'yesterday'
14: published must be a date such as 2024-05-14, not 20240514
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_lines_are_told_with_their_numbers_and_the_rest_is_read(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(b"\r\n".join(BAD))
    assert main([str(file), "--jobs", jobs]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["line"] for line in out.splitlines()] == [1, 16, 18]
    told = [line.removeprefix(f"arnews: {file}:") for line in err.splitlines()]
    assert told[:11] == MESSAGES.splitlines()
    assert [line.split(": ")[:2] for line in told[11:]] == [["15", "not JSON"], ["17", "not JSON"]]


def test_a_run_goes_on_where_it_was_cut(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus)]) == 0
    whole = capsys.readouterr().out.splitlines()
    for jobs in ("1", "2"):
        assert main([str(corpus), "--from-line", "51", "--jobs", jobs]) == 0
        assert capsys.readouterr().out.splitlines() == whole[50:]
    assert main([str(corpus), "--from-line", "1000"]) == 0
    assert capsys.readouterr().out == ""


def test_the_day_for_records_that_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "days.ndjson"
    file.write_text('\ufeff{"text": "a"}\n{"text": "b", "published": "2020-01-02"}\n', encoding="utf-8")
    assert main([str(file), "--published", "2024-05-14"]) == 0
    days = [json.loads(line)["article"]["published"] for line in capsys.readouterr().out.splitlines()]
    assert days == ["2024-05-14", "2020-01-02"]


def test_rows_bear_the_id_or_the_number_of_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.jsonl"
    text = next(articles(1))["text"]
    records = [{"text": text}, {"text": text, "id": "x"}]
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert main([str(file), "--quotes"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(row["line"], row["doc_id"]) for row in rows} in ({(1, "1"), (2, "x")}, set())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_damaged_gzip_gives_what_it_holds_and_says_where_it_ends(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "torn.jsonl.gz"
    lines = "".join(f"{json.dumps({'text': os.urandom(100).hex()})}\n" for _ in range(2_000)).encode()
    file.write_bytes(gzip.compress(lines)[:-2_000])
    assert main([str(file), "--jobs", jobs]) == 1
    out, err = capsys.readouterr()
    got = len(out.splitlines())
    assert 1_000 < got < 2_000
    assert err.startswith(f"arnews: {file}:{got + 1}: damaged from here on: ")
    assert err.count("\n") == 1


def test_a_missing_file_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["missing.jsonl.gz", "--jobs", "2"]) == 2
    assert capsys.readouterr().err == "arnews: missing.jsonl.gz: No such file or directory\n"


def test_standard_input_and_a_stream_that_goes_on() -> None:
    """An answer is written as soon as it is there: a pipe need not end first."""
    with subprocess.Popen(
        [sys.executable, "-m", "arnews", "-", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (1, 2):
            process.stdin.write(b'{"text": "a"}\n')
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == number
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_a_bar_on_standard_error(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert main([str(corpus), "--progress"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 120
    assert "120 articles" in err


def test_surrogates_that_utf_8_has_not_are_escaped() -> None:
    assert dumped({"a": "ن\ud83d"}) == '{"a": "\\u0646\\ud83d"}\n'
    assert dumped({"a": "ن"}) == '{"a": "ن"}\n'


def test_a_bar_without_tqdm_is_one_line_too(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert main([str(corpus), "--progress"]) == 2
    assert capsys.readouterr().err == "arnews: a progress bar needs tqdm: pip install 'arnews[progress]'\n"


def test_huge_numbers_are_not_json_either() -> None:
    answer = _answer((3, b'{"text": ' + b"9" * 5_000 + b"}"), "article", None)
    assert answer.error is not None
