"""Calls that schemathesis makes up from the specification: none breaks the server or its word."""

import os
import subprocess

import pytest

from tests.support import more_peers
from tests.support.openapi import SPECIFICATION
from tests.support.sources import ROOT

CALLS_AN_ENDPOINT = os.environ.get("GALAXIA_BENCH_CALLS", "5")


@pytest.mark.timeout(1800)
def test_no_made_up_call_breaks_the_server_or_its_word(served, tmp_path):
    program = more_peers.place("schemathesis", "bin", "st")
    if program is None:
        pytest.skip(more_peers.why_not("schemathesis"))
    # refusals come with status 200 here, as Subsonic has them: its other checks ask for 401
    command = [program, "run", SPECIFICATION / "openapi.json", "--url", served.url]
    command += ["--header", f"Authorization: Bearer {served.key}", "--request-timeout", "60"]
    command += ["--checks", "not_a_server_error,response_schema_conformance"]
    command += ["--phases", "examples,fuzzing", "--max-examples", CALLS_AN_ENDPOINT]
    command += ["--generation-deterministic", "--no-shrink", "--continue-on-failure"]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.support.json_answers", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, env={**os.environ, **hooks}, cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:]
