"""Works for the hand as files: a height map, a solid to print, a pattern for haptic engines, a vibration."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from studio.core.errors import UnwritableTarget
from studio.export.formats import check_place
from studio.media.audio import Audio
from studio.media.files import write_atomically
from studio.media.image import Image
from studio.media.names import shown

if TYPE_CHECKING:
    from studio.mapping.haptics import Haptics

SUFFIXES = (".png", ".stl", ".ahap", ".wav")
SIZE_MM, DEPTH_MM = 100.0, 3.0
SMALLEST_MM, LARGEST_MM = 10.0, 1000.0
LEAST_DEPTH_MM, MOST_DEPTH_MM = 0.2, 50.0
INCH_MM = 25.4

CURVE_POINTS = 16
"""Control points that one curve of an AHAP file may hold; further ones go into the next curve."""
POINTS_A_SECOND = 20.0
MOST_POINTS = 6000
LONGEST_EVENT = 30.0
"""Seconds that a continuous event may last; the next one follows it."""
MOST_TAPS = 2000
PLAIN_SHARPNESS = 0.5


@dataclass(frozen=True, slots=True)
class TouchOptions:
    """The long edge of a relief and the height of its highest point over the base, both in mm; a height map keeps the size as its DPI."""

    size: float = SIZE_MM
    depth: float = DEPTH_MM

    def __post_init__(self) -> None:
        if not SMALLEST_MM <= self.size <= LARGEST_MM:
            raise UnwritableTarget(f"A relief cannot be {self.size:g} mm long", f"ask for {SMALLEST_MM:g} to {LARGEST_MM:g} mm")
        if not LEAST_DEPTH_MM <= self.depth <= MOST_DEPTH_MM:
            raise UnwritableTarget(f"A relief cannot stand {self.depth:g} mm high", f"ask for {LEAST_DEPTH_MM:g} to {MOST_DEPTH_MM:g} mm")


def check_touch_target(path: Path) -> None:
    """UnwritableTarget where `path` ends in none of `SUFFIXES` or cannot be written."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnwritableTarget(f"{shown(path)} cannot hold what is touched", f"end its name in one of {' '.join(SUFFIXES)}")
    check_place(path)


def write_touch(path: Path, work: Image | Audio, options: TouchOptions = TouchOptions()) -> dict[str, Any]:
    """Write what a hand feels of the work to `path`, in the format of its extension, whole or not at all; what was written, as figures.

    .png: heights as 16-bit grey; .stl: a relief in mm; .ahap: a pattern for Core Haptics; .wav: a vibration, mono, 8 kHz. The same bytes
    each time. Raises UnwritableTarget and DiskFull.
    """
    check_touch_target(path)
    make: Callable[[Image | Audio, TouchOptions], tuple[bytes, dict[str, Any]]]
    suffix = path.suffix.lower()
    if suffix == ".wav":
        from studio.export.sounds import write_sound
        from studio.mapping.haptics import VIBRATION_RATE, haptics

        found = haptics(work)
        sound = Audio(found.vibration[:, None], VIBRATION_RATE)
        write_atomically(path, lambda temporary: write_sound(temporary, sound, ".wav", None))
        return {"seconds": round(found.seconds, 3), "rate": VIBRATION_RATE}
    make = {".png": _height_png, ".stl": _stl, ".ahap": _ahap}[suffix]
    data, figures = make(work, options)
    write_atomically(path, lambda temporary: _fill(temporary, data))
    return figures


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _height_png(work: Image | Audio, options: TouchOptions) -> tuple[bytes, dict[str, Any]]:
    """Heights as grey of 16 bits without a colour profile: they are no colours. The resolution says how large it is meant."""
    from studio.mapping.tactile import height_map

    heights = height_map(work)
    codes = np.rint(heights * 65535).astype(np.uint16)
    dots = max(heights.shape) / options.size * INCH_MM
    buffer = io.BytesIO()
    Pillow.fromarray(codes).save(buffer, "PNG", dpi=(dots, dots))
    return buffer.getvalue(), {"width": heights.shape[1], "height": heights.shape[0], "bits": 16}


def _stl(work: Image | Audio, options: TouchOptions) -> tuple[bytes, dict[str, Any]]:
    from studio.export.relief import relief, stl
    from studio.mapping.tactile import height_map

    triangles = relief(height_map(work), options.size, options.depth)
    measured = triangles.reshape(-1, 3).max(axis=0)
    return stl(triangles), {"triangles": len(triangles), "size_mm": [round(float(length), 3) for length in measured]}


def _ahap(work: Image | Audio, _: TouchOptions) -> tuple[bytes, dict[str, Any]]:
    from studio.mapping.haptics import haptics

    pattern = ahap(haptics(work))
    events = sum("Event" in entry for entry in pattern["Pattern"])
    return json.dumps(pattern, indent=1).encode("ascii"), {"events": events, "curves": len(pattern["Pattern"]) - events}


def ahap(felt: "Haptics") -> dict[str, Any]:
    """The pattern in Apple's keys: continuous events of up to 30 s under curves of intensity and sharpness, transient ones at the taps.

    HapticIntensityControl multiplies the events' intensity, HapticSharpnessControl is added to their sharpness. Entries are in time.
    """
    entries: list[tuple[float, dict[str, Any]]] = []
    for start in np.arange(0, felt.seconds, LONGEST_EVENT):
        length = min(LONGEST_EVENT, felt.seconds - float(start))
        entries.append((float(start), _event("HapticContinuous", float(start), 1.0, PLAIN_SHARPNESS, length)))
    strongest = sorted(felt.taps, key=lambda tap: -tap[1])[:MOST_TAPS]
    entries += [(time, _event("HapticTransient", time, strength, 0.7)) for time, strength in strongest]
    entries += _curves("HapticIntensityControl", felt, felt.intensity)
    entries += _curves("HapticSharpnessControl", felt, felt.sharpness - PLAIN_SHARPNESS)
    return {"Version": 1.0, "Pattern": [entry for _, entry in sorted(entries, key=lambda each: each[0])]}


def _event(kind: str, time: float, intensity: float, sharpness: float, duration: float = 0.0) -> dict[str, Any]:
    values = [("HapticIntensity", intensity), ("HapticSharpness", sharpness)]
    event: dict[str, Any] = {"Time": round(time, 4), "EventType": kind}
    if duration:
        event["EventDuration"] = round(duration, 4)
    return {"Event": event | {"EventParameters": [{"ParameterID": name, "ParameterValue": round(value, 4)} for name, value in values]}}


def _curves(name: str, felt: "Haptics", values: NDArray[np.float32]) -> list[tuple[float, dict[str, Any]]]:
    """Curves of at most 16 points; each begins with the point at which the one before ends. Times within a curve count from its begin."""
    count = int(np.clip(felt.seconds * POINTS_A_SECOND, 2, MOST_POINTS))
    times = np.linspace(0, felt.seconds, count)
    levels = np.interp(times, np.linspace(0, felt.seconds, len(values)), values)
    curves = []
    for first in range(0, count - 1, CURVE_POINTS - 1):
        points = range(first, min(first + CURVE_POINTS, count))
        start = float(times[first])
        found = [{"Time": round(float(times[at]) - start, 4), "ParameterValue": round(float(levels[at]), 4)} for at in points]
        curves.append((start, {"ParameterCurve": {"ParameterID": name, "Time": round(start, 4), "ParameterCurveControlPoints": found}}))
    return curves
