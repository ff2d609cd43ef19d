"""Whatever we import is named in resources/LICENSES.md with the licence it comes under."""

import re
import sys
from importlib import metadata

import pytest

from tests.support.sources import PACKAGES, ROOT, imported_names, project, python_files

SPDX = r"L?GPL-[\d.]+|Apache-2\.0|BSD-[23]-Clause|ISC|MIT-0|MIT|PSF-2\.0|MPL-2\.0"
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def entries():
    """Licence by distribution, from the first table of the page."""
    page = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|", page, flags=re.MULTILINE)
    return {canonical(name): licence for name, licence in rows}


def imported_distributions():
    """Every distribution that dsp, player or ui import, and every one that pip installs for us."""
    by_module = metadata.packages_distributions()
    files = python_files(*PACKAGES)
    modules = set().union(*(imported_names(path) for path in files))
    ours = {*PACKAGES, "resources", *sys.stdlib_module_names}
    found = {canonical(name) for module in modules - ours for name in by_module.get(module, ())}
    extras = project()["project"]["optional-dependencies"]
    declared = [*project()["project"]["dependencies"], *extras["codecs"]]
    return sorted(found | {canonical(re.match(r"[\w.-]+", line).group()) for line in declared})


def licences_of(name):
    """SPDX names in what the installed distribution says of itself."""
    about = metadata.metadata(name)
    said = about.get("License-Expression") or (about.get("License") or "").partition("\n")[0]
    words = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or ()]
    return {*re.findall(SPDX, said), *(CLASSIFIERS[word] for word in words if word in CLASSIFIERS)}


@pytest.mark.parametrize("name", imported_distributions())
def test_a_library_is_listed_under_its_licence(name):
    assert name in entries(), f"{name} is missing in resources/LICENSES.md"
    try:
        said = licences_of(name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} is optional and not installed")
    assert said, f"{name} does not say its licence in a way this test can read"
    assert said & set(re.findall(SPDX, entries()[name])), f"{name} says {said}"
