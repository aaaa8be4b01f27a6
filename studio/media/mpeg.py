"""MP3 files that do not say how long they are.

Where the frame of Xing or VBRI is missing, libsndfile guesses the length from the first frames, and a variable bit rate makes the guess
wrong: sounds would end early. Here the frames are counted (ISO/IEC 11172-3, 2.4.1.3) and the missing frame is put in front.
"""

import struct

BIT_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s of layer III by version: 3 is MPEG-1; MPEG-2 and 2.5 share theirs."""

RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Hz by version: MPEG-1, MPEG-2, MPEG-2.5."""

LAYER_III = 1
SAME = 0xFFFE0C00
"""The bits that all frames of a stream share: synchronisation, version, layer, sample rate."""

FRAMES_AND_BYTES = 3


def with_length(content: bytes) -> bytes | None:
    """The file with its number of frames in front, without its ID3 tag; None where it says its length itself or is no MP3."""
    start = _after_tag(content)
    if start + 4 > len(content):
        return None
    first = int.from_bytes(content[start : start + 4], "big")
    length = _frame_length(first)
    if not length or any(name in content[start : start + length] for name in (b"Xing", b"Info", b"VBRI")):
        return None
    count, end = _count(content, start, first)
    return _xing_frame(first, count, end - start) + content[start:end] if count else None


def _after_tag(content: bytes) -> int:
    """Where the sound begins: after the ID3v2 tag, whose length is four times seven bits."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    length = 0
    for byte in content[6:10]:
        length = length << 7 | byte & 0x7F
    return 10 + length


def _frame_length(header: int) -> int:
    """Bytes of the frame of layer III that begins with `header`, 0 where it is none."""
    version, bit_rate, rate = header >> 19 & 3, header >> 12 & 15, header >> 10 & 3
    if header >> 21 != 0x7FF or header >> 17 & 3 != LAYER_III or version == 1 or bit_rate in {0, 15} or rate == 3:
        return 0
    slots = 144_000 if version == 3 else 72_000
    return slots * BIT_RATES[version or 2][bit_rate] // RATES[version][rate] + (header >> 9 & 1)


def _count(content: bytes, start: int, first: int) -> tuple[int, int]:
    """The whole frames from `start` on that follow one another, and where the last one ends."""
    count, place = 0, start
    while True:
        header = int.from_bytes(content[place : place + 4], "big")
        length = _frame_length(header) if not (header ^ first) & SAME else 0
        if not length or place + length > len(content):
            return count, place
        count, place = count + 1, place + length


def _xing_frame(first: int, count: int, size: int) -> bytes:
    """A silent frame like the first that holds the number of frames and bytes, as Xing's encoder wrote it."""
    mono, version = first >> 6 & 3 == 3, first >> 19 & 3
    side = {(True, True): 17, (False, True): 32, (True, False): 9, (False, False): 17}[mono, version == 3]
    header = first & ~0x0000F200 | 0x00010000  # without checksum and padding …
    header |= next(rate for rate in range(1, 15) if _frame_length(header | rate << 12) >= side + 20) << 12  # … and long enough
    body = struct.pack(">I", header) + bytes(side) + b"Xing" + struct.pack(">III", FRAMES_AND_BYTES, count, size + _frame_length(header))
    return body.ljust(_frame_length(header), b"\0")
