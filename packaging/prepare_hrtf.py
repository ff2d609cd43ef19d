"""Build resources/hrtf/kemar.npz from the MIT KEMAR measurement.

    PYTHONPATH=. python packaging/prepare_hrtf.py MIT_KEMAR_normal_pinna.sofa [OUT.npz]

The SOFA file comes with Debian's libmysofa1 (/usr/share/libmysofa). Needs numpy and pyfive.
"""

import sys
from pathlib import Path

from dsp.hrtf import pack
from dsp.hrtf_design import design
from player.presets.sofa import read_measurement

NAME = "MIT KEMAR, normal pinna"
CITATION = (
    "W. G. Gardner and K. D. Martin, HRTF Measurements of a KEMAR, J. Acoust. Soc. Am. 97 (6), "
    "1995; data copyright 1994 by the MIT Media Laboratory, provided free with no restrictions on "
    "use, provided the authors are cited"
)


def main(arguments: list[str]) -> int:
    """Write the head the player ships with."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    target = Path(arguments[1] if len(arguments) == 2 else "resources/hrtf/kemar.npz")
    measured, _name, _citation = read_measurement(Path(arguments[0]))
    packed = pack(design(measured, NAME, CITATION))
    target.write_bytes(packed)
    print(f"{target}: {len(measured.responses)} directions, {len(packed)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
