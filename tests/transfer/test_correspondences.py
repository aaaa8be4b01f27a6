"""Every attribute that the matrix claims to move is moved: its cell is turned from −1 through 0 to 1, and measured in the written work.

The style stands out by more than a deviation in one attribute of its own; a matrix of that one cell leads to the other sense. What is
measured is `style.profile` of the result, as `clavilux analyse` tells it.
"""

from functools import cache
from typing import cast

import numpy as np
import pytest
import soxr

from studio.core.paths import resource
from studio.document.attributes import AUDIBLE, VISUAL
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.profile import StyleProfile, profile
from studio.transfer.engine import transfer
from tests.transfer.works import request

HEARD = [attribute.name for attribute in AUDIBLE if not attribute.fixed]
SEEN = [attribute.name for attribute in VISUAL if not attribute.fixed]
RATE, SECONDS, SIZE = 22_050, 6.0, 224
LEAST = 0.1
"""Deviations by which an attribute moves at least from one end to the other."""


@cache
def sound(name: str) -> Audio:
    audio = cast(Audio, files.read(resource("works", f"{name}.flac")))
    samples = soxr.resample(audio.samples[: int(SECONDS * audio.rate)], audio.rate, RATE)
    return Audio(samples.astype(np.float32), RATE)


@cache
def picture(name: str) -> Image:
    return resized(cast(Image, files.read(resource("works", f"{name}.jpg"))), SIZE)


@cache
def result(content: str, style: str, cells: str) -> StyleProfile:
    """The profile of what is made by a matrix of these cells alone."""
    works = (sound(content), picture(style)) if content in CONTENTS_HEARD else (picture(content), sound(style))
    asked = request(*works, mapping="mine", cells=cells)
    *_, last = transfer(asked, lambda: asked.document)
    assert last.preview is not None
    return profile(last.preview)


CONTENTS_HEARD = ("zither", "canon")
SLOW = {"modulation": "canon", "pitch_variety": "canon"}
"""What is measured on slow music, since quick strokes hide the movement and blur which pitches sound; all else on the zither."""


def value(found: StyleProfile, name: str) -> float:
    moods = found.affect.by_name()
    return moods[name] if name in moods else found.z(name)


@pytest.mark.parametrize("name", HEARD)
def test_an_audible_attribute_moves_with_its_cell(name: str) -> None:
    found = [value(result(SLOW.get(name, "zither"), "seascape", f"hue_spread:{name}={weight}"), name) for weight in (-1, 0, 1)]
    assert found == sorted(found), found
    assert found[-1] - found[0] > LEAST, found


@pytest.mark.parametrize("name", SEEN)
def test_a_visual_attribute_moves_with_its_cell(name: str) -> None:
    found = [value(result("harbour", "zither", f"{name}:brightness={weight}"), name) for weight in (-1, 0, 1)]
    assert found == sorted(found), found
    assert found[-1] - found[0] > LEAST, found
