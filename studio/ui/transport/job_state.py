"""What the studio is working on, as the transport bar shows it."""

from dataclasses import dataclass
from typing import Literal

Phase = Literal["idle", "waiting", "running", "refining", "exporting", "failed", "done"]


@dataclass(frozen=True, slots=True)
class JobState:
    """A job at one moment.

    `words` and `detail` are translated already ("Painting", "better pictures follow"); `fraction` is 0…1, None where unknown;
    `seconds_left` is None where nobody can tell yet. With "failed", `words` say what is wrong and `detail` what to do.
    """

    phase: Phase = "idle"
    words: str = ""
    fraction: float | None = None
    seconds_left: float | None = None
    detail: str = ""

    @property
    def busy(self) -> bool:
        """Whether there is something to stop."""
        return self.phase in ("waiting", "running", "refining", "exporting")

    @property
    def finishable(self) -> bool:
        """Whether what is there already can be kept as the result: an export is whole or it is not."""
        return self.phase in ("running", "refining")
