"""Lay one or more styles onto a content and write the work.

Picture or sound, onto picture or sound: the content's kind is the result's. Every setting of the pair can be given with
--set NAME=VALUE; an unknown name lists what there is.
"""

import argparse
import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import Finished, memory_megabytes, say
from studio.cli.progress import Bar
from studio.cli.usage import UsageError, add_device, add_json, add_profile, add_reference, add_settings, numbered, weighted
from studio.core.errors import UnwritableTarget
from studio.core.params import Value, params
from studio.document.settings import SETTINGS, CrossSettings, TransferSettings

if TYPE_CHECKING:
    from studio.document.document import Work
    from studio.export.options import ExportOptions
    from studio.media.region import Region

FLAGS = ("method", "quality", "strength", "noise", "strangeness", "size")
LOUDNESSES = ("off", "-14", "-16", "-23")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux transfer`."""
    parser.add_argument("content", metavar="CONTENT", type=Path, help="the picture or sound that is kept")
    parser.add_argument(
        "--style",
        metavar="FILE[:WEIGHT]",
        dest="styles",
        type=weighted,
        action="append",
        required=True,
        help="the style; may be repeated; a weight below 0 leads away from it",
    )
    for option, values, reader, words in (
        ("mask", "FILE", numbered, "a picture that says where a style acts on the content: white fully, black not at all"),
        ("span", "START-END", _span, "the seconds of a sound from which and up to which a style acts on it"),
        ("region", "LEFT,TOP,RIGHT,BOTTOM", _region, "the part of a picture that is its style, in shares of its width and height, 0 to 1"),
    ):
        metavar, told = f"STYLE_INDEX={values}", f"{words}; styles are counted from 1"
        parser.add_argument(f"--{option}", metavar=metavar, dest=f"{option}s", type=reader, action="append", default=[], help=told)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write")
    add_settings(parser)
    parser.add_argument(
        "--map",
        metavar="VISUAL:AUDIBLE=WEIGHT",
        dest="links",
        action="append",
        default=[],
        help="a cell of the matrix between the senses, -1.5 to 1.5, with /CURVE behind it where that is not straight; may be repeated",
    )
    parser.add_argument(
        "--loudness", choices=LOUDNESSES, default="off", help="of a sound, in LUFS: off (as loud as the content), -14, -16 or -23"
    )
    parser.add_argument("--peak", metavar="DB", type=_peak, help="highest true peak of a sound in dBTP, -6 to 0 (default: -1)")
    parser.add_argument(
        "--stems", action="store_true", help="harmonic, percussive and what is left of a sound, the style's layer too, beside it"
    )
    parser.add_argument("--progress", action="store_true", default=None, help="a bar on stderr even where that is no terminal")
    add_reference(parser)
    add_profile(parser)
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; the answer goes to stdout."""
    from studio.media import files

    target = target_kind(arguments.output)
    _check_sound_options(arguments, target)
    _check_masks([number for number, _ in arguments.masks], [weight for _, weight in arguments.styles])
    _check_numbers("span", [number for number, _ in arguments.spans], len(arguments.styles))
    _check_numbers("region", [number for number, _ in arguments.regions], len(arguments.styles))
    kind = files.kind_of(arguments.content)
    if kind in ("image", "audio") and target != kind:
        raise UsageError(f"{arguments.output.name} cannot hold a {_word(kind)}; the result is of the content's kind")
    kinds = acting_kinds([(files.kind_of(path), weight) for path, weight in arguments.styles])
    if "style" not in kinds and all((kind, each) in SETTINGS for each in kinds):
        settings_of(arguments, *(SETTINGS[kind, each] for each in kinds))  # unusable settings are said before anything is read
    say(finish(arguments), arguments.json)
    return 0


def finish(arguments: argparse.Namespace) -> Finished:
    """Read, transfer, write; what became of it."""
    from studio.document.recipe import to_json
    from studio.export import formats, stems
    from studio.export.render import layer_of, render
    from studio.networks.device import resolve
    from studio.networks.profiling import traced
    from studio.transfer.works import make_request, open_content, open_mask, open_style

    kind, options = target_kind(arguments.output), options_of(arguments)
    formats.check_target(arguments.output, kind)
    device = resolve(arguments.device)
    content = open_content(arguments.content)
    styles = [open_style(path) for path, _ in arguments.styles]
    masks = {number - 1: open_mask(path) for number, path in arguments.masks}
    weights = [weight for _, weight in arguments.styles]
    kinds = acting_kinds([(style.source.kind, weight) for style, weight in zip(styles, weights, strict=True)])
    settings, *others = _measured(arguments, settings_of(arguments, *(SETTINGS[content.source.kind, each] for each in kinds)), kinds)
    _check_format(arguments.output, content.work, settings)
    spans = {number - 1: span for number, span in arguments.spans}
    regions = {number - 1: region for number, region in arguments.regions}
    request = make_request(content, styles, weights, settings, arguments.seed, device, masks, spans, regions, tuple(others))
    for path in stems.files_of(arguments.output, request.document, options):
        formats.check_target(path, kind)
    bar = Bar(arguments.output.name, arguments.progress)
    try:
        with traced(getattr(arguments, "profile", None)):
            rendering = render(request, bar)
        layer = layer_of(request) if options.stems else None
    finally:
        bar.close()
    written = formats.write(arguments.output, rendering.work, to_json(request.document), options, layer)
    return Finished(written, request.document, device, rendering, memory_megabytes(), options.ceiling is not None)


def options_of(arguments: argparse.Namespace) -> "ExportOptions":
    """How the file is to be written; a command without these arguments writes it plainly."""
    from studio.export.options import ExportOptions

    loudness = getattr(arguments, "loudness", LOUDNESSES[0])
    level = 0.0 if loudness == LOUDNESSES[0] else float(loudness)
    return ExportOptions(loudness=level, peak=getattr(arguments, "peak", None), stems=getattr(arguments, "stems", False))


def _check_sound_options(arguments: argparse.Namespace, kind: str) -> None:
    """UsageError where a picture is asked for what sounds alone have."""
    asked = {"--loudness": arguments.loudness != LOUDNESSES[0], "--peak": arguments.peak is not None, "--stems": arguments.stems}
    wrong = [name for name, given in asked.items() if given]
    if wrong and kind == "image":
        raise UsageError(f"{wrong[0]} is for sounds; {arguments.output.name} is a picture")


def _check_masks(numbers: list[int], weights: list[float]) -> None:
    """UsageError where a mask belongs to no style or one that leads away, or two to one."""
    _check_numbers("mask", numbers, len(weights))
    for number in numbers:
        if weights[number - 1] < 0:
            raise UsageError(f"style {number} has a weight below 0 and leads away everywhere; give it no mask")


def _check_numbers(what: str, numbers: list[int], count: int) -> None:
    """UsageError where one of what is numbered belongs to no style, or two to one."""
    for number in numbers:
        if number > count:
            raise UsageError(f"there is no style {number} for a {what}; there are {count}, counted from 1")
        if numbers.count(number) > 1:
            raise UsageError(f"style {number} has more than one {what}; give one for each style")


def _span(text: str) -> tuple[int, tuple[float, float]]:
    """ "2=1.5-8" as a style's number and from which second up to which; argparse says what is wrong."""
    number, _, seconds = text.partition("=")
    start, _, end = seconds.partition("-")
    try:
        found = int(number), (float(start), float(end))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not STYLE_INDEX=START-END, for instance 1=2.5-8") from None
    if found[0] < 1 or not 0 <= found[1][0] < found[1][1] < math.inf:
        raise argparse.ArgumentTypeError(f"'{text}' is no span: styles are counted from 1, and it begins before it ends, in seconds")
    return found


def _region(text: str) -> tuple[int, "Region"]:
    """ "1=0,0,.5,1" as a style's number and the part of it; argparse says what is wrong."""
    number, _, edges = text.partition("=")
    try:
        left, top, right, bottom = (float(edge) for edge in edges.split(","))
        style = int(number)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not STYLE_INDEX=LEFT,TOP,RIGHT,BOTTOM, for instance 1=0,0,.5,1") from None
    if style < 1 or not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise argparse.ArgumentTypeError(f"'{text}' is no region: styles are counted from 1, edges lie in 0 to 1, left before right")
    return style, (left, top, right, bottom)


def _check_format(path: Path, content: "Work", settings: TransferSettings) -> None:
    """UnwritableTarget where the target's format cannot hold the result: said before the work, not after it."""
    from studio.export import formats
    from studio.media.audio import Audio
    from studio.media.resize import fitted

    if isinstance(content, Audio):
        formats.check_sound(path, content.channels, content.rate, content.frames)
        return
    height, width = fitted(content.height, content.width, getattr(settings, "size", 0) or max(content.height, content.width))
    formats.check_edges(path, width, height)


def target_kind(path: Path) -> str:
    """The kind that a target can hold, by its extension; UsageError where it can hold none."""
    from studio.export import formats

    try:
        return formats.kind_of_target(path)
    except UnwritableTarget as error:
        raise UsageError(str(error)) from None


def acting_kinds(styles: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """The kinds of (kind, weight) above weight 0, of all where none is: the leading one first."""
    return tuple(dict.fromkeys(kind for kind, weight in styles if weight > 0)) or tuple(dict.fromkeys(kind for kind, _ in styles))


def settings_of(arguments: argparse.Namespace, *types: type[TransferSettings]) -> tuple[TransferSettings, ...]:
    """The settings of each type that the flags and assignments ask for; UsageError where one cannot be used.

    A name means every pair that has it, a word such as the method those that know it.
    """
    declared = {name for settings_type in types for name in params(settings_type)}
    asked = {name: getattr(arguments, name) for name in FLAGS if getattr(arguments, name, None) is not None}
    if "size" in asked and "size" not in declared:
        _size_of_no_picture(asked.pop("size"))
    for assignment in arguments.assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not value:
            raise UsageError(f"--set takes NAME=VALUE, not '{assignment}'")
        if name not in declared:
            known = dict.fromkeys(name for settings_type in types for name in params(settings_type))
            raise UsageError(f"there is no setting '{name}' for these works; there are {', '.join(known)}")
        asked[name] = value
    if links := getattr(arguments, "links", None):
        if "cells" not in declared:
            raise UsageError("--map is for a picture on a sound and a sound on a picture")
        asked["cells"] = " ".join([asked.get("cells", ""), *links])
    values: dict[type[TransferSettings], dict[str, Any]] = {settings_type: {} for settings_type in types}
    for name, text in asked.items():
        for settings_type, value in _values(types, name, text).items():
            values[settings_type][name] = value
    plain = _preset(arguments.preset, types)
    return tuple(replace(settings, **values[type(settings)]) for settings in plain)


def _measured(arguments: argparse.Namespace, made: tuple[TransferSettings, ...], kinds: Sequence[str]) -> tuple[TransferSettings, ...]:
    """The settings with the library's table in them where --reference asks for it: the recipe then says what was measured against.

    `kinds` are those of the styles that each of the settings is for.
    """
    if getattr(arguments, "reference", "shipped") == "shipped":
        return made
    if not any(isinstance(settings, CrossSettings) for settings in made):
        raise UsageError("--reference is for styles of the other kind: a picture on a sound, a sound on a picture")
    from studio.document.reference import as_text
    from studio.style.library import read_library, reference_table

    library = read_library()
    return tuple(
        replace(settings, reference=as_text(reference_table(library, kind))) if isinstance(settings, CrossSettings) else settings
        for settings, kind in zip(made, kinds, strict=True)
    )


def _values(types: Sequence[type[TransferSettings]], name: str, text: str) -> dict[type[TransferSettings], Value]:
    """The value that `text` stands for in each of the types that can use it; UsageError where none can."""
    found: dict[type[TransferSettings], Value] = {}
    for settings_type in types:
        if name in params(settings_type):
            with suppress(UsageError):
                found[settings_type] = _value(settings_type, name, text)
    if not found:
        _value(next(settings_type for settings_type in types if name in params(settings_type)), name, text)
    return found


def _preset(name: str | None, types: Sequence[type[TransferSettings]]) -> tuple[TransferSettings, ...]:
    """The settings of a preset, the defaults where none is asked for; UsageError where there is none of that name."""
    plain = tuple(settings_type() for settings_type in types)
    if name is None:
        return plain
    from studio.document.presets import factory_presets, find_preset, own_presets

    pairs = [next(pair for pair, each in SETTINGS.items() if each is settings_type) for settings_type in types]
    found = [find_preset(pair, name) for pair in pairs]
    if any(found):
        return tuple(preset.applied_to(settings) if preset else settings for preset, settings in zip(found, plain, strict=True))
    known = dict.fromkeys(each.name for pair in pairs for each in (*factory_presets(pair), *own_presets(pair)))
    raise UsageError(f"there is no preset '{name}' for these works; there are {', '.join(known)}")


def _value(settings_type: type[TransferSettings], name: str, text: str) -> Value:
    try:
        return params(settings_type)[name].parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _size_of_no_picture(text: str) -> None:
    """A size means nothing to a sound, but nonsense stays nonsense."""
    from studio.document.settings import PictureSettings

    _value(PictureSettings, "size", text)


def _peak(text: str) -> float:
    from studio.export.options import HIGHEST_PEAK, LOWEST_PEAK

    with suppress(ValueError):
        if LOWEST_PEAK <= (peak := float(text)) <= HIGHEST_PEAK:
            return peak
    raise argparse.ArgumentTypeError(f"the peak is a number between {LOWEST_PEAK:g} and {HIGHEST_PEAK:g} dBTP, not '{text}'")


def _word(kind: str) -> str:
    return {"image": "picture", "audio": "sound"}[kind]
