"""The Vendi score: how many different works a collection is worth (Friedman & Dieng 2023), with one fixed kernel for descriptors."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

REACH = 0.5
"""Root mean square distance over all descriptors, in deviations, at which two works are still 0.61 alike."""


def vendi_score(similarities: NDArray[np.floating]) -> float:
    """exp of the entropy of the eigenvalues of K/n: 1 for n copies, n for n works without anything in common, 0 for none.

    `similarities` K: (n, n), symmetric, positive semi-definite, 1 on its diagonal; ValueError where it is no square.
    """
    count = len(similarities)
    if similarities.shape != (count, count):
        raise ValueError(f"similarities must be square, not {similarities.shape}")
    if not count:
        return 0.0
    shares = np.linalg.eigvalsh(np.asarray(similarities, dtype=np.float64) / count)
    shares = shares[shares > 1e-12]
    return float(np.exp(-(shares * np.log(shares)).sum()))


def descriptor_kernel(descriptors: NDArray[np.floating], others: NDArray[np.floating] | None = None) -> Matrix:
    """(n, m) similarities 0…1 of (n, d) descriptors in deviations (z-scores) to (m, d) `others`, without them to each other.

    exp(−q/2), q the mean square difference over `REACH`².
    """
    rows = np.asarray(descriptors, dtype=np.float64)
    columns = rows if others is None else np.asarray(others, dtype=np.float64)
    squares = np.square(rows).sum(axis=1)[:, None] + np.square(columns).sum(axis=1)[None]
    apart = np.maximum(squares - 2 * rows @ columns.T, 0) / max(1, rows.shape[1])
    kernel = np.exp(-apart / (2 * REACH**2))
    if others is None:
        np.fill_diagonal(kernel, 1.0)
    return np.asarray(kernel)
