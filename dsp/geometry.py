"""Directions on the sphere around a head, and the triangles between measured ones.

Angles are degrees: azimuth grows to the left (counter-clockwise seen from above), elevation
upwards. Axes: x forward, y left, z up. numpy only.
"""

import numpy as np
import numpy.typing as npt

from dsp.units import FloatArray

Triangles = npt.NDArray[np.int64]
"""`(triangles, 3)` indices of corners, counter-clockwise seen from outside."""

SPEED_OF_SOUND_M_S = 343.0

_JITTER = 1e-6
"""Grids hold four corners in one plane; moved this far there is one way to triangulate them."""


def unit_vectors(azimuth_deg: npt.ArrayLike, elevation_deg: npt.ArrayLike) -> FloatArray:
    """Return unit vectors `(..., 3)` of directions."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    return np.stack(
        np.broadcast_arrays(
            np.cos(elevation) * np.cos(azimuth),
            np.cos(elevation) * np.sin(azimuth),
            np.sin(elevation),
        ),
        axis=-1,
    )


def angles_of(vectors: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return azimuth and elevation in degrees of vectors `(..., 3)` of any length."""
    x, y, z = np.moveaxis(vectors, -1, 0)
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def triangulate(directions: FloatArray) -> Triangles:
    """Return the convex hull of unit vectors, which is their Delaunay mesh on the sphere.

    Own code because the window shows a head's read-outs and its process never loads scipy.

    Raises:
        ValueError: If fewer than four directions span a volume.
    """
    points = _spread(directions)
    faces = _first_tetrahedron(points)
    inserted = set(faces.ravel().tolist())
    for index in range(len(points)):
        if index not in inserted:
            faces = _insert(points, faces, index)
    return faces


def _spread(directions: FloatArray) -> FloatArray:
    noise = np.random.default_rng(1).standard_normal(directions.shape)
    points = directions + _JITTER * noise
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True))


def _first_tetrahedron(points: FloatArray) -> Triangles:
    """Return four faces around the largest tetrahedron that a greedy search finds."""
    if len(points) < 4:
        raise ValueError(f"{len(points)} directions span no sphere")
    a = 0
    b = int(np.argmin(points @ points[a]))
    line = np.cross(points - points[a], points[b] - points[a])
    c = int(np.argmax(np.linalg.norm(line, axis=1)))
    heights = (points - points[a]) @ np.cross(points[b] - points[a], points[c] - points[a])
    d = int(np.argmax(np.abs(heights)))
    if abs(heights[d]) < 100 * _JITTER:
        raise ValueError("the directions lie in one plane")
    if heights[d] > 0:
        b, c = c, b
    return np.array([[a, b, c], [a, d, b], [b, d, c], [c, d, a]])


def _insert(points: FloatArray, faces: Triangles, index: int) -> Triangles:
    """Return the hull with one more corner: the faces it sees give way to a fan around it."""
    corners = points[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    seen = np.einsum("fi,fi->f", normals, points[index] - corners[:, 0]) > 0
    edges = faces[seen][:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    key, mirror = edges @ [len(points), 1], edges @ [1, len(points)]
    rim = edges[~np.isin(key, mirror)]
    fan = np.column_stack([rim, np.full(len(rim), index)])
    return np.concatenate([faces[~seen], fan])


def solid_angles(directions: FloatArray, triangles: Triangles) -> FloatArray:
    """Return each direction's share of the sphere, a third of its triangles; they sum to 1."""
    a, b, c = np.moveaxis(directions[triangles], 1, 0)
    volume = np.einsum("ti,ti->t", a, np.cross(b, c))
    cosines = sum(np.einsum("ti,ti->t", p, q) for p, q in ((a, b), (b, c), (c, a)))
    areas = np.abs(2.0 * np.arctan2(volume, 1.0 + cosines))
    shares = np.bincount(triangles.ravel(), np.repeat(areas / 3.0, 3), len(directions))
    return np.asarray(shares / shares.sum())


def barycentric(
    directions: FloatArray, triangles: Triangles, wanted: FloatArray
) -> tuple[Triangles, FloatArray]:
    """Return three corners around each wanted vector `(n, 3)`, and their weights of sum 1."""
    inverse = np.linalg.inv(directions[triangles])
    gains = np.einsum("ni,tij->ntj", wanted, inverse)
    best = np.argmax(gains.min(axis=-1), axis=1)
    weights = np.clip(gains[np.arange(len(wanted)), best], 0.0, None)
    return triangles[best], weights / weights.sum(axis=1, keepdims=True)
