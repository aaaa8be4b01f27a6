"""Train a network on folders of works: a look (image; of any style, any; of music, music), sounds (audio, cross), a classic (conv, dcgan).

The model is written as NAME.safetensors with its manifest, NAME.json, beside it; a NAME without a folder goes to the artist's own models,
where `clavilux transfer --method realtime --set model=NAME` finds it. Ctrl+C pauses: --resume goes on from there.
"""

import argparse
import json
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.answer import make_folder, print_out
from studio.cli.progress import Bar
from studio.cli.usage import UsageError, add_device, add_json, add_profile, seed_number
from studio.cli.weights import weights_of
from studio.core.params import params
from studio.training.settings import SETTINGS, TrainingSettings

if TYPE_CHECKING:
    from studio.training.report import Report
    from studio.training.training import Training

PAUSED = 130
PROFILED = 20
"""Steps that a trace shows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux train`."""
    parser.add_argument("recipe", metavar="RECIPE", choices=tuple(SETTINGS), help=", ".join(SETTINGS))
    parser.add_argument("--content", metavar="DIR", type=Path, help="a folder of works to keep; dcgan needs none")
    parser.add_argument("--style", metavar="DIR", type=Path, required=True, help="a folder of works whose style is learnt")
    parser.add_argument("-o", "--output", metavar="NAME", required=True, help="the model's name or path")
    parser.add_argument("--set", metavar="NAME=VALUE", dest="assignments", action="append", default=[], help="a setting of the recipe")
    parser.add_argument("--seed", type=seed_number, default=0, help="a whole number from 0 up (default: 0)")
    parser.add_argument(
        "--from",
        metavar="MODEL",
        dest="start",
        default="",
        help="begin with the weights of a model of these styles; a look also with those of other ones",
    )
    words = "a JSON object of file names and weights: works of weight 3 are drawn three times as often as others, of 0 never"
    parser.add_argument("--weights", metavar="FILE", type=Path, help=words)
    words = "also draw more often what your taste says more of: clavilux taste like|dislike|prefer"
    parser.add_argument("--prefer", choices=("taste",), help=words)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint of a training that was stopped")
    parser.add_argument("--progress", action="store_true", default=None, help="a bar on stderr even where that is no terminal")
    words = "also write event files of losses, sensors and previews there, in a folder of the model's name (pip install 'clavilux[train]')"
    parser.add_argument("--tensorboard", metavar="DIR", type=Path, help=words)
    add_profile(parser)
    add_device(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Train; epochs go to stdout, the model's file last."""
    settings = _settings(arguments)
    if arguments.content is None and arguments.recipe != "dcgan":
        raise UsageError(f"the recipe {arguments.recipe} needs --content DIR")
    from studio.document.trained_models import target_of, trained_folder
    from studio.networks.device import resolve
    from studio.training.command import command_of
    from studio.training.training import Training

    target = target_of(arguments.output)
    if target.parent == trained_folder():
        make_folder(target.parent)
    device = resolve(arguments.device)
    works, weights = (arguments.content, arguments.style), weights_of(arguments)
    training = Training(arguments.recipe, *works, target, settings, arguments.seed, device, start=arguments.start, weights=weights)
    return _trained(replace(training, command=command_of(training, *_further(arguments))), arguments)


def _settings(arguments: argparse.Namespace) -> TrainingSettings:
    """What the assignments ask for; UsageError where one cannot be used."""
    kind = SETTINGS[arguments.recipe]
    known, values = params(kind), {}
    for assignment in arguments.assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not value:
            raise UsageError(f"--set takes NAME=VALUE, not '{assignment}'")
        if name not in known:
            raise UsageError(f"there is no setting '{name}' of {arguments.recipe}; there are {', '.join(known)}")
        try:
            values[name] = known[name].parse(value)
        except ValueError as error:
            raise UsageError(str(error)) from None
    made: dict[str, Any] = values
    return replace(kind(), **made)


def _further(arguments: argparse.Namespace) -> list[str]:
    """What else the command that trains the model again needs."""
    words = ["--weights", arguments.weights.name] if arguments.weights else []
    return words + (["--prefer", arguments.prefer] if arguments.prefer else [])


def _trained(training: "Training", arguments: argparse.Namespace) -> int:
    from studio.networks.profiling import traced
    from studio.training.processes import rank
    from studio.training.trainer import train

    quiet = rank() > 0
    bar = Bar(training.target.stem, False if quiet else arguments.progress)
    reports: Generator[Report, Any, None] = train(training, arguments.resume)
    if arguments.tensorboard is not None and not quiet:
        from studio.training.event_files import with_events

        reports = with_events(reports, arguments.tensorboard / training.target.stem)
    last: Report | None = None
    try:
        with _interruption() as interrupted, traced(None if quiet else arguments.profile) as end_of_trace:
            for report in reports:
                lessons = f"{training.target.stem}: lesson {report.lesson} of {report.lessons}" if report.lessons else ""
                bar(report.lesson / report.lessons if report.lessons else report.fraction, lessons)
                if report.step >= PROFILED:
                    end_of_trace()
                if report.ended and not arguments.json and not quiet:
                    bar.close()
                    print_out(_epoch(report))
                last = report
                if report.trouble:
                    bar.close()
                    sys.stderr.write(f"clavilux: The training goes on without a checkpoint: {report.trouble}\n")
                if interrupted and report.step == 0:
                    raise KeyboardInterrupt
                if interrupted and not report.final:
                    reports.close()
                    bar.close()
                    if not quiet:
                        sys.stderr.write(f"clavilux: Paused at step {report.step}: go on with --resume\n")
                    return PAUSED
    finally:
        bar.close()
    if not quiet:
        _say(training, last, arguments.json)
    return 0


def _epoch(report: "Report") -> str:
    """The line of the founding text."""
    losses = "".join(f"  {name} {report.losses[name]:.4f}" for name in ("discriminator", "generator"))
    return f"Epoch [{report.epoch}/{report.epochs}]{losses}"


def _say(training: "Training", last: "Report | None", as_json: bool) -> None:
    from studio.networks.trained import read_manifest

    if not as_json:
        print_out(str(training.target))
        return
    manifest = read_manifest(training.target)
    kept = {name: manifest[name] for name in ("recipe", "steps", "seconds", "seed", "device", "settings", "sha256", "styles")}
    skipped = {name: card["skipped"] for name, card in manifest["data"].items()}
    sensors = dict(last.sensors) if last else {}
    print_out(json.dumps({"output": str(training.target.absolute()), **kept, "sensors": sensors, "skipped": skipped}))


@contextmanager
def _interruption() -> Iterator[list[int]]:
    """A list that Ctrl+C puts something into, so that a step is finished before a pause."""
    seen: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _: seen.append(number))
    except ValueError:  # not in the main thread: nobody presses Ctrl+C there
        yield seen
        return
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
