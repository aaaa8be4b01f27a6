"""Arguments: one line for what cannot be used, and the words that several commands share."""

import argparse
from math import isfinite
from pathlib import Path
from typing import NoReturn

from studio.document.settings import QUALITIES

DEVICES = ("auto", "cpu", "cuda", "mps")


class UsageError(Exception):
    """Arguments that cannot be used; the command line ends with status 2."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse has to say."""
        raise UsageError(f"{message}; see {self.prog} --help")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The flag --json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout and nothing else")


def add_device(parser: argparse.ArgumentParser) -> None:
    """The option --device."""
    parser.add_argument("--device", choices=DEVICES, default="auto", help="where the work is done (default: the GPU where there is one)")


def add_profile(parser: argparse.ArgumentParser) -> None:
    """The option --profile."""
    words = "also write what took how long: a trace of torch's profiler, for chrome://tracing or Perfetto"
    parser.add_argument("--profile", metavar="FILE", type=Path, help=words)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options that say how a transfer is done."""
    parser.add_argument("--method", help="how it is done; depends on the kinds")
    parser.add_argument("--quality", choices=QUALITIES, help="preview, standard or best (default: standard)")
    parser.add_argument("--strength", help="how far towards the style, 0 to 1 (default: 0.8)")
    parser.add_argument("--noise", help="how far the seed may lead away, 0 to 1 (default: 0)")
    parser.add_argument("--strangeness", help="how wild the style is made by the seed, 0 to 1 (default: 0)")
    parser.add_argument("--seed", type=seed_number, default=0, help="a whole number from 0 up (default: 0)")
    parser.add_argument("--size", help="long edge of a picture in pixels (default: the content's own)")
    parser.add_argument(
        "--preset", metavar="NAME", help="settings by name, one of the program's or your own; the other options change them"
    )
    parser.add_argument("--set", metavar="NAME=VALUE", dest="assignments", action="append", default=[], help="any other setting")


def add_reference(parser: argparse.ArgumentParser) -> None:
    """The option --reference."""
    parser.add_argument(
        "--reference",
        choices=("shipped", "library"),
        default="shipped",
        help="works against which a style stands out: the shipped ones or those of your own library (default: shipped)",
    )


def seed_number(text: str) -> int:
    """A seed of the command line; argparse says what is wrong."""
    seed = int(text)
    if not 0 <= seed < 2**63:
        raise argparse.ArgumentTypeError(f"the seed is a whole number from 0 up to 2^63 - 1, not {text}")
    return seed


def weighted(text: str) -> tuple[Path, float]:
    """FILE[:WEIGHT] → path and weight: the last :NUMBER is the weight unless the whole is an existing file."""
    name, colon, number = text.rpartition(":")
    if not colon or not name or Path(text).exists():
        return Path(text), 1.0
    try:
        weight = float(number)
    except ValueError:
        return Path(text), 1.0
    if not isfinite(weight):
        raise argparse.ArgumentTypeError(f"the weight of {name} is a number, not {number}")
    return Path(name), weight


def numbered(text: str) -> tuple[int, Path]:
    """INDEX=FILE → index, counted from 1, and path."""
    number, equals, name = text.partition("=")
    if not equals or not name or not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"a mask is given as STYLE_INDEX=FILE, styles counted from 1, not as '{text}'")
    return int(number), Path(name)
