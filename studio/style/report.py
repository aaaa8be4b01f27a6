"""All that is heard over the length of a sound, as plain data for JSON."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.media.audio import Audio
from studio.style.course import Course, follow
from studio.style.curves import RATES, Curves, curves_of, modulation_spectrum
from studio.style.pitch import Pitch, pitch_of


def report(audio: Audio) -> dict[str, Any]:
    """Course, fundamental, curves and modulation spectrum of a sound; times in seconds to the millisecond."""
    return described(follow(audio)) | {
        "f0": summary(pitch_of(audio)),
        "curves": curves(curves_of(audio)),
        "modulation_spectrum": {"hertz": list(RATES), "share": [round(share, 4) for share in modulation_spectrum(audio)]},
    }


def described(course: Course) -> dict[str, Any]:
    """A course: tempo (0: no steady beat), metre (beats a bar, 0: not clear), beats, bars, onsets, chords and sections."""
    return {
        "tempo": round(course.tempo, 2),
        "metre": course.metre,
        "beats": _rounded(course.beats),
        "bars": _rounded(course.bars),
        "onsets": _rounded(course.onsets),
        "chords": [{"start": round(chord.start, 3), "end": round(chord.end, 3), "name": chord.name} for chord in course.chords],
        "sections": [
            {"start": round(section.start, 3), "end": round(section.end, 3), "label": section.label} for section in course.sections
        ],
    }


def summary(pitch: Pitch) -> dict[str, float | None]:
    """Median of the fundamental, its fifth and ninety-fifth percentile (Hz, None where there is none) and its share of the time."""
    heard = pitch.hertz[np.isfinite(pitch.hertz)]
    low, median, high = (round(float(value), 2) for value in np.percentile(heard, (5, 50, 95))) if len(heard) else (None, None, None)
    return {"median": median, "low": low, "high": high, "voiced": round(pitch.share, 4)}


def curves(found: Curves) -> dict[str, list[float]]:
    """The curves by name, and their times."""
    return {name: _rounded(getattr(found, name)) for name in ("times", "loudness", "brightness", "harmonicity", "roughness")}


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 3) for value in values]
