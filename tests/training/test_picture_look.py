"""What a look learns from: pieces of every scale, styles and their mixtures, the content's light."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.training.listing import listed
from studio.training.picture_look import MIXED, PictureLook
from studio.training.picture_recipe import LAYERS
from studio.training.recipe import Batch
from studio.training.settings import LookSettings
from studio.training.works import opened_pictures
from tests.training.folders import pictures, returned, stripes


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> PictureLook:
    base = tmp_path_factory.mktemp("works")
    settings = LookSettings(patch=32, size=72, batch=1, precision="full")
    folders = pictures(base / "pictures", 3, 64), stripes(base / "stripes", 2)
    found = [returned(opened_pictures(listed(folder, "image"), settings.size, settings.patch)) for folder in folders]
    return PictureLook(settings, *found, "cpu")


def batches(look: PictureLook, count: int) -> list[Batch]:
    return [look.batch(torch.Generator().manual_seed(number)) for number in range(count)]


def contents(batch: Batch) -> Tensor:
    assert batch.content is not None
    return batch.content


def styles(batch: Batch) -> Tensor:
    assert batch.style is not None
    return batch.style


def test_pieces_are_of_one_size_out_of_squares_of_many(look: PictureLook, monkeypatch: pytest.MonkeyPatch) -> None:
    ramp = np.broadcast_to(np.arange(64, dtype=np.uint8)[:, None, None], (64, 72, 3))
    ramps = replace(look.contents, kept={work.sha256: ramp.copy() for work in look.works})
    monkeypatch.setattr(look, "contents", ramps)
    found = batches(look, 6)
    assert all(contents(batch).shape == (1, 3, 32, 32) for batch in found)
    again = batches(look, 6)
    assert all(torch.equal(contents(one), contents(two)) for one, two in zip(found, again, strict=True))
    spans = torch.stack([contents(batch).amax() - contents(batch).amin() for batch in found])
    assert spans.min() < 40 / 255 < 50 / 255 < spans.max()  # of 31 to 63 rows


def test_now_and_then_two_styles_are_mixed(look: PictureLook) -> None:
    mixtures = torch.cat([styles(batch) for batch in batches(look, 60)])
    assert torch.allclose(mixtures.sum(1), torch.ones(60))
    mixed = (mixtures.amax(1) < 1).float().mean()
    assert 0 < mixed < 2 * MIXED
    assert mixtures.argmax(1).unique().tolist() == [0, 1]
    held = [styles(look.batch(torch.Generator().manual_seed(number), held=True)) for number in range(10)]
    assert all(weights.max() == 1 for weights in held)


def test_a_style_itself_pays_nothing_for_its_style_and_a_mixture_lies_between(look: PictureLook) -> None:
    found = look.features(look.styles.planes(look.styles.found.works[0])[None])
    assert tuple(found) == LAYERS
    mixtures = [torch.tensor([[1 - share, share]]) for share in (0.0, 0.5, 1.0)]
    paid = [float(look.unlike_style(found, Batch(torch.zeros(1), style=mixture))) for mixture in mixtures]
    assert paid[0] < 1e-6
    assert paid[0] < paid[1] < paid[2]


def test_the_content_itself_pays_nothing_for_light_nor_does_it_darker(look: PictureLook) -> None:
    batch = batches(look, 1)[0]
    content = contents(batch)
    paid = [look.terms(made, batch) for made in (content, 0.5 * content, content.flip(3))]
    assert float(paid[0]["content"]) < 1e-5
    assert float(paid[0]["light"]) < 1e-5
    assert float(paid[1]["light"]) < 0.02
    assert float(paid[2]["light"]) > 0.1
