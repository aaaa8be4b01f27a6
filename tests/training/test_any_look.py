"""What a look for any style learns from: sights of styles, always the same, none of those held out."""

import pytest
import torch

from studio.training.any_look import EDGE, AnyLook
from studio.training.listing import listed
from studio.training.picture_recipe import LAYERS
from studio.training.settings import AnyLookSettings
from studio.training.works import opened_pictures
from tests.training.folders import pictures, returned


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> AnyLook:
    base = tmp_path_factory.mktemp("works")
    settings = AnyLookSettings(patch=32, size=72, batch=2, precision="full", sights=3)
    folders = pictures(base / "contents", 3, 64), pictures(base / "styles", 4, 64, first=10)
    found = [returned(opened_pictures(listed(folder, "image"), settings.size, settings.patch)) for folder in folders]
    return returned(AnyLook.opened(settings, *found, "cpu"))


def test_sights_are_the_same_for_a_number_and_each_another_one(look: AnyLook) -> None:
    work = look.style_works[0]
    found = [look.sight(work, number).numbers for number in range(3)]
    look._seen.clear()
    assert all(torch.equal(look.sight(work, number).numbers, numbers) for number, numbers in enumerate(found))
    assert all((found[one] - found[other]).abs().max() > 0.01 for one, other in ((0, 1), (1, 2), (0, 2)))


def test_styles_held_out_are_never_learnt_from(look: AnyLook) -> None:
    look._seen.clear()
    for number in range(12):
        look.batch(torch.Generator().manual_seed(number))
    held = {work.sha256 for work in look.held_styles}
    assert len(held) == 1
    assert not held & {sha256 for sha256, _ in look._seen}
    look.batch(torch.Generator().manual_seed(0), held=True)
    assert held & {sha256 for sha256, _ in look._seen}


def test_a_batch_brings_its_goals_and_a_style_itself_pays_nothing(look: AnyLook) -> None:
    batch = look.batch(torch.Generator().manual_seed(1), held=True)
    assert {layer: len(goal) for layer, goal in look.goals(batch).items()} == dict.fromkeys(LAYERS, 2)
    piece = look.styles.planes(look.held_styles[0])[None, :, :, 4:68]
    whole = look.styles.planes(look.held_styles[0])
    edge = min(whole.shape[1:])
    left = (whole.shape[2] - edge) // 2
    own = look.features(whole[None, :, :edge, left : left + edge].expand(2, -1, -1, -1))
    assert edge <= EDGE
    assert float(look.unlike_style(own, batch)) < 0.01 < float(look.unlike_style(look.features(piece.flip(3) * 0.5), batch))


def test_numbers_are_those_of_usual_styles_about_their_mean(look: AnyLook) -> None:
    network = look.generator
    rows = torch.stack([look.sight(work, 0).numbers for work in look.style_works])
    torch.testing.assert_close(network.middle, rows.mean(0))
    assert float(((rows - network.middle) / network.spread).abs().mean()) < 1.5
