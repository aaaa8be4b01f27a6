"""A sound as a lane of the timeline shows it."""

from dataclasses import dataclass

from studio.media.audio import Audio
from studio.ui.timeline.pyramid import Pyramid
from studio.ui.timeline.spectrogram import Spectrogram


@dataclass(frozen=True, slots=True, eq=False)
class LaneSound:
    """Length in seconds, waveform and spectrogram; `sketch` where only parts of the file were read so far."""

    seconds: float
    pyramid: Pyramid
    spectrogram: Spectrogram
    sketch: bool = False

    def patched(self, audio: Audio, first: int, last: int) -> "LaneSound":
        """What a lane shows of `audio`, unlike this one's sound in the frames `first` to `last` alone; in milliseconds."""
        pyramid = self.pyramid.patched(audio.samples, first, last)
        return LaneSound(self.seconds, pyramid, self.spectrogram.patched(audio, first, last))


def lane_sound(audio: Audio) -> LaneSound:
    """What a lane shows of `audio`: 0.1 s for a minute, some seconds for an hour; for threads."""
    return LaneSound(audio.seconds, Pyramid.of(audio.samples), Spectrogram.of(audio))
