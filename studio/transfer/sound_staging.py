"""What is done to a result as a whole: its loud and soft, the room around it and its width become the styles', as far as asked for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.document.settings import AudioSettings
from studio.effects.dynamics import levels, spread_levels
from studio.effects.room import in_room, room_response, widened, width_of
from studio.style.reverberation import decay_times
from studio.style.spectrum import band_centres
from studio.transfer.sound_section import Listening

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Staging:
    """The styles' spread of levels in dB, their decay in seconds by octave (7,) and their width, mixed by weight."""

    spread: float
    decays: NDArray[np.float64]
    width: float


def staging_of(listening: Listening, weights: tuple[float, ...], widths: list[float]) -> Staging:
    """What the styles of weights above 0 have in common; `widths` are those of the styles before they got the content's channels."""
    rate = listening.grid.rate
    used = [(number, weight) for number, weight in enumerate(weights) if weight > 0]
    spreads = [weight * float(levels(listening.styles[number], rate).std()) for number, weight in used]
    centres = band_centres(rate)
    decays = [weight * decay_times(listening.powers[number].cpu().numpy(), listening.grid.frame_rate, centres) for number, weight in used]
    return Staging(sum(spreads), np.sum(decays, axis=0), sum(weight * widths[number] for number, weight in used))


def staged(made: Floats, channels: int, rate: int, settings: AudioSettings, staging: Staging) -> Floats:
    """(frames, …) with the staging as far as `settings` ask for it; `channels` of them are measured, further ones go along."""
    if settings.dynamics:
        own = float(levels(made[:, :channels], rate).std())
        share = settings.dynamics * settings.strength
        made = spread_levels(made, rate, (1 - share) * own + share * staging.spread, channels)
    if settings.stereo and channels == 2:
        own = width_of(made[:, :channels])
        share = settings.stereo * settings.strength
        made = widened(made, rate, own, (1 - share) * own + share * staging.width)
    if settings.space:
        made = in_room(made, room_response(staging.decays, rate, channels), settings.space * settings.strength)
    return made
