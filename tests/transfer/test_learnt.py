"""The method of trained networks: what it takes a style for, pictures of any size, sounds of any rate."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.core.errors import MissingWeights, UnusableWeights
from studio.document.document import Source
from studio.transfer import learnt_picture, learnt_sound, learnt_strokes, strokes
from studio.transfer.engine import transfer
from tests.transfer.works import picture, request, result, sound, tiny_model, values, work

MUSIC = {"method": "realtime"}


@pytest.mark.parametrize(("kind", "quick"), [("image", "palette"), ("audio", "spectrum")])
def test_without_a_model_it_is_the_quick_look(kind: str, quick: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt_picture, "look_for", lambda style: "")
    monkeypatch.setattr(learnt_sound, "look_of_sounds", lambda: "")
    works = work(kind, 1), work(kind, 2)
    np.testing.assert_array_equal(result(request(*works, method="realtime", model="")), result(request(*works, method=quick)))


def test_without_a_model_a_painting_is_heard_as_in_the_quick_look() -> None:
    asked = request(work("audio", 1), work("image", 2), method="realtime", model="")
    updates = list(transfer(asked, lambda: asked.document))
    np.testing.assert_array_equal(values(updates[-1].preview), values(next(update.preview for update in updates if update.preview)))


def test_without_a_model_music_gives_its_colours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt_strokes, "look_of_music", lambda: "")
    quick, brushed, learnt = (result(request(picture(1), sound(2), **asked)) for asked in ({**MUSIC, "model": ""}, {}, MUSIC))
    apart = [np.abs(quick - other).mean(axis=(0, 1)).max() for other in (brushed, learnt)]
    assert 0.001 < apart[0] < 0.1
    assert apart[1] > 0.001


def test_where_no_model_of_music_is_named_the_one_there_is_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt_strokes, "look_of_music", lambda: tiny_model("music"))
    np.testing.assert_array_equal(*(result(request(picture(1), sound(2), **MUSIC, model=model)) for model in ("", tiny_model("music"))))


@pytest.mark.parametrize(
    "changes", [{"mapping": "inverted"}, {"cells": "saturation:arousal=-1.5"}, {"cells": "clutter:onset_density=-1.5"}]
)
def test_the_matrix_leads_what_a_network_paints_of_music(changes: dict[str, str]) -> None:
    made = [result(request(picture(1), sound(2), **MUSIC, **asked)) for asked in ({}, changes)]
    assert np.abs(made[0] - made[1]).mean() > 1e-3


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 40), (9, 7)])
def test_music_is_painted_on_pictures_of_any_size(height: int, width: int) -> None:
    made = result(request(picture(1, height, width), sound(2), **MUSIC))
    assert made.shape == (height, width, 3)
    assert np.isfinite(made).all()


def test_large_pictures_are_painted_small_by_music_too(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = result(request(picture(1, 96, 128), sound(2), **MUSIC))
    for module in (learnt_strokes, strokes):
        monkeypatch.setattr(module, "LARGEST", 64)
    made = result(request(picture(1, 96, 128), sound(2), **MUSIC))
    assert made.shape == whole.shape
    assert 1e-3 < np.abs(made - whole).mean() < 0.2


def test_a_style_that_was_learnt_is_known_by_its_checksum() -> None:
    made = {}
    for sha in ("a" * 64, "b" * 64, ""):
        asked = request(picture(1), picture(2), method="realtime")
        style = replace(asked.document.styles[0], source=Source(Path("style"), sha, "image"))
        made[sha] = result(replace(asked, document=replace(asked.document, styles=(style,))))
    assert np.abs(made["a" * 64] - made["b" * 64]).max() > 1e-3
    assert any(np.array_equal(made[""], made[sha]) for sha in ("a" * 64, "b" * 64))  # others are the nearest in colour


def known(*shas: str, **settings: object) -> np.ndarray:
    """What is made of styles of these checksums where no model is named."""
    asked = request(picture(1), *(picture(2 + place) for place in range(len(shas))), method="realtime", model="", **settings)
    named = (replace(style, source=replace(style.source, sha256=sha)) for style, sha in zip(asked.document.styles, shas, strict=True))
    return result(replace(asked, document=replace(asked.document, styles=tuple(named))))


def test_a_style_that_a_model_knows_is_painted_by_it_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    models = {"a" * 64: tiny_model("image"), "b" * 64: tiny_model("image", 1)}
    monkeypatch.setattr(learnt_picture, "look_for", lambda style: models.get(style.source.sha256, ""))
    named = request(picture(1), picture(2), method="realtime")
    style = replace(named.document.styles[0], source=Source(Path("style"), "a" * 64, "image"))
    np.testing.assert_array_equal(known("a" * 64), result(replace(named, document=replace(named.document, styles=(style,)))))
    both, quick = known("a" * 64, "b" * 64), result(request(picture(1), picture(2), picture(3), method="palette"))
    assert np.abs(both - quick).max() > 1e-3
    assert np.isfinite(both).all()
    np.testing.assert_array_equal(known("a" * 64, "c" * 64), quick)  # nothing is guessed where one of them is not known


def test_a_model_for_any_style_paints_as_it_sees_the_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt_picture, "look_for", lambda style: tiny_model("any"))
    one, other = (known(sha) for sha in ("a" * 64, "b" * 64))
    np.testing.assert_array_equal(one, other)  # the same picture, whatever its checksum
    named = request(picture(1), picture(2), method="realtime", model=tiny_model("any"))
    np.testing.assert_array_equal(result(named), one)
    changed = result(replace(named, styles=(picture(5),)))
    assert np.abs(changed - one).max() > 1e-3
    both = result(request(picture(1), picture(2), picture(5), method="realtime", model=tiny_model("any")))
    assert all(np.abs(both - alone).max() > 1e-3 for alone in (one, changed))


@pytest.mark.parametrize(("height", "width"), [(384, 300), (288, 384), (230, 220), (221, 220)])
def test_of_a_large_style_two_strips_are_seen(height: int, width: int) -> None:
    rows = torch.arange(height).view(1, 1, height, 1).expand(1, 3, height, width)
    found = learnt_picture.strips(rows)[0, 0, :, 0]
    assert 0.95 * learnt_picture.SEEN_PIXELS < len(found) * width <= learnt_picture.SEEN_PIXELS
    assert len(found.unique()) == len(found)
    assert abs(float(found.float().mean()) - height / 2) < 2
    assert len(learnt_picture.strips(rows[:, :, :100])[0, 0]) == 100


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 40), (9, 7)])
def test_a_model_for_any_style_takes_styles_of_any_size(height: int, width: int) -> None:
    made = result(request(picture(1), picture(2, height, width), method="realtime", model=tiny_model("any")))
    assert np.isfinite(made).all()


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 40), (9, 7)])
def test_pictures_of_any_size_are_taken(height: int, width: int) -> None:
    made = result(request(picture(1, height, width), picture(2), method="realtime"))
    assert made.shape == (height, width, 3)
    assert np.isfinite(made).all()


def test_large_pictures_are_painted_small_and_take_their_detail_from_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    original = picture(1, 96, 128)
    whole = result(request(original, picture(2), method="realtime"))
    monkeypatch.setattr(learnt_picture, "LARGEST", 64)
    made = result(request(original, picture(2), method="realtime"))
    assert made.shape == whole.shape
    assert 1e-3 < np.abs(made - whole).mean() < 0.2


@pytest.mark.parametrize("rate", [8_000, 48_000])
def test_sounds_of_any_rate_are_taken(rate: int) -> None:
    original = sound(1, rate=rate)
    made = result(request(original, sound(2), method="realtime"))
    assert made.shape == values(original).shape
    assert np.abs(made - values(original)).mean() > 1e-3


def test_where_no_model_of_sounds_is_named_the_one_for_any_style_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt_sound, "look_of_sounds", lambda: tiny_model("audio"))
    asked = [request(sound(1), sound(2), method="realtime", model=model) for model in ("", tiny_model("audio"))]
    np.testing.assert_array_equal(result(asked[0]), result(asked[1]))


def test_without_noise_no_seed_matters_and_with_it_each_seed_sounds_otherwise() -> None:
    made = {
        (noise, seed): result(request(sound(1), sound(2), method="realtime", noise=noise, seed=seed))
        for noise in (0.0, 0.5)
        for seed in (1, 2)
    }
    np.testing.assert_array_equal(made[0.0, 1], made[0.0, 2])
    assert np.abs(made[0.5, 1] - made[0.5, 2]).max() > 1e-3


def test_a_model_of_the_other_kind_is_refused() -> None:
    with pytest.raises(UnusableWeights, match="trained as audio, not as image"):
        result(request(picture(1), picture(2), method="realtime", model=tiny_model("audio")))
    with pytest.raises(UnusableWeights, match="trained as any, not as music"):
        result(request(picture(1), sound(2), method="realtime", model=tiny_model("any")))
    with pytest.raises(MissingWeights, match="no trained model"):
        result(request(sound(1), sound(2), method="realtime", model="none"))
