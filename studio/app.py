"""The program: with arguments the command line, without them the studio window."""

import logging
import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Clavilux with `arguments`, or the process's own; the exit status: 0 done, 1 cannot, 2 unusable arguments, 130 interrupted."""
    freeze_support()  # in the frozen program the player's process starts here
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # waiting threads give the cores to playback and to other programs
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--bench"]:
        from studio.ui.bench import run_bench

        return _left(run_bench())
    if not given:
        return _window()
    from studio.cli.main import run

    return run(given)


def _window() -> int:
    """The studio window; where there is no screen, one line that says so."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        sys.stderr.write("clavilux: There is no screen for the studio window: use the command line, `clavilux --help` says how\n")
        return 1
    from studio.ui.launch import run_window

    return _left(run_window())


def _left(status: int) -> NoReturn:
    """End the process at once: all is kept and closed, and taking torch apart would only cost the person a second."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
