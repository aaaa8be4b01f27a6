"""Fingerprints by which the same work is known again: in another size, another format, a little louder or lighter.

Pictures: the signs of the lowest frequencies of a tiny copy (pHash: Zauner 2010). Sounds: the signs of differences of energy along time
and frequency (Haitsma & Kalker 2002), here over the whole of what is heard, so that one number stands for the work.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from scipy import fft

from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.hearing import Array, Hearing, decibels, mel_power, mono, spectrogram
from studio.style.image_style import Lab, oklab_of

BITS = 256
"""Length of every fingerprint."""
TINY = 32
"""Edge of the copy of a picture."""
FREQUENCIES = 17
SLOTS, GROUPS = 33, 9
"""Spans of time and groups of mel bands of a sound."""
HEARD_DB = 50.0
"""What lies further under the loudest is silence: another encoder has another noise there."""
FLAT = 1e-4
"""Frequencies and differences weaker than this say nothing; their bits are 0."""
ALIKE = 0.2
"""Share of bits up to which two works are the same: copies differ in up to 0.1 of them, other works in 0.35 and more (docs/methods.md)."""


def fingerprint(work: Image | Audio) -> str:
    """The fingerprint of a picture or a sound, 64 hexadecimal digits."""
    return of_picture(oklab_of(work)) if isinstance(work, Image) else of_sound(mono(work.samples, work.rate))


def of_picture(lab: Lab) -> str:
    """The fingerprint of an OKLab picture, H×W×3: 256 signs of cosine coefficients of its lightness at 32 × 32, against their median."""
    light = Pillow.fromarray(np.ascontiguousarray(lab[..., 0])).resize((TINY, TINY), Pillow.Resampling.BOX)
    found = fft.dctn(np.asarray(light, dtype=np.float64), norm="ortho")[:FREQUENCIES, :FREQUENCIES]
    low = found.flatten()[1:]
    order = np.argsort(np.add.outer(np.arange(FREQUENCIES), np.arange(FREQUENCIES)).flatten()[1:], kind="stable")
    return _digits(low[order][:BITS] > FLAT)


def of_sound(samples: Array) -> str:
    """The fingerprint of mono samples at 22.05 kHz: 256 signs of how the slope over the mel bands changes from one span to the next."""
    level = decibels(mel_power(spectrogram(samples, 1024, 1024)), HEARD_DB)
    grid = np.stack([part.mean(axis=1) for part in np.array_split(_stretched(level), SLOTS, axis=1)], axis=1)
    grouped = np.stack([part.mean(axis=0) for part in np.array_split(grid, GROUPS)])
    change = np.diff(np.diff(grouped, axis=0), axis=1)
    return _digits(change.flatten() > FLAT)


def bit_errors(fingerprints: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(n, n) shares of differing bits, 0…1, of (n, 256) bits of `bits_of`."""
    signs = 1 - 2 * fingerprints.astype(np.float32)
    return np.asarray((1 - signs @ signs.T / BITS) / 2, dtype=np.float32)


def bits_of(digits: str) -> NDArray[np.uint8]:
    """(256,) bits of a fingerprint; ValueError where it is none."""
    found = np.unpackbits(np.frombuffer(bytes.fromhex(digits), dtype=np.uint8))
    if len(found) != BITS:
        raise ValueError(f"a fingerprint has {BITS} bits, not {len(found)}")
    return found


def _stretched(level: Array) -> Array:
    """At least one column for each span: short sounds are drawn out."""
    return level if level.shape[1] >= SLOTS else np.repeat(level, -(-SLOTS // level.shape[1]), axis=1)


def _digits(signs: NDArray[np.bool_]) -> str:
    return np.packbits(signs.astype(np.uint8)).tobytes().hex()


def heard(work: Hearing) -> str:
    """The fingerprint of a sound that has been heard already."""
    return of_sound(work.samples)
