"""Pictures as the bytes of files: PNG, JPEG, TIFF, WebP."""

import io
import struct
import zlib
from html import escape
from typing import Any

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import PngImagePlugin

from studio.core.large_arrays import ebb
from studio.media.colour_profiles import srgb_profile
from studio.media.image import Image, Pixels
from studio.media.metadata import NAMESPACE, RECIPE

XMP_TAG = 700
LONGEST_SEGMENT = 65_000
PAETH = 4
BAND = 64
PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:clavilux="{namespace}">'
    '<clavilux:recipe>{recipe}</clavilux:recipe></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def encoded_picture(image: Image, suffix: str, recipe: str | None, quality: int = 0) -> bytes:
    """The picture as a file of the kind that `suffix` names (.png .jpg .jpeg .tif .tiff .webp), the same bytes each time.

    `quality` is 1…100 for JPEG and WebP; 0 stands for 95 and for lossless.
    """
    if suffix in {".tif", ".tiff"}:
        return _tiff(image, recipe)
    if suffix == ".png" and image.bits > 8:
        return _deep_png(image, recipe)
    common: dict[str, Any] = {"icc_profile": srgb_profile()}
    if image.dpi:
        common["dpi"] = image.dpi
    buffer = io.BytesIO()
    if suffix == ".png":
        _shallow(image).save(buffer, "PNG", pnginfo=_text(recipe), **common)
    elif suffix == ".webp":
        coding: dict[str, Any] = {"lossless": False, "quality": quality} if quality else {"lossless": True, "quality": 75}
        _shallow(image).save(buffer, "WEBP", exact=True, xmp=_packet(recipe), icc_profile=srgb_profile(), **coding)
    else:
        picture = PIL.Image.fromarray(_codes(_over_white(image), 8))
        packet = _packet(recipe)
        fitting = packet if len(packet) < LONGEST_SEGMENT else b""  # a work without its recipe is better than none
        picture.save(buffer, "JPEG", quality=quality or 95, subsampling=0, xmp=fitting, **common)
    return buffer.getvalue()


def _codes(pixels: Pixels, bits: int) -> NDArray[Any]:
    """0…1 as whole numbers of so many bits, rounded."""
    codes = np.empty(pixels.shape, np.uint8 if bits == 8 else np.uint16)
    for top in range(0, len(pixels), BAND):
        codes[top : top + BAND] = np.rint(np.clip(pixels[top : top + BAND], 0, 1) * np.float32((1 << bits) - 1))
        ebb()
    return codes


def _bands(image: Image, bits: int) -> NDArray[Any]:
    """H×W×3, or ×4 with alpha."""
    colour = _codes(image.pixels, bits)
    return colour if image.alpha is None else np.dstack([colour, _codes(image.alpha, bits)])


def _shallow(image: Image) -> PIL.Image.Image:
    return PIL.Image.fromarray(_bands(image, 8))


def _over_white(image: Image) -> Pixels:
    """JPEG has no alpha: the picture as it looks on white paper."""
    if image.alpha is None:
        return image.pixels
    alpha = image.alpha[..., None]
    return np.asarray(image.pixels * alpha + (1 - alpha), dtype=np.float32)


def _text(recipe: str | None) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    if recipe:
        info.add_itxt(RECIPE.lower(), recipe)
    return info


def _packet(recipe: str | None) -> bytes:
    """The recipe as an XMP packet."""
    return PACKET.format(namespace=NAMESPACE, recipe=escape(recipe)).encode() if recipe else b""


def _tiff(image: Image, recipe: str | None) -> bytes:
    """TIFF with deflate compression, 8 or 16 bits."""
    import tifffile

    packet = _packet(recipe)
    options: dict[str, Any] = {"extrasamples": ["unassalpha"]} if image.alpha is not None else {}
    if image.dpi:
        options |= {"resolution": image.dpi, "resolutionunit": "INCH"}
    if packet:
        options["extratags"] = [(XMP_TAG, "B", len(packet), packet, True)]
    buffer = io.BytesIO()
    tifffile.imwrite(
        buffer,
        _bands(image, 16 if image.bits > 8 else 8),
        photometric="rgb",
        compression="zlib",
        predictor=True,
        iccprofile=srgb_profile(),
        software="Clavilux",
        metadata=None,
        **options,
    )
    return buffer.getvalue()


def _deep_png(image: Image, recipe: str | None) -> bytes:
    """PNG of 16 bits a band, which Pillow does not write (ISO/IEC 15948: chunks 11, filters 9)."""
    rows = _bands(image, 16)
    colour_type = 2 if image.alpha is None else 6
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", image.width, image.height, 16, colour_type, 0, 0, 0)),
        (b"iCCP", b"sRGB\0\0" + zlib.compress(srgb_profile())),
    ]
    if image.dpi:
        across, down = (round(value / 0.0254) for value in image.dpi)
        chunks.append((b"pHYs", struct.pack(">IIB", across, down, 1)))
    if recipe:
        chunks.append((b"iTXt", RECIPE.lower().encode() + b"\0\0\0\0\0" + recipe.encode()))
    chunks += [(b"IDAT", _compressed(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _compressed(rows: NDArray[np.uint16]) -> bytes:
    """All rows filtered and deflated, a band at a time to save memory."""
    height, width, channels = rows.shape
    step = 2 * channels
    deflate = zlib.compressobj(6)
    above = np.zeros((1, width * step), dtype=np.uint8)
    parts = []
    for start in range(0, height, BAND):
        band = rows[start : start + BAND].astype(">u2").view(np.uint8).reshape(-1, width * step)
        parts.append(deflate.compress(_filtered(np.vstack([above, band]), step)))
        above = band[-1:]
    return b"".join(parts) + deflate.flush()


def _filtered(codes: NDArray[np.uint8], step: int) -> bytes:
    """All rows but the first under the Paeth filter, which suits photographs and paint.

    Each byte less that of its left, upper or upper left neighbour, `step` bytes away, which is nearest to left + upper - upper left.
    """
    padded = np.pad(codes, ((0, 0), (step, 0))).astype(np.int16)
    left, up, corner = padded[1:, :-step], padded[:-1, step:], padded[:-1, :-step]
    guess = left + up - corner
    near_left, near_up, near_corner = abs(guess - left), abs(guess - up), abs(guess - corner)
    nearest = np.where((near_left <= near_up) & (near_left <= near_corner), left, np.where(near_up <= near_corner, up, corner))
    marked = np.full((len(codes) - 1, codes.shape[1] + 1), PAETH, dtype=np.uint8)
    marked[:, 1:] = (padded[1:, step:] - nearest) & 0xFF
    return marked.tobytes()
