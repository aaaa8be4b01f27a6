"""The tags of sound files, by the lower-case names of Vorbis comments whatever the format."""

from pathlib import Path
from typing import Any

import mutagen
import soundfile
from mutagen.id3 import ID3

ID3_FRAMES = {
    "title": "TIT2",
    "artist": "TPE1",
    "album": "TALB",
    "albumartist": "TPE2",
    "composer": "TCOM",
    "genre": "TCON",
    "date": "TDRC",
    "tracknumber": "TRCK",
    "copyright": "TCOP",
}
"""The tags that are kept, and the ID3 frame of each; what describes the samples (ReplayGain, encoders) is left behind."""

LONGEST_TAG = 1000


def read_tags(path: Path) -> tuple[tuple[str, str], ...]:
    """The tags of a sound file that are kept, in a fixed order; none where they cannot be read."""
    try:
        tags = all_tags(path) or _riff_tags(path)
    except Exception:  # noqa: BLE001 tags are no reason to refuse a sound
        return ()
    found = ((name, _joined(tags.get(name, []))) for name in ID3_FRAMES)
    return tuple((name, value) for name, value in found if value)


def all_tags(path: Path) -> dict[str, list[Any]]:
    """All tags of the file, each with its values; errors of mutagen pass."""
    file = mutagen.File(path)
    tags: Any = file.tags if file is not None else None
    if isinstance(tags, ID3):
        named = {name: list(tags[frame].text) for name, frame in ID3_FRAMES.items() if frame in tags}
        return named | {frame.desc.lower(): list(frame.text) for frame in tags.values() if frame.FrameID == "TXXX"}
    return {name.lower(): list(tags[name]) for name in set(tags.keys())} if tags else {}


def _riff_tags(path: Path) -> dict[str, list[Any]]:
    """What the INFO chunk of a WAV file says, which mutagen does not read."""
    with soundfile.SoundFile(path) as file:
        return {name: [value] for name, value in file.copy_metadata().items()}


def _joined(values: list[Any]) -> str:
    texts = [str(value).strip() for value in values]
    return "; ".join(text for text in texts if text)[:LONGEST_TAG]
