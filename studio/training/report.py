"""What a training tells while it runs."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from studio.core.errors import StudioError
from studio.core.job import Update
from studio.document.document import Work
from studio.media.audio import Audio


@dataclass(frozen=True, slots=True, eq=False)
class Report(Update[Work]):
    """One step of a training, or of reading its works (step 0).

    `losses`: means since the epoch began, "discriminator", "generator" and the generator's terms by name. `sensors`, at each look:
    "distance" of works held out from the style; "overfit", how much higher the discriminator's logits are for works that it was trained on
    than for those held out; "diversity" where there is noise. `ended` where this is the last step of `epoch`, counted from 1 to `epochs`.
    `saved` where a checkpoint was written, `trouble` where it could not be. The final one comes after the model was written.
    `skipped` (name, reason) are the files that are not learnt from, told once when all works were read. `heard` comes with previews of
    recipes of sounds. `lesson` of `lessons` before the first step, where one of our own painters paints what is learnt from; its preview is
    what was painted.
    """

    step: int = 0
    epoch: int = 0
    epochs: int = 0
    losses: Mapping[str, float] = field(default_factory=dict)
    sensors: Mapping[str, float] = field(default_factory=dict)
    ended: bool = False
    saved: bool = False
    stopped: bool = False
    trouble: StudioError | None = None
    skipped: tuple[tuple[str, str], ...] = ()
    heard: Audio | None = None
    lesson: int = 0
    lessons: int = 0


Made = TypeVar("Made")
Reading = Generator[float | Report, None, Made]
"""What goes on before the first step: shares done or reports, and at the end what was made of it."""
