"""The command line: finds the command, runs it, and turns every failure into one line and an exit status."""

import importlib
import io
import os
import sys
import warnings
from collections.abc import Sequence
from types import ModuleType

from studio.cli.usage import Parser, UsageError
from studio.core.errors import StudioError, mapped
from studio.core.version import VERSION

COMMANDS = (
    "demo",
    "transfer",
    "analyse",
    "plate",
    "touch",
    "frames",
    "explore",
    "train",
    "taste",
    "evaluate",
    "models",
    "library",
    "bench",
    "check",
)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status: 0 done, 1 cannot be done, 2 unusable arguments, 130 interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # names of files need not be text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # stderr holds our own words alone
            return _run(arguments)
    except UsageError as error:
        return _complain(str(error), 2)
    except StudioError as error:
        return _complain(str(error), 1)
    except KeyboardInterrupt:
        return _complain("Interrupted: nothing was written", 130)
    except BrokenPipeError:  # the reader of our stdout has gone; that is its right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get("CLAVILUX_TRACE"):
            raise
        return _complain(str(mapped(error)), 1)


def _run(arguments: Sequence[str]) -> int:
    parser = Parser(prog="clavilux", description="Lays the style of pictures and sounds onto other pictures and sounds.")
    parser.add_argument("--version", action="version", version=f"clavilux {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    modules: dict[str, ModuleType] = {name: importlib.import_module(f"studio.cli.{name}") for name in COMMANDS}
    for name, module in modules.items():
        description = (module.__doc__ or "").strip()
        module.add_arguments(commands.add_parser(name, help=description.splitlines()[0], description=description))
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    return int(modules[parsed.command].run(parsed))


def _complain(sentence: str, status: int) -> int:
    sys.stderr.write(f"clavilux: {' '.join(sentence.split())}\n")
    return status
