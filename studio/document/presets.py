"""Presets: settings by name, those that come with the program and the artist's own, as files that can be passed on."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from studio.core.errors import UnreadableMedia, UnwritableTarget, reason_of
from studio.core.params import from_dict, to_dict
from studio.core.paths import config_folder
from studio.document.factory_presets import FACTORY
from studio.document.session import Pair
from studio.document.settings import SETTINGS, TransferSettings
from studio.document.stored import read_object, write_object
from studio.media.names import shown

VERSION = 1
OF_THE_TABLE = ("quality", "size", "reference")
"""Settings that a preset leaves as they are: they say how long, how large and against which works, not how it looks or sounds."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """Settings of a pair by name; `words` say what it does, `factory` that it came with the program."""

    name: str
    pair: Pair
    settings: TransferSettings
    factory: bool = False
    words: str = ""

    def applied_to(self, settings: TransferSettings) -> TransferSettings:
        """The preset's settings, quality and size those of `settings`."""
        kept = {field.name: getattr(settings, field.name) for field in fields(settings) if field.name in OF_THE_TABLE}
        return replace(self.settings, **kept)


def factory_presets(pair: Pair) -> tuple[Preset, ...]:
    """What comes with the program for a pair; names and words are English, to be translated."""
    return tuple(Preset(name, pair, SETTINGS[pair](**values), True, words) for name, words, values in FACTORY[pair])


def own_presets(pair: Pair) -> tuple[Preset, ...]:
    """The artist's own for a pair, by name; files that are none are passed over."""
    found = [preset for path in sorted(_folder().glob("*.json")) if (preset := _preset(read_object(path))) and preset.pair == pair]
    return tuple(sorted(found, key=lambda preset: preset.name.casefold()))


def find_preset(pair: Pair, name: str) -> Preset | None:
    """The preset of that name, small and capital letters alike, the artist's own first; None where there is none."""
    every = (*own_presets(pair), *factory_presets(pair))
    return next((preset for preset in every if preset.name.casefold() == name.strip().casefold()), None)


def save_preset(name: str, settings: TransferSettings) -> Preset:
    """Keep settings under `name`, in the place of an own preset of that name and pair. Raises DiskFull and UnwritableTarget."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name.isprintable() or not name:
        raise UnwritableTarget("A preset needs a name", "write one of up to 60 letters")
    pair = next(pair for pair, settings_type in SETTINGS.items() if settings_type is type(settings))
    plain = Preset(name, pair, settings).applied_to(SETTINGS[pair]())
    preset = Preset(name, pair, plain)
    if any(each.name.casefold() == name.casefold() for each in factory_presets(pair)):
        raise UnwritableTarget(f"{name} is the name of a preset that came with the program", "choose another name")
    write_object(_file(preset), _values(preset))
    return preset


def delete_preset(preset: Preset) -> None:
    """Forget an own preset; UnwritableTarget for one that came with the program, or where the system refuses."""
    if preset.factory:
        raise UnwritableTarget(f"{preset.name} came with the program", "only your own presets can be deleted")
    try:
        for path in _folder().glob("*.json"):
            held = _preset(read_object(path))
            if held is not None and (held.pair, held.name.casefold()) == (preset.pair, preset.name.casefold()):
                path.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableTarget(f"{preset.name} cannot be deleted ({reason_of(error)})", "look at the rights of the preset folder") from None


def export_preset(preset: Preset, path: Path) -> None:
    """Write a preset to a file for others. Raises DiskFull and UnwritableTarget."""
    write_object(path, _values(preset))


def import_preset(path: Path) -> Preset:
    """Take a preset out of a file among the artist's own, under another name where that is taken; UnreadableMedia where it holds none."""
    preset = _preset(read_object(path))
    if preset is None:
        raise UnreadableMedia(f"{shown(path)} holds no preset", "choose a file that was exported as a preset")
    return save_preset(_free_name(preset), preset.settings)


def _free_name(preset: Preset) -> str:
    """Its own name, numbered where another preset has it already."""
    name, number = preset.name, 1
    while (found := find_preset(preset.pair, name)) and (found.factory or to_dict(found.settings) != to_dict(preset.settings)):
        number += 1
        name = f"{preset.name[: LONGEST_NAME - 4]} {number}"
    return name


def _folder() -> Path:
    folder = config_folder() / "presets"
    with suppress(OSError):  # writing says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _file(preset: Preset) -> Path:
    """A readable file name, told apart from similar ones by a checksum of pair and name."""
    readable = re.sub(r"[^\w-]+", "-", preset.name.casefold()).strip("-")[:40]
    mark = hashlib.sha256("+".join((*preset.pair, preset.name.casefold())).encode("utf-8", "surrogateescape")).hexdigest()[:10]
    return _folder() / f"{readable}-{mark}.json"


def _values(preset: Preset) -> dict[str, Any]:
    settings = {name: value for name, value in to_dict(preset.settings).items() if name not in OF_THE_TABLE}
    return {"clavilux_preset": VERSION, "name": preset.name, "pair": "+".join(preset.pair), "settings": settings}


def _preset(values: dict[str, Any]) -> Preset | None:
    """The preset that a file's values describe, None where they describe none."""
    name, settings = values.get("name"), values.get("settings")
    pair = next((pair for pair in SETTINGS if values.get("pair") == "+".join(pair)), None)
    if "clavilux_preset" not in values or pair is None or not isinstance(name, str) or not isinstance(settings, dict):
        return None
    name = " ".join(name.split())[:LONGEST_NAME]
    chosen = {key: value for key, value in settings.items() if key not in OF_THE_TABLE}
    return Preset(name, pair, from_dict(SETTINGS[pair], chosen)) if name and name.isprintable() else None
