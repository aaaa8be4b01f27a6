"""The audio devices that the artist can choose from."""

import contextlib
import sys
from dataclasses import dataclass
from typing import Any

PULSE = "pulse:"
PORTAUDIO = "portaudio:"
MINIAUDIO = "miniaudio:"


@dataclass(frozen=True, slots=True)
class Device:
    """One device: `identifier` to choose it by and to remember, `name` for people, whether it is the system's `default`."""

    identifier: str
    name: str
    default: bool = False


def _miniaudio_playbacks(pulse: bool) -> list[dict[str, Any]]:
    """What miniaudio finds, on the PulseAudio server alone or on the system's first backend; nothing where it finds none."""
    try:
        import miniaudio

        finder = miniaudio.Devices([miniaudio.Backend.PULSEAUDIO]) if pulse else miniaudio.Devices()
        playbacks = finder.get_playbacks() if finder.backend != "Null" else []
    except Exception:  # noqa: BLE001 - a library that cannot list devices has none
        return []
    return list(playbacks)


def _identifier(playback: dict[str, Any]) -> str:
    """The name by which the PulseAudio server knows what miniaudio found."""
    import miniaudio

    return bytes(miniaudio.ffi.buffer(playback["id"])).split(b"\0", 1)[0].decode("utf-8", "replace")


def pulse_sinks() -> list[Device]:
    """The outputs of the running PulseAudio or PipeWire server; nothing on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    return [Device(PULSE + _identifier(found), str(found["name"])) for found in _miniaudio_playbacks(pulse=True)]


def portaudio_devices() -> list[Device]:
    """The outputs that PortAudio knew when it was opened; nothing where the library is missing."""
    with contextlib.suppress(Exception):
        import sounddevice

        apis = sounddevice.query_hostapis()
        first = sounddevice.default.device[1]
        outputs = [(number, device) for number, device in enumerate(sounddevice.query_devices()) if device["max_output_channels"] >= 2]
        return [
            Device(f"{PORTAUDIO}{apis[device['hostapi']]['name']}:{device['name']}", str(device["name"]), number == first)
            for number, device in outputs
        ]
    return []


def miniaudio_devices() -> list[Device]:
    """The outputs that miniaudio finds."""
    return [Device(MINIAUDIO + str(found["name"]), str(found["name"])) for found in _miniaudio_playbacks(pulse=False)]


def list_devices() -> list[Device]:
    """Every output that can be chosen now: those of the sound server where there is one, else PortAudio's, else miniaudio's."""
    return pulse_sinks() or portaudio_devices() or miniaudio_devices()


def is_there(identifier: str) -> bool:
    """Whether the device that was chosen can still be seen; PortAudio sees no change while it is open, so its devices always are."""
    if identifier.startswith(PULSE):
        return any(device.identifier == identifier for device in pulse_sinks())
    if identifier.startswith(MINIAUDIO):
        return any(device.identifier == identifier for device in miniaudio_devices())
    return True


def portaudio_number(identifier: str) -> int | None:
    """PortAudio's number for the device, None where it has none now."""
    import sounddevice

    apis = sounddevice.query_hostapis()
    for number, device in enumerate(sounddevice.query_devices()):
        names = (f"{PORTAUDIO}{apis[device['hostapi']]['name']}:{device['name']}", PULSE + str(device["name"]))
        if identifier in names and device["max_output_channels"] >= 2:
            return number
    return None


def miniaudio_handle(identifier: str) -> Any:
    """Miniaudio's handle of the device, None where it has none now."""
    pulse = identifier.startswith(PULSE)
    for found in _miniaudio_playbacks(pulse):
        if identifier == (PULSE + _identifier(found) if pulse else MINIAUDIO + str(found["name"])):
            return found["id"]
    return None
