"""The command line: one article for a person or a machine, or a corpus of JSON Lines."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gzip
import io
import os
import shutil
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NoReturn, cast

import arnews
from arnews.corpus import day_of, with_bar, workers
from arnews.html import html_page
from arnews.jsonl import Answer, answers, dumped, unzipped
from arnews.models import Article
from arnews.rows import date_rows, quote_rows
from arnews.terminal import report

_LINES: Final = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_EPILOG: Final = """\
JSON Lines (FILE ends in .jsonl or .ndjson, or --jsonl): each line is an object with "text" and, where there
are any, "published" and "id"; gzip is recognised. Each line written starts with "line", the number of the
line read. To go on after a run that was cut short, drop a last line that is not whole, then:

  arnews corpus.jsonl.gz --jobs 2 > articles.jsonl
  arnews corpus.jsonl.gz --jobs 2 --from-line 1235 >> articles.jsonl    # the last "line" was 1234

Exit code: 0 all read; 1 some lines could not be read, each told with its number; 2 nothing could be done.
"""


class _Refusal(Exception):  # noqa: N818
    """What stops the command, in one line, with exit code 2."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Refusal(f"{message} (see arnews --help)")


def _parser() -> _Parser:
    parser = _Parser(
        prog="arnews",
        description="Read Arabic news: who said what, and when.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help="an article in UTF-8, or JSON Lines; - is standard input")
    parser.add_argument("--published", metavar="DATE", help="the day of publication, such as 2024-05-14")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="write the article as one line of JSON")
    shape.add_argument("--quotes", action="store_true", help="write a flat row of JSON for each quote")
    shape.add_argument("--dates", action="store_true", help="write a flat row of JSON for each date")
    shape.add_argument("--html", metavar="OUT", help="write a page that shows the article; - is standard output")
    shape.add_argument("--explain", action="store_true", help="write why each quote and date was found")
    lines = parser.add_argument_group("JSON Lines")
    lines.add_argument("--jsonl", action="store_true", help="FILE holds JSON Lines, whatever its name")
    lines.add_argument("--jobs", metavar="N", type=int, help="worker processes; 0 is one for each core")
    lines.add_argument("--from-line", metavar="N", type=int, help="begin with line N, counted from 1")
    lines.add_argument("--progress", action="store_true", help="show a bar on standard error (needs tqdm)")
    parser.add_argument("--version", action="store_true", help="write the version and stop")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments *argv* say, those of the process by default, and give the exit code.

    Returns:
        0; 1 where lines of JSON Lines could not be read; 2 where nothing could be done.
    """
    argv = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        if "--version" in argv:
            print(f"arnews {arnews.__version__}")
            return 0
        options = _parser().parse_args(argv)
        published = _day(options.published)
        return _corpus(options, published) if _is_lines(options) else _single(options, published)
    except _Refusal as refusal:
        _tell(str(refusal))
        return 2


def run() -> NoReturn:
    """The console script ``arnews``: `main` with the manners of a program."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        _tell(str(error))
        code = 2
    sys.exit(code)


def _tell(message: str) -> None:
    print("arnews:", " ".join(message.split()), file=sys.stderr)


def _day(published: str | None) -> dt.date | None:
    try:
        return day_of(published)
    except ValueError as error:
        raise _Refusal(f"--{error}") from None


def _is_lines(options: argparse.Namespace) -> bool:
    if options.jsonl or options.file.lower().endswith(_LINES):
        for name in ("html", "explain"):
            if getattr(options, name):
                raise _Refusal(f"--{name} is for one article, not for JSON Lines")
        return True
    for name in ("jobs", "from_line", "progress"):
        if getattr(options, name) not in (None, False):
            raise _Refusal(f"--{name.replace('_', '-')} is for JSON Lines: say --jsonl")
    return False


def _opened(name: str, stack: contextlib.ExitStack) -> io.BufferedReader | gzip.GzipFile:
    """The bytes of the file *name*, or of standard input, unzipped where they are gzipped; closed by *stack*."""
    try:
        if name == "-":
            return unzipped(cast("io.BufferedReader", sys.stdin.buffer))
        return unzipped(stack.enter_context(Path(name).open("rb")))
    except OSError as error:
        raise _Refusal(f"{name}: {error.strerror}") from None


def _single(options: argparse.Namespace, published: dt.date | None) -> int:
    try:
        with contextlib.ExitStack() as stack:
            text = _opened(options.file, stack).read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + 1} is 0x{error.object[error.start]:02x}"
        raise _Refusal(f"{options.file}: not UTF-8: {byte}") from None
    except (EOFError, OSError, zlib.error) as error:
        raise _Refusal(f"{options.file}: {error}") from None
    article = arnews.parse_article(text, published=published)
    if options.html:
        _write_page(options.html, article, options.file)
    else:
        sys.stdout.write(_said(article, options))
    return 0


def _said(article: Article, options: argparse.Namespace) -> str:
    """What standard output gets of one article."""
    if options.json:
        return dumped(article.to_dict())
    if options.quotes or options.dates:
        rows = quote_rows if options.quotes else date_rows
        return "".join(map(dumped, rows(article, options.file)))
    if options.explain:
        return f"{arnews.explain(article)}\n"
    return report(article, shutil.get_terminal_size((100, 40)).columns)


def _write_page(out: str, article: Article, title: str) -> None:
    page = html_page(article, title=article.title or title)
    if out == "-":
        sys.stdout.write(page)
        return
    try:
        Path(out).write_text(page, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise _Refusal(f"{out}: {error.strerror}") from None


def _corpus(options: argparse.Namespace, published: dt.date | None) -> int:
    shape = "quotes" if options.quotes else "dates" if options.dates else "article"
    first = 1 if options.from_line is None else options.from_line
    if first < 1 or (options.jobs or 0) < 0:
        raise _Refusal("--from-line counts from 1 and --jobs from 0")
    processes = 0 if options.jobs in (None, 1) else workers(options.jobs)
    code = 0
    with contextlib.ExitStack() as stack:
        stream = _opened(options.file, stack)
        results = answers(stream, shape, published, processes, first)
        for answer in _barred(results) if options.progress else results:
            if answer.error is None:
                sys.stdout.write(answer.out)
                sys.stdout.flush()
            else:
                code = 1
                _tell(f"{options.file}:{answer.line}: {answer.error}")
    return code


def _barred(results: Iterator[Answer]) -> Iterator[Answer]:
    try:
        return with_bar(results)
    except ModuleNotFoundError as error:
        raise _Refusal(str(error)) from None


if __name__ == "__main__":
    run()
