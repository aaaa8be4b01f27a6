"""The program: with arguments the command line, without them (so far) its help."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Clavilux with `arguments`, or the process's own; the exit status: 0 done, 1 cannot, 2 unusable arguments, 130 interrupted."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # waiting threads give the cores to playback and to other programs
    from studio.cli.main import run

    return run(sys.argv[1:] if arguments is None else arguments)
