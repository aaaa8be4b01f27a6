"""Works for the hand: a picture or a sound as a relief, and what a relief looks like when light falls on it.

A bas-relief keeps the small steps and takes the large ones back (Weyrich et al. 2007, with one scale in the place of gradients); a sound is
a landscape: time to the right, pitch upwards, loudness as height.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from scipy import ndimage

from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.descriptors import describe_frames
from studio.style.image_style import oklab

Height = NDArray[np.float32]

LONGEST_EDGE = 2048
SOUND_SHAPE = 512, 1024
RANGE_DB = 60.0
FORM_SHARE = 0.5
"""How much of the height is the picture's large light and dark; the rest is its texture."""
FORM_EDGES = 40
"""The texture is what is finer than this part of the long edge."""
EVENED = 0.5
"""How far weak textures are lifted to strong ones: 0 not at all, 1 all alike."""
FLAT = 0.02
"""Differences of lightness (OKLab) below which a surface stays flat in place of showing noise."""
SMOOTHED = 0.7
"""Pixels over which heights are softened: a fingertip feels no single pixels, and neither does a printer make them."""
LIGHT = (-0.5, -0.5, 0.7071)
"""Where the light comes from: the upper left, 45° above the surface."""
STEEPNESS = 0.05
"""How high the relief stands when it is lit, in long edges."""


def height_map(work: Image | Audio) -> Height:
    """The work's texture as heights 0…1, rows from the top: a picture's at up to 2048 px, a sound's 512 × 1024."""
    return _of_picture(work) if isinstance(work, Image) else _of_sound(work)


def _of_picture(image: Image) -> Height:
    small = resized(image, min(LONGEST_EDGE, max(image.height, image.width)))
    pixels = small.pixels if small.alpha is None else small.pixels * small.alpha[..., None] + (1 - small.alpha[..., None])
    light = np.ascontiguousarray(oklab(pixels)[..., 0])
    reach = max(light.shape) / FORM_EDGES
    form = ndimage.gaussian_filter(light, reach)
    texture = light - form
    strength = np.sqrt(ndimage.gaussian_filter(texture**2, 2 * reach))
    evened = np.asarray(texture / (strength + FLAT) ** EVENED, dtype=np.float32)
    height = FORM_SHARE * _spread(form) + (1 - FORM_SHARE) * _spread(evened)
    return _unit(ndimage.gaussian_filter(height, SMOOTHED))


def _of_sound(audio: Audio) -> Height:
    """Levels of 64 mel bands, 60 dB down to the loudest cell; silence is flat."""
    mels = describe_frames(audio).mels
    loudest = float(mels.max())
    if loudest < 1e-9:
        return np.zeros(SOUND_SHAPE, dtype=np.float32)
    level = np.maximum(10 * np.log10(mels / loudest + 1e-12) / RANGE_DB + 1, 0).astype(np.float32)
    rows, columns = SOUND_SHAPE
    thin = Pillow.fromarray(level[::-1].copy()).resize((columns, level.shape[0]), Pillow.Resampling.BOX)
    tall = thin.resize((columns, rows), Pillow.Resampling.BICUBIC)
    return _unit(ndimage.gaussian_filter(np.asarray(tall, dtype=np.float32), 2 * SMOOTHED))


def _spread(plane: Height) -> Height:
    """A plane about 0 whose middle 98 % take up one unit; a flat one stays flat."""
    low, middle, high = np.percentile(plane, (1, 50, 99))
    return np.asarray((plane - middle) / max(float(high - low), FLAT), dtype=np.float32)


def _unit(plane: Height) -> Height:
    """Heights from 0 to 1; a flat plane lies at 0."""
    low, high = np.percentile(plane, (0.1, 99.9))
    return np.asarray(np.clip((plane - low) / max(float(high - low), FLAT), 0, 1), dtype=np.float32)


def lit(height: Height) -> Image:
    """A relief under light from the upper left, grey: how a height map looks as a picture (Lambert 1760; hollows a little darker)."""
    steep = STEEPNESS * max(height.shape)
    down, across = np.gradient(ndimage.gaussian_filter(height, SMOOTHED) * steep)
    facing = LIGHT[2] - LIGHT[0] * across - LIGHT[1] * down
    shade = np.clip(facing / np.sqrt(1 + across**2 + down**2), 0, 1)
    grey = np.clip(0.1 + 0.75 * shade + 0.1 * height, 0, 1).astype(np.float32)
    return Image(np.repeat(grey[..., None], 3, axis=2), bits=16)


def heights_of(image: Image) -> Height:
    """A height map that was read as a picture: white is high, codes count evenly."""
    return np.asarray(image.pixels.mean(axis=2), dtype=np.float32)
