"""The stereo image as a matrix: width, balance, mono, swap and polarity."""

import numpy as np

from dsp.params.level import StereoParams
from dsp.units import FloatArray


def stereo_matrix(params: StereoParams) -> FloatArray:
    """Return the 2x2 matrix that takes (left, right) to (left, right).

    Switches act first (polarity, swap, mono), then width around the middle, then balance.
    """
    matrix = np.diag([-1.0 if params.invert_left else 1.0, -1.0 if params.invert_right else 1.0])
    if params.swap:
        matrix = matrix[::-1]
    width = 0.0 if params.mono else params.width
    near, far = (1.0 + width) / 2.0, (1.0 - width) / 2.0
    balance = np.diag([min(1.0, 1.0 - params.balance), min(1.0, 1.0 + params.balance)])
    return np.asarray(balance @ np.array([[near, far], [far, near]]) @ matrix)
