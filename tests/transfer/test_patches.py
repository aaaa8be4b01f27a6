"""Patches: votes rebuild what they were cut from."""

from typing import cast

import pytest
import torch

from studio.transfer import patches
from studio.transfer.patches import FEATURES, PATCH, Vocabulary, agreed, continued, laid, vocabulary
from studio.transfer.search import Work


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(1)


def picture(height: int, width: int) -> torch.Tensor:
    rough = torch.rand(1, 3, height, width, generator=generator())
    return torch.nn.functional.avg_pool2d(torch.nn.functional.pad(rough, (1, 1, 1, 1), mode="replicate"), 3, 1)


def result(work: Work[torch.Tensor]) -> torch.Tensor:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(torch.Tensor, end.value)


def words(*styles: torch.Tensor, weights: tuple[float, ...] = (1.0,), count: int = 500, turned: bool = False) -> Vocabulary:
    return vocabulary(list(styles), weights, count, turned=turned, emphasis=None, generator=generator())


def test_a_picture_is_rebuilt_from_its_own_patches(monkeypatch: pytest.MonkeyPatch) -> None:
    style = picture(31, 43)
    book = words(style)
    rows, columns = (torch.arange(0, length - PATCH + 1, 2) for length in (31, 43))
    places = rows[:, None] * book.width + columns
    for memory in (patches.BAND, 3000):
        monkeypatch.setattr(patches, "BAND", memory)
        assert torch.allclose(agreed(result(laid(book, places, torch.ones(places.shape), 2))), style, atol=1e-5)


def test_coherence_runs_on_from_a_right_choice() -> None:
    style = picture(40, 40)
    book = words(style)
    queries = book.describe(style, 3)
    rows, columns = queries.shape[:2]
    places = torch.zeros(rows, columns, dtype=torch.long)
    distances = (book.features[places] - queries).square().sum(2)
    wanted = torch.arange(0, 3 * rows, 3)[:, None] * book.width + torch.arange(0, 3 * columns, 3)
    for _ in range(max(rows, columns)):
        places, distances = continued(book, queries, places, distances, 3, 0.0)
    assert (places == wanted).float().mean() > 0.95


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 200), (60, 9), (50, 70)])
def test_vocabularies_of_any_size(height: int, width: int, turned: bool) -> None:
    book = words(picture(height, width), turned=turned)
    assert book.features.shape == (book.mosaic.shape[0] * book.width, FEATURES)
    assert book.usable[book.keys].all()
    assert torch.isfinite(book.features[book.keys]).all()


def test_large_styles_are_represented_from_all_over() -> None:
    slope = torch.linspace(0, 1, 1500).expand(1, 3, 1400, 1500)
    book = words(slope, count=4000, turned=True)
    assert book.usable.numel() < 1.5 * patches.AREA
    seen = book.mosaic.view(-1, 3)[book.keys]
    assert seen.min() < 0.05
    assert seen.max() > 0.95


def test_weights_decide_how_many_keys_a_style_has() -> None:
    book = words(torch.zeros(1, 3, 50, 50), torch.ones(1, 3, 30, 80), weights=(0.2, 0.8), count=2000)
    assert book.mosaic.view(-1, 3)[book.keys].mean() == pytest.approx(0.8, abs=0.01)
