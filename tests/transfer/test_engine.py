"""What every engine promises, whatever the kinds and the method."""

from functools import cache

import numpy as np
import pytest

from studio.core.params import params
from studio.document.settings import SETTINGS
from studio.transfer.engine import ENGINES, transfer
from tests.transfer.works import request, result, values, work

METHODS = [(*kinds, method) for kinds, settings in SETTINGS.items() for method in params(settings)["method"].choices]
every_method = pytest.mark.parametrize(("content", "style", "method"), METHODS, ids=["-".join(names) for names in METHODS])


@cache
def plain(content: str, style: str, method: str) -> np.ndarray:
    """The result of the first two works by a method's defaults, made once for all that is compared with it."""
    return result(request(work(content, 1), work(style, 2), method=method))


def test_every_pair_has_an_engine() -> None:
    assert {"+".join(kinds) for kinds in SETTINGS} == set(ENGINES)


@every_method
def test_previews_come_first_and_one_final_last(content: str, style: str, method: str) -> None:
    original = work(content, 1)
    asked = request(original, work(style, 2), method=method)
    updates = list(transfer(asked, lambda: asked.document))
    assert [update.final for update in updates] == [False] * (len(updates) - 1) + [True]
    fractions = [update.fraction for update in updates]
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0
    assert fractions[-1] == 1
    final = values(updates[-1].preview)
    assert final.shape == values(original).shape
    assert np.isfinite(final).all()
    assert np.abs(final - values(original)).mean() > 1e-3


@every_method
def test_strength_nothing_gives_the_content_back(content: str, style: str, method: str) -> None:
    original = work(content, 1)
    np.testing.assert_array_equal(result(request(original, work(style, 2), method=method, strength=0.0)), values(original))


@every_method
def test_without_noise_the_seed_changes_nothing(content: str, style: str, method: str) -> None:
    other = result(request(work(content, 1), work(style, 2), method=method, seed=2))
    np.testing.assert_array_equal(other, plain(content, style, method))


@every_method
def test_noise_follows_the_seed(content: str, style: str, method: str) -> None:
    works = work(content, 1), work(style, 2)
    first, again, other = (result(request(*works, method=method, noise=0.7, seed=seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 1e-3


@every_method
def test_a_style_of_no_weight_changes_nothing(content: str, style: str, method: str) -> None:
    original, first, second = work(content, 1), work(style, 2), work(style, 3)
    both = result(request(original, second, first, weights=(0.0, 0.5), method=method))
    np.testing.assert_array_equal(both, plain(content, style, method))


@every_method
def test_styles_blend(content: str, style: str, method: str) -> None:
    original, first, second = work(content, 1), work(style, 2), work(style, 3)
    both = result(request(original, first, second, weights=(1.0, 1.0), method=method))
    assert np.isfinite(both).all()
    for alone in (plain(content, style, method), result(request(original, second, method=method))):
        assert np.abs(both - alone).max() > 1e-3


@every_method
def test_a_job_can_be_given_up(content: str, style: str, method: str) -> None:
    asked = request(work(content, 1), work(style, 2), method=method)
    updates = transfer(asked, lambda: asked.document)
    next(updates)
    updates.close()
    assert next(updates, None) is None
