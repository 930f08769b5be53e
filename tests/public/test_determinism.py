"""The same text has the same answer: in every process, whatever the seed of hashes, and in every thread."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTSET = ROOT / "benchmarks" / "testset" / "testset.jsonl"
READER = """
import arnews, datetime, json, pathlib, sys
for path in sys.argv[1:]:
    text = pathlib.Path(path).read_text("utf-8")
    texts = [json.loads(line)["text"] for line in text.splitlines()] if path.endswith(".jsonl") else [text]
    for one in texts:
        for day in (None, datetime.date(2024, 5, 14)):
            print(json.dumps(arnews.parse_article(one, day).to_dict()))
"""
THREADS = """
import arnews, concurrent.futures, json, pathlib, sys, threading
texts = [json.loads(line)["text"] for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines()]
barrier = threading.Barrier(8)
def read(turn):
    order = [*range(turn * 5, len(texts)), *range(turn * 5)]
    barrier.wait()
    return {number: arnews.parse_article(texts[number]) for number in order}
sys.setswitchinterval(1e-4)
with concurrent.futures.ThreadPoolExecutor(8) as threads:
    found = list(threads.map(read, range(8)))
alone = {number: arnews.parse_article(text) for number, text in enumerate(texts)}
print(len(alone), sum(one == alone for one in found))
"""


def test_the_same_in_every_process() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", READER, str(ROOT / "examples" / "article.txt"), str(TESTSET)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "12345")
    ]
    assert said[0].count(b"\n") > 80
    assert len({hashlib.sha256(one).hexdigest() for one in said}) == 1


def test_eight_threads_read_what_one_reads() -> None:
    """In a new process, whose tables nobody has made yet, all at once and each in an order of its own."""
    command = [sys.executable, "-c", THREADS, str(TESTSET)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    articles, same = map(int, done.stdout.split())
    assert articles > 40
    assert same == 8
