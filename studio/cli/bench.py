"""Time the engines and the window on this machine: medians on the bundled works, with the machine they were taken on.

`image` is a table of picture onto picture: --sizes and --methods on every device there is, each in a process of its own; `sound` times
the sounds, `all` each engine once; `window` opens the studio window, drives it through a session and measures what a person waits for.
--check compares with the studio's targets for two CPU cores, with fourfold slack, and ends with status 1 where one is missed.
"""

import argparse
import json
from dataclasses import asdict

from studio.cli import picture_bench
from studio.cli.answer import memory_megabytes, print_out
from studio.cli.usage import add_device, add_json

PARTS = ("image", "sound", "window", "all")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux bench`."""
    parser.add_argument("part", nargs="?", choices=PARTS, default="all", help="what is timed (default: all)")
    parser.add_argument("--times", type=int, default=3, help="runs of each, after one that warms up (default: 3)")
    parser.add_argument(
        "--sizes", type=picture_bench.sizes, default=picture_bench.SIZES, help="of image: long edges, as in 256,512 (default: 256,512,1024)"
    )
    parser.add_argument(
        "--methods", default=",".join(picture_bench.METHODS), help="of image: names with commas, or all (default: the main ones)"
    )
    parser.add_argument("--check", action="store_true", help="compare with the targets")
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Time; the table goes to stdout."""
    if arguments.part == "window":
        return _window(arguments)
    if arguments.part == "image":
        return picture_bench.run(arguments)
    from studio.evaluate.bench import bench, machine
    from studio.evaluate.targets import SLACK
    from studio.networks.device import resolve

    device = resolve(arguments.device)
    figures = bench(arguments.part, device, max(1, arguments.times))
    missed = [figure for figure in figures if figure.seconds > SLACK * figure.target]
    if arguments.json:
        rows = [{"name": figure.name, "seconds": round(figure.seconds, 3), "target": figure.target} for figure in figures]
        print_out(json.dumps({"machine": machine(device), "figures": rows, "peak_memory_mb": round(memory_megabytes())}))
    else:
        print_out(machine(device))
        for figure in figures:
            print_out(f"  {figure.name:<52}{figure.seconds:8.3f} s   target {figure.target:g} s")
        print_out(f"  {'peak memory':<52}{memory_megabytes():8.0f} MB")
    return 1 if arguments.check and missed else 0


def _window(arguments: argparse.Namespace) -> int:
    from studio.cli.window_bench import window_figures

    machine, figures = window_figures(max(1, arguments.times))
    missed = [figure for figure in figures if figure.missed]
    if arguments.json:
        rows = [{**asdict(figure), "value": round(figure.value, 4)} for figure in figures]
        print_out(json.dumps({"machine": machine, "figures": rows}))
    else:
        print_out(machine)
        for figure in figures:
            target = "" if figure.target is None else f"target {figure.target:g} {figure.unit}"
            print_out(f"  {figure.name:<57}{figure.value:8.3g} {figure.unit:<3} {target}".rstrip())
    return 1 if arguments.check and missed else 0
