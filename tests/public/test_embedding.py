"""Safe to embed: no network, no foreign file, no code made of data, no state that one call leaves for another."""

from __future__ import annotations

import ast
import datetime as dt
import locale
import os
import subprocess
import sys
import warnings
from pathlib import Path

import arnews

PACKAGE = Path(arnews.__file__).parent
EXAMPLE = Path(__file__).parents[2] / "examples" / "article.txt"
WATCHED = """
import os, sys, sysconfig, zoneinfo
text = open(sys.argv[1], encoding="utf-8").read()
text += " وانطلق في الساعة الثالثة بتوقيت القاهرة يوم 15 رمضان 1445 هـ."
homes = {os.path.realpath(p) for p in (*sysconfig.get_paths().values(), sys.argv[2], *zoneinfo.TZPATH)}
homes |= {os.path.realpath(path) for path in sys.path if path} | {"/etc/timezone", "/dev/null"}
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.", "shutil.", "os.remove")):
        raise SystemExit(f"{event} {args}")
    if event == "open" and isinstance(args[0], str):
        path = os.path.realpath(args[0])
        written = (args[1] or "r")[0] != "r"
        if written or not any(path.startswith(home) for home in homes):
            raise SystemExit(f"{event} {args}")
sys.addaudithook(watch)
import arnews, datetime
article = arnews.parse_article(text, published=datetime.date(2024, 5, 14))
list(arnews.quote_rows(article)), list(arnews.date_rows(article)), list(arnews.speaker_rows(article))
arnews.html_page(article), arnews.to_timex3(article)
print(len(article.quotes), len(article.dates))
"""


def test_no_network_no_program_and_no_file_but_its_own() -> None:
    command = [sys.executable, "-B", "-c", WATCHED, str(EXAMPLE), str(PACKAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    quotes, dates = map(int, done.stdout.split())
    assert quotes > 5
    assert dates > 5


def test_no_code_is_made_of_data() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__", "open"}, f"{path}:{node.lineno}"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                barred = {"pickle", "marshal", "shelve", "ctypes", "socket"}
                if path.name == "workers.py":  # what goes to processes of our own and comes back
                    barred -= {"pickle"}
                assert not barred & set(names), f"{path}:{node.lineno}"


def test_nothing_of_the_process_is_touched() -> None:
    def state() -> tuple[object, ...]:
        return (
            dict(os.environ),
            Path.cwd(),
            locale.setlocale(locale.LC_ALL),
            sys.getrecursionlimit(),
            warnings.filters[:],
        )

    before = state()
    arnews.parse_article(EXAMPLE.read_text(encoding="utf-8"), dt.date(2024, 5, 14))
    assert state() == before
