"""Our server at 20,000 songs in every run; the benchmark is the same for as many as are wanted."""

import pytest

from tests.bench.bench_server import running, test_whole_library_delta_and_depth  # noqa: F401

pytestmark = [pytest.mark.bench, pytest.mark.timeout(400)]
