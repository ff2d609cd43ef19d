"""Sound tests are judged by what was heard, unless the machine itself stood still meanwhile."""

import pytest
from _pytest.runner import runtestprotocol

from tests.support.standstill import Watch, heard_undisturbed

_WATCH = pytest.StashKey[Watch]()
_AGAIN = pytest.StashKey[list[str]]()


def pytest_configure(config):
    config.stash[_WATCH], config.stash[_AGAIN] = Watch(), []


def pytest_runtest_protocol(item, nextitem):
    """Take the place of pytest's own: the same, but for a failure during a standstill."""
    if item.get_closest_marker("audio") is None:
        return None
    watch, reports = item.config.stash[_WATCH], []
    watch.begin()

    def run():
        reports[:] = runtestprotocol(item, nextitem=nextitem, log=False)
        return not any(report.failed for report in reports)

    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    stalls = heard_undisturbed(run, watch.longest_since)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    for stall_s in stalls:
        item.config.stash[_AGAIN].append(f"{item.nodeid}: {stall_s * 1000:.0f} ms")
    return True


def pytest_terminal_summary(terminalreporter, config):
    if again := config.stash[_AGAIN]:
        terminalreporter.section("heard again, because the machine stood still")
        terminalreporter.write_line("\n".join(again))


def pytest_unconfigure(config):
    config.stash[_WATCH].end()
