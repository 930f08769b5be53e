#!/usr/bin/env python3
"""Check what is in the wheel and in the sdist: the package and its tables, and nothing of the workshop.

python scripts/check_dist.py dist
"""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "arnews"
WORKSHOP = re.compile(r"(^|/)(tests?|benchmarks?|docs|examples|corpus|corpora|scripts|\.ci)/|\.jsonl$|\.ipynb$|\.pyc$")
SDIST_EXTRA = {"CHANGELOG.md", "CITATION.cff", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}


def ours() -> set[str]:
    """Every file of the package in the checkout, as the wheel should name it."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".tsv", ".typed"})
    return {f"arnews/{path.relative_to(PACKAGE).as_posix()}" for path in files}


def problems(folder: Path) -> list[str]:
    """What is wrong with the distributions in *folder*, a sentence each."""
    [wheel], [sdist] = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if ".dist-info/" not in name}
    with tarfile.open(sdist) as archive:
        names = [member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()]
    in_sdist = {name.removeprefix("src/") for name in names} - SDIST_EXTRA
    wanted = ours()
    found = [
        f"{title} {verb} {name}"
        for title, files in ((wheel.name, in_wheel), (sdist.name, in_sdist))
        for verb, several in (("lacks", wanted - files), ("should not hold", files - wanted))
        for name in sorted(several)
    ]
    found += [f"{name} belongs to the workshop" for name in sorted(in_wheel | in_sdist) if WORKSHOP.search(name)]
    if "arnews/py.typed" not in wanted or sum(name.endswith(".tsv") for name in wanted) < 20:
        found.append(f"the package lacks py.typed or its tables: {PACKAGE}")
    return found


def main() -> None:
    """Tell each problem and fail where there are any."""
    found = problems(Path(sys.argv[1] if len(sys.argv) > 1 else "dist"))
    print("\n".join(found) or "wheel and sdist hold the package, its tables and py.typed, and nothing else")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
