"""Stems: a sound, and beside it what it consists of, each as a sound of its own."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.large_arrays import ebb, floats
from studio.document.document import Document, TransferRequest
from studio.document.parts import PARTS, parts_of
from studio.export.levels import settled
from studio.export.options import ExportOptions
from studio.media.audio import Audio, Samples

SEPARATED = ("harmonic", "percussive", "residual")
"""What every sound is taken apart into: what sounds on, what strikes, and the rest."""

_HIGHEST = np.float32(1 - 2.0**-15)
_BLOCK = 1 << 20


def stem_names(document: Document) -> tuple[str, ...]:
    """The names of the stems that lie beside the result of `document`; none beside a picture."""
    return (*SEPARATED, *parts_of(document)) if document.content.kind == "audio" else ()


def stem_path(path: Path, name: str) -> Path:
    """Where the stem `name` of the work at `path` lies: work.wav → work.harmonic.wav; "" the work itself."""
    return path.with_name(f"{path.stem}.{name}{path.suffix}") if name else path


def files_of(path: Path, document: Document, options: ExportOptions) -> tuple[Path, ...]:
    """Every file that the result of `document` is written to as `options` want it, the work's first."""
    return (path, *(stem_path(path, name) for name in stem_names(document))) if options.stems else (path,)


def layer_request(request: TransferRequest) -> TransferRequest | None:
    """The request for what the engine lays under the content in `request`; None where it lays nothing."""
    return replace(request, part="layer") if "layer" in parts_of(request.document) else None


def sounds_to_write(work: Audio, layer: Audio | None, options: ExportOptions, suffix: str) -> dict[str, Audio]:
    """The sounds that `options` ask for by the name of their stem, the work itself as "", for files of the kind that `suffix` names.

    Loudness and peak are the work's; its stems go along under the same gain, so that harmonic, percussive and residual sum to it, and
    content and `layer` too. A stem that would leave full scale is cut there; the last of each row takes what was cut.
    """
    from studio.export.sounds import decoded_sound

    whole, under = settled(work, layer, options, lambda sound: decoded_sound(sound, suffix))
    if not options.stems:
        return {"": whole}
    from studio.effects.separation import harmonic_and_percussive

    rows: list[tuple[tuple[str, ...], tuple[Samples, ...]]] = [(SEPARATED, harmonic_and_percussive(whole.samples, whole.rate))]
    if under is not None:
        rows.append(((PARTS[1], PARTS[0]), (under,)))
    found = {"": whole}
    for names, parts in rows:
        found |= {name: whole.with_samples(part) for name, part in zip(names, _row(whole.samples, parts), strict=True)}
    return found


def _row(whole: Samples, parts: tuple[Samples, ...]) -> list[Samples]:
    """The parts within full scale, and what is left of the whole beside them; read-only, block by block."""
    row = [floats(*whole.shape) for _ in range(len(parts) + 1)]
    for start in range(0, len(whole), _BLOCK):
        block = slice(start, start + _BLOCK)
        row[-1][block] = whole[block]
        for made, part in zip(row, parts, strict=False):
            made[block] = np.clip(part[block], -_HIGHEST, _HIGHEST)
            row[-1][block] -= made[block]
        ebb()
    for made in row:
        made.setflags(write=False)
    return row
