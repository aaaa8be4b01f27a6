"""What the mouse does on the timeline: seek, draw a loop, drag its edges, move it."""

from dataclasses import dataclass

from studio.ui.timeline.painting import Region
from studio.ui.timeline.scale import Scale

REACH = 12
"""Pixels about an edge within which the mouse takes it: a target of 24."""
LANE_REACH = 5
"""The same in the lanes, where a click seeks."""
SHORTEST_LOOP = 0.05
"""Seconds."""
SNAP = 7
"""Pixels within which an edge falls onto a beat."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What the mouse holds: "seek", "scroll", "draw" from `anchor`, "start" or "end" (`anchor`: the other edge), "move" at `anchor`."""

    what: str
    anchor: float = 0.0
    pressed: int = 0
    region: Region | None = None
    clicks: bool = False
    """Whether a press without a drag seeks."""


def grip_at(x: int, scale: Scale, loop: Region | None, *, in_ruler: bool, drawing: bool) -> Grip:
    """What a press at `x` takes hold of; `drawing` where Shift is held."""
    time = scale.time(x)
    if loop is not None and not drawing:
        edge = edge_at(x, scale, loop, in_ruler=in_ruler)
        if edge:
            return Grip(edge, loop[1] if edge == "start" else loop[0], x, loop)
        if in_ruler and loop[0] < time < loop[1]:
            return Grip("move", time, x, loop, clicks=True)
    if in_ruler or drawing:
        return Grip("draw", time, x, clicks=True)
    return Grip("seek", time, x)


def edge_at(x: int, scale: Scale, loop: Region, *, in_ruler: bool) -> str:
    """ "start" or "end" where `x` is on that edge, the nearer one where both are near, else ""."""
    reach = REACH if in_ruler else LANE_REACH
    away = {"start": abs(x - scale.x(loop[0])), "end": abs(x - scale.x(loop[1]))}
    nearest = min(away, key=lambda edge: away[edge])
    return nearest if away[nearest] <= reach else ""


def dragged(grip: Grip, time: float, length: float) -> Region | None:
    """The loop when what is held comes to `time`; None where it would be too short to hear."""
    if grip.what == "move" and grip.region is not None:
        start, end = grip.region
        start = min(max(start + time - grip.anchor, 0.0), max(length - (end - start), 0.0))
        return start, start + grip.region[1] - grip.region[0]
    low, high = sorted((grip.anchor, time))
    return (low, high) if high - low >= SHORTEST_LOOP else None
