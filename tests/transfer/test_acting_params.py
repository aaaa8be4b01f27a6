"""A parameter changes the result of exactly those methods that it names: the panel greys it for the others.

The ensemble has none of its members' parameters of its own; `test_ensemble.py` turns what it has.
"""

from functools import lru_cache

import numpy as np
import pytest

from studio.core.params import Param, params
from studio.document.ensemble_settings import ENSEMBLE
from studio.document.session import Pair
from studio.document.settings import SETTINGS
from studio.document.transfer_settings import REALTIME
from tests.transfer.works import RECIPES, request, result, tiny_model, work


def single_methods(settings_type: type) -> tuple[str, ...]:
    """The methods of a pair that work alone."""
    return tuple(method for method in params(settings_type)["method"].choices if method != ENSEMBLE)


CASES = [
    (pair, method, param)
    for pair, settings_type in SETTINGS.items()
    for method in single_methods(settings_type)
    for param in params(settings_type).values()
    if param.name not in ("method", "size")
    and param.methods != (ENSEMBLE,)
    and method != "sandwich"  # test_image.py turns its quality, a pass through the network is long
    and (method, param.name)
    not in (("palette", "stroke_scale"), (REALTIME, "stroke_scale"))  # works of 96 px lose colours when styles are brought to size
    and (param.methods is not None or method == single_methods(settings_type)[-1])
]


@lru_cache(maxsize=4)
def made(pair: Pair, method: str, **changes: object) -> np.ndarray:
    content, style = pair
    if method == REALTIME and "model" not in changes:
        changes["model"] = tiny_model(RECIPES.get(pair, content))
    settings = {"method": method, "quality": "preview", "noise": 0.3, **changes}
    return result(request(work(content), work(style, 1), **settings))


OTHERS = {
    "quality": "standard",
    "reference": "lightness:0.9/0.05 saturation:0.3/0.02 clutter:0.9/0.05 brightness:3/0.2 onset_density:9/0.3",
    "reading": "scan",
    "mapping": "inverted",
    "cells": "lightness:brightness=-1.5 saturation:arousal=-1.5 clutter:onset_density=-1.5",
}
"""Values by the names of parameters that no rule could find."""


def another(param: Param, pair: Pair) -> object:
    """A value that is neither the default nor that of the plain result."""
    if param.name == "model":
        return tiny_model(RECIPES.get(pair, pair[0]), 1)
    if param.name in OTHERS:
        return OTHERS[param.name]
    if param.choices:
        return param.choices[-1]
    if param.type is bool:
        return not param.default
    assert param.low is not None
    assert param.high is not None
    return param.low + 0.05 * (param.high - param.low)


@pytest.mark.parametrize(
    ("pair", "method", "param"), CASES, ids=[f"{'+'.join(pair)}-{method}-{param.name}" for pair, method, param in CASES]
)
def test_it_acts_on_the_methods_it_names(pair: Pair, method: str, param: Param) -> None:
    before, after = made(pair, method), made(pair, method, **{param.name: another(param, pair)})
    assert np.array_equal(before, after) is not param.acts_on(method)
