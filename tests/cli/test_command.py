"""The command ``arnews`` on one article: what it writes, and what it says of bad input."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import arnews
from arnews.__main__ import main, run

TEXT = "القاهرة (رويترز) - قال الوزير سامي الراوي يوم الاثنين إن «المدارس ستفتح في موعدها»، مضيفا أن الخطة جاهزة.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "arnews", *arguments],
        input=stdin,
        capture_output=True,
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


def test_json_is_the_article(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([article, "--json", "--published", "2024-05-14"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    day = arnews.Article.from_dict(json.loads(out)).published
    assert str(day) == "2024-05-14"
    assert arnews.Article.from_dict(json.loads(out)) == arnews.parse_article(TEXT, published=day)


def test_a_person_gets_a_report(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([article, "--published", "2024-05-14"]) == 0
    out = capsys.readouterr().out
    assert "WHO SAID WHAT" in out
    assert "DATES" in out
    assert "published 2024-05-14 (given)" in out


@pytest.mark.parametrize("flag", ["--quotes", "--dates"])
def test_rows_are_the_tables_rows(flag: str, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    from arnews.rows import date_rows, quote_rows

    assert main([article, flag, "--published", "2024-05-14"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    parsed = arnews.parse_article(TEXT, published=arnews.corpus.day_of("2024-05-14"))
    expected = list((quote_rows if flag == "--quotes" else date_rows)(parsed, article))
    assert rows == json.loads(json.dumps(expected, default=str))


def test_a_page(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert main([article, "--html", str(page)]) == 0
    assert "<!doctype html>" in page.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""
    assert main([article, "--html", "-"]) == 0
    assert capsys.readouterr().out == page.read_text(encoding="utf-8")
    assert main([article, "--html", str(tmp_path / "no" / "where")]) == 2
    assert capsys.readouterr().err == f"arnews: {tmp_path}/no/where: No such file or directory\n"


def test_standard_input_bom_and_gzip() -> None:
    for data in (TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), gzip.compress(TEXT.encode())):
        done = command("-", "--json", stdin=data)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["text"] == TEXT


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1256"])
def test_output_is_utf_8_whatever_the_locale_says(encoding: str, article: str) -> None:
    done = command(article, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8")
    done = command("لا شيء.txt", PYTHONIOENCODING=encoding, PYTHONUTF8="1", LC_ALL="C")
    assert done.stderr.decode("utf-8") == "arnews: لا شيء.txt: No such file or directory\n"


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("arnews: ").rstrip("\n")


def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["missing.txt"]) == 2
    assert one_line(capsys) == "missing.txt: No such file or directory"
    assert main([str(tmp_path)]) == 2
    assert one_line(capsys) == f"{tmp_path}: Is a directory"
    latin = tmp_path / "latin.txt"
    latin.write_bytes("نص".encode() + b"\xe9\xe8")
    assert main([str(latin)]) == 2
    assert one_line(capsys) == f"{latin}: not UTF-8: byte 5 is 0xe9"
    torn = tmp_path / "torn.txt.gz"
    torn.write_bytes(gzip.compress(TEXT.encode() * 50)[:-20])
    assert main([str(torn)]) == 2
    assert one_line(capsys).startswith(f"{torn}: Compressed file ended")
    for date in ("أمس", "2024-13-01", "14/5/2024", ""):
        assert main([article, "--published", date]) == 2
        assert one_line(capsys) == f"--published must be a date such as 2024-05-14, not {date!r}"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: FILE (see arnews --help)"),
        (["a", "--nope"], "unrecognized arguments: --nope (see arnews --help)"),
        (["a", "--json", "--quotes"], "argument --quotes: not allowed with argument --json (see arnews --help)"),
        (["a", "--jobs", "2"], "--jobs is for JSON Lines: say --jsonl"),
        (["a", "--from-line", "2"], "--from-line is for JSON Lines: say --jsonl"),
        (["a.jsonl", "--html", "b"], "--html is for one article, not for JSON Lines"),
        (["a.jsonl", "--from-line", "0"], "--from-line counts from 1 and --jobs from 0"),
        (["a.jsonl", "--jobs", "-1"], "--from-line counts from 1 and --jobs from 0"),
        (["a.jsonl", "--jobs", "two"], "argument --jobs: invalid int value: 'two' (see arnews --help)"),
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert one_line(capsys) == message


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"arnews {arnews.__version__}\n"
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    assert "--from-line" in capsys.readouterr().out


def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    corpus = tmp_path / "many.jsonl"
    corpus.write_text(json.dumps({"text": TEXT * 20}) * 1 + "\n", encoding="utf-8")
    corpus.write_text(corpus.read_text(encoding="utf-8") * 500, encoding="utf-8")
    for jobs in ("1", "2"):
        with subprocess.Popen(
            [sys.executable, "-m", "arnews", str(corpus), "--jobs", jobs],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(timeout=60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_without_a_word(jobs: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "arnews", "-", "--jsonl", "--jobs", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"text": "a"}\n' * 300)
        process.stdin.flush()
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read() == b""


def test_the_console_script_is_the_same(article: str) -> None:
    script = Path(sys.executable).with_name("arnews")
    if not script.exists():
        pytest.skip("arnews is not installed here")
    done = subprocess.run([script, article, "--json"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, command(article, "--json").stdout)


@pytest.mark.parametrize(
    ("stopped_by", "code", "told"),
    [
        (None, 0, ""),
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "No space left"), 2, "arnews: [Errno 28] No space left\n"),
    ],
)
def test_how_the_program_ends(
    stopped_by: BaseException | None,
    code: int,
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def main() -> int:
        if stopped_by is not None:
            raise stopped_by
        return 0

    monkeypatch.setattr("arnews.__main__.main", main)
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == code
    assert capsys.readouterr() == ("", told)


def test_what_nobody_reads_any_more_goes_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def main() -> int:
        sys.stdout.write("the rest")
        raise BrokenPipeError

    monkeypatch.setattr("arnews.__main__.main", main)
    out = tmp_path / "out.txt"
    with out.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as stop:
            run()
    assert stop.value.code == 141
    assert out.read_text(encoding="utf-8") == ""


def test_the_module_is_the_program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["arnews", "--version"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(arnews.__main__.__file__, run_name="__main__")
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"arnews {arnews.__version__}\n"


def test_a_stream_that_has_no_encoding_to_set() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["--version"]) == 0
    assert out.getvalue() == f"arnews {arnews.__version__}\n"


def test_a_text_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(("قال \x1b[2Jالوزير إن \u202e«كلاما»\n" + TEXT).encode())))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["-"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
