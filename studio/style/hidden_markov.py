"""The likeliest path through hidden states (Viterbi 1967)."""

import numpy as np
from numpy.typing import NDArray


def viterbi(likelihood: NDArray[np.floating], transition: NDArray[np.floating]) -> NDArray[np.intp]:
    """(t,) states of the best path through (t, states) log-likelihoods and (from, to) log-transitions, any first state; t ≥ 1."""
    came = np.empty(likelihood.shape, dtype=np.intp)
    best = likelihood[0].astype(np.float64)
    places = np.arange(likelihood.shape[1])
    for time in range(1, len(likelihood)):
        reached = best[:, None] + transition
        came[time] = reached.argmax(axis=0)
        best = reached[came[time], places] + likelihood[time]
    path = np.empty(len(likelihood), dtype=np.intp)
    path[-1] = best.argmax()
    for time in range(len(likelihood) - 1, 0, -1):
        path[time - 1] = came[time, path[time]]
    return path


def sticky(states: int, stay: float) -> NDArray[np.float64]:
    """(states, states) log-transitions: `stay` 0…1 for the same state, the others alike."""
    transition = np.full((states, states), np.log((1 - stay) / max(states - 1, 1)))
    np.fill_diagonal(transition, np.log(stay))
    return transition
