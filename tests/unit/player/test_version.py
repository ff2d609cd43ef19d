from importlib import metadata

from player import VERSION


def test_the_version_is_the_installed_packages():
    assert metadata.version("galaxia") == VERSION
