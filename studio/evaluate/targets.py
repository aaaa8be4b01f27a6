"""How long a person may have to wait, in one place: seconds on two CPU cores, or on a GPU."""

SLACK = 6.0
"""How many times its target a figure may take on a machine that is shared with others."""

FIRST_PREVIEW, FIRST_PICTURE = 0.3, 0.15
"""To the first preview of any transfer, and of picture onto picture."""

CANCEL = 1.0
"""From the wish to stop until the engine has let go."""

PICTURES = {
    ("cpu", "transport", 512): 2.0,
    ("cpu", "transport", 1024): 8.0,
    ("cpu", "sandwich-preview", 512): 2.0,
    ("cpu", "sandwich-standard", 512): 10.0,
    ("gpu", "transport", 512): 0.1,
    ("gpu", "transport", 3840): 2.0,
}
"""To the finished work of picture onto picture, by kind of device, method (with its quality) and long edge in pixels."""

MUSIC_ONTO_PAINTING = 3.0
"""512 px."""

CHAIN_SECOND, CHAIN_BLOCK = 0.25, 0.0107
"""Of a core for a second of stereo through the realtime chain; for 1024 frames, half of what they last at 48 kHz."""

TEN_SECONDS_OF_SOUND = 1.0
"""To the finished work of anything onto ten seconds of stereo."""


def picture_target(device: str, method: str, size: int) -> float | None:
    """The seconds that picture onto picture may take on a torch device ("cpu", "cuda", "mps"); None where none are declared."""
    return PICTURES.get(("cpu" if device == "cpu" else "gpu", method, size))
