"""Test this installation: weights, bundled works, and a small transfer of every pair, in one line."""

import argparse

from studio.cli.answer import print_out
from studio.cli.usage import add_device
from studio.core.version import VERSION


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux check`."""
    add_device(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the test; StudioError where something is missing."""
    from studio.evaluate.bench import check_transfers, machine
    from studio.networks.device import resolve
    from studio.networks.vgg import vgg19

    device = resolve(arguments.device)
    vgg19(device)
    pairs = check_transfers(device)
    print_out(f"Clavilux {VERSION} is ready: {pairs} pairs of kinds, VGG-19; {machine(device)}")
    return 0
