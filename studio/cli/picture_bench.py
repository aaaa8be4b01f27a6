"""The table of `clavilux bench image`: every case in a process of its own, so that its peak memory is its own."""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from studio.cli.answer import memory_megabytes, print_out
from studio.cli.usage import UsageError
from studio.core.errors import StudioError

CHILD = (sys.executable, "-m", "studio.app", "bench", "image", "--json")

SIZES, METHODS = (256, 512, 1024), ("palette", "transport", "sandwich-standard")
"""What is measured where nothing is asked for: some minutes on two CPU cores."""

LARGEST = 30_000
"""Long edge in pixels."""

HEADING = f"  {'method':<20}{'size':>6}  {'device':<7}{'seconds':>9}{'first':>8}{'memory':>10}{'ns/pixel':>10}  target"

Row = dict[str, Any]


class NotMeasured(StudioError):
    """A case could not be measured."""


def sizes(text: str) -> tuple[int, ...]:
    """`256,512` → long edges in pixels; ArgumentTypeError where one is none."""
    found = tuple(int(word) if word.isdecimal() else 0 for word in text.split(","))
    if not all(1 <= size <= LARGEST for size in found):
        raise argparse.ArgumentTypeError(f"sizes are whole numbers from 1 to {LARGEST} with commas between them, not '{text}'")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Measure and print, a line as soon as it is known; status 1 where a target is missed and that is asked for."""
    from studio.evaluate.bench import machine
    from studio.networks.device import resolve

    devices, absent = _devices(arguments.device)
    cases = [(method, size, device) for device in devices for method in _methods(arguments.methods) for size in arguments.sizes]
    times = max(1, arguments.times)
    rows = rows_of(cases, times, measured_here if len(cases) == 1 else measured_apart)
    where = machine(resolve(arguments.device))
    if arguments.json:
        known = list(rows)
        print_out(json.dumps({"machine": where, "rows": known, "not_measured": absent}))
    else:
        known = list(_told(rows, where))
        for device in absent:
            print_out(f"  {device}: not measured, for there is none on this machine")
    return 1 if arguments.check and any(row["missed"] for row in known) else 0


def rows_of(cases: Sequence[tuple[str, int, str]], times: int, measured: Callable[[str, int, str, int], Row]) -> Iterator[Row]:
    """The row of each case (method, size, device), as soon as it is `measured`."""
    for method, size, device in cases:
        yield measured(method, size, device, times)


def measured_here(method: str, size: int, device: str, times: int) -> Row:
    """The row of a case, measured in this process, whose peak memory it tells."""
    from studio.evaluate.picture_bench import Case, measure

    cost = measure(Case(method, size, device), times)
    return {
        "method": method,
        "size": size,
        "device": device,
        "pixels": cost.pixels,
        "seconds": round(cost.seconds, 4),
        "first_preview_seconds": round(cost.first_preview_seconds, 4),
        "peak_memory_mb": round(memory_megabytes()),
        "device_memory_mb": None if cost.device_memory_mb is None else round(cost.device_memory_mb),
        "ns_per_pixel": round(cost.nanoseconds_per_pixel, 1),
        "target": cost.target,
        "missed": cost.missed,
    }


def measured_apart(method: str, size: int, device: str, times: int, command: Sequence[str] = CHILD) -> Row:
    """The row of a case, measured in a new process; NotMeasured with its last word where it fails."""
    asked = ("--methods", method, "--sizes", str(size), "--device", device, "--times", str(times))
    child = subprocess.run([*command, *asked], capture_output=True, encoding="utf-8", check=False)
    if child.returncode:
        last = child.stderr.strip().rpartition("\n")[2] or f"it ended with status {child.returncode}"
        raise NotMeasured(f"{method} could not be measured at {size} px on {device}", last)
    row: Row = json.loads(child.stdout)["rows"][0]
    return row


def _told(rows: Iterator[Row], where: str) -> Iterator[Row]:
    print_out(f"{where}\n{HEADING}")
    for row in rows:
        memory = row["peak_memory_mb"] if row["device_memory_mb"] is None else row["device_memory_mb"]
        target = "" if row["target"] is None else f"{row['target']:g} s{' missed' if row['seconds'] > row['target'] else ''}"
        print_out(
            f"  {row['method']:<20}{row['size']:>6}  {row['device']:<7}{row['seconds']:>7.2f} s{row['first_preview_seconds']:>6.2f} s"
            f"{memory:>7} MB{row['ns_per_pixel']:>10.0f}  {target}".rstrip()
        )
        yield row


def _devices(asked: str) -> tuple[list[str], list[str]]:
    """The devices to measure, and those that are absent: all there are where none is named."""
    from studio.networks.device import present, resolve

    if asked != "auto":
        return [resolve(asked)], []
    found = present()
    return [device for device, there in found.items() if there], [device for device, there in found.items() if not there]


def _methods(asked: str) -> list[str]:
    """The methods to measure; UsageError where one is unknown."""
    from studio.evaluate.picture_bench import methods

    known = list(methods())
    wanted = known if asked == "all" else asked.split(",")
    for name in wanted:
        if name not in known:
            raise UsageError(f"there is no method '{name}' to measure; there are {', '.join(known)}, or all")
    return wanted
