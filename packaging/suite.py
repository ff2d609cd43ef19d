"""All checks, one summary line each: lint, format, types, contracts, tests."""

from __future__ import annotations

import os
import subprocess
import time
from typing import NamedTuple

from console import say
from virtual_env import VirtualEnv

_TIMED = "audio or bench"
_NO_TESTS_COLLECTED = 5


class Step(NamedTuple):
    """One check: what it is called and how it is run."""

    name: str
    command: list[str]
    may_be_empty: bool = False


class Result(NamedTuple):
    """How one check ended."""

    name: str
    code: int
    seconds: float


def run(env: VirtualEnv, pytest_words: list[str]) -> int:
    """Run every step, print the summary, return the first code that is not 0."""
    results = [_run(step, env) for step in steps(env, pytest_words)]
    say("")
    for result in results:
        outcome = "ok" if result.code == 0 else f"FAILED ({result.code})"
        say(f"{result.name:<28} {outcome:<12} {result.seconds:7.1f} s")
    return next((result.code for result in results if result.code), 0)


def steps(env: VirtualEnv, pytest_words: list[str]) -> list[Step]:
    """The checks in order; tests that listen to the clock run alone, the others side by side."""
    python = str(env.python)
    return [
        Step("lint", [python, "-m", "ruff", "check", "."]),
        Step("format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("types", [python, "-m", "mypy"]),
        Step("contracts", [str(env.script("lint-imports"))]),
        *_pytest_steps([python, "-m", "pytest"], pytest_words),
    ]


def _pytest_steps(pytest: list[str], words: list[str]) -> list[Step]:
    if "-m" in words:
        return [Step("tests", [*pytest, *words])]
    workers = str(max(2, min(4, os.cpu_count() or 2)))
    shared = ["-n", workers, "--dist", "loadscope"]  # what a file prepares is prepared once
    together = [*shared, "--benchmark-disable", "-m", f"not ({_TIMED})", *words]
    alone = ["-m", _TIMED, *words]
    return [
        Step("tests", [*pytest, *together], may_be_empty=bool(words)),
        Step("tests against the clock", [*pytest, *alone], may_be_empty=True),
    ]


def _run(step: Step, env: VirtualEnv) -> Result:
    say(f"--- {step.name}")
    started = time.monotonic()
    done = subprocess.run(
        step.command, cwd=env.root, env=_environ(env), stdin=subprocess.DEVNULL, check=False
    )
    code = done.returncode
    if step.may_be_empty and code == _NO_TESTS_COLLECTED:
        code = 0
    return Result(step.name, code, time.monotonic() - started)


def _environ(env: VirtualEnv) -> dict[str, str]:
    """One BLAS thread, or two test workers on two cores fight over four."""
    return {**env.environ(), "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
