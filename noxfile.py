"""The checks in clean environments, on every Python that the classifiers name: ``nox -l`` lists them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import nox

PROJECT = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = [
    found[1]
    for classifier in PROJECT["classifiers"]
    if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", classifier))
]

nox.options.sessions = ["tests", "lowest", "lint", "typing"]
nox.options.error_on_missing_interpreters = False


def install(session: nox.Session, *groups: str) -> None:
    """Install the checkout and dependency groups."""
    session.install("pip>=25.1")
    session.install("--editable", ".", *(word for group in groups for word in ("--group", group)))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests."""
    install(session, "tests")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that the project says it works with."""
    oldest = [requirement.replace(">=", "==") for requirement in PROJECT["dependencies"]]
    session.install("pip>=25.1")
    session.install("--editable", ".", "--group", "tests", *oldest)
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[-1])
def coverage(session: nox.Session) -> None:
    """Fail where there is a line or branch that no test takes: a case takes it, not a text that was made at random."""
    install(session, "coverage")
    session.run("pytest", "-n", "2", "-m", "not hypothesis", "--cov", "--cov-report=term-missing", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling and floors."""
    install(session, "lint", "typing")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run(
        "codespell", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "src", "scripts", "tests"
    )
    session.run("lint-imports")


@nox.session(name="typing")
def types(session: nox.Session) -> None:
    """Check the types of the package, and those that its users see with two checkers."""
    install(session, "typing")
    session.run("mypy")
    session.run("pyright")


@nox.session
def recipes(session: nox.Session) -> None:
    """Run recipes, tables, notebook and pages with all the tools that they name."""
    install(session, "recipes", "spark")
    session.run("pytest", "tests/recipes", "tests/rows", "tests/html", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into docs/_build, warnings as errors."""
    install(session, "docs")
    session.run("sphinx-build", "--fail-on-warning", "--keep-going", "-b", "html", "docs", "docs/_build")
