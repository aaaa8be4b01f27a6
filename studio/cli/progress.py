"""A bar on stderr."""

import sys
from typing import TextIO

WIDTH = 32


class Bar:
    """Draws a fraction as a bar, over itself; nothing where it is not `shown`."""

    def __init__(self, label: str, shown: bool | None = None, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() if shown is None else shown
        self._label = label
        self._drawn = ""

    def __call__(self, fraction: float, what: str = "") -> None:
        """Show `fraction`, 0…1, of `what`, the bar's own label where it is not told."""
        if not self._shown:
            return
        filled = round(WIDTH * min(max(fraction, 0.0), 1.0))
        line = f"\r{what or self._label} {'█' * filled}{'·' * (WIDTH - filled)} {100 * fraction:3.0f} %"
        if line != self._drawn:
            self._stream.write(line)
            self._stream.flush()
            self._drawn = line

    def close(self) -> None:
        """Wipe the bar away, so that what follows begins on a clean line."""
        if self._drawn:
            self._stream.write("\r" + " " * (len(self._drawn) - 1) + "\r")
            self._stream.flush()
            self._drawn = ""
