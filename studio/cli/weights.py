"""How often works are drawn in a training: by a file of weights, and by the artist's taste."""

import argparse
import math
from pathlib import Path

from studio.cli.usage import UsageError
from studio.core.errors import StudioError
from studio.document.stored import read_object
from studio.media.names import shown

PATIENT = 3.0
"""A work that is worth as much more as the best one than the usual is drawn so many times as often as the usual one."""


def weights_of(arguments: argparse.Namespace) -> dict[str, float]:
    """Weights by the names of files, those that are asked for alone; UsageError or StudioError where they cannot be used."""
    folders = [folder for folder in (arguments.content, arguments.style) if folder is not None]
    paths = sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.is_file())
    found = _of_file(arguments.weights, {path.name for path in paths}) if arguments.weights else {}
    if arguments.prefer:
        for name, weight in _of_taste(paths).items():
            found[name] = round(found.get(name, 1.0) * weight, 4)
    return found


def _of_file(path: Path, names: set[str]) -> dict[str, float]:
    """Those of a JSON file."""
    values = read_object(path)
    if not values:
        raise UsageError(f'{shown(path)} holds no weights: a JSON object of file names and numbers, for instance {{"a.jpg": 3}}')
    for name, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
            raise UsageError(f"the weight of {shown(Path(name))} is a number from 0 up")
        if name not in names:
            raise UsageError(f"there is no work {shown(Path(name))} in the folders")
    return {name: float(value) for name, value in values.items()}


def _of_taste(paths: list[Path]) -> dict[str, float]:
    """PATIENT to the power of each work's worth to the artist, in deviations of those there are; 1/9…9."""
    from studio.explore.drafts import descriptors, small
    from studio.explore.taste import Descriptors, worths
    from studio.explore.taste_file import KINDS, read_tastes
    from studio.style.profile import profile
    from studio.transfer.works import open_content

    tastes = read_tastes()
    if not any(tastes[kind].knows for kind in KINDS):
        raise StudioError("Your taste is not known yet", "teach it with clavilux taste like, dislike or prefer")
    seen: dict[str, dict[str, Descriptors]] = {kind: {} for kind in KINDS}
    for path in paths:
        try:
            opened = open_content(path)
        except StudioError:
            continue  # the training skips and names it
        seen[opened.source.kind][path.name] = descriptors(profile(small(opened.work)))
    weights: dict[str, float] = {}
    for kind, works in seen.items():
        if works and tastes[kind].knows:
            worth = worths(tastes[kind], list(works.values())).mean
            away = (worth - worth.mean()) / (worth.std() + 1e-9)
            weights |= {name: round(PATIENT ** float(each), 4) for name, each in zip(works, away.clip(-2, 2), strict=True)}
    return weights
