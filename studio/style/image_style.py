"""What a picture looks like: named visual attributes and its palette, measured in OKLab on a small copy.

OKLab: Ottosson 2020. Clutter as the density of Canny edges: Mack & Oliva 2004, Rosenholtz et al. 2007. Strokes and corners from the
structure tensor: Förstner & Gülch 1987. The values are raw; `studio.style.profile` sets them against the reference table.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from scipy import ndimage

from studio.media.image import Image

Lab = NDArray[np.float32]
Plane = NDArray[np.float32]
Colour = tuple[float, float, float]

SHORT_EDGE = 256
LONG_EDGE = 1536
WARMEST_HUE = np.deg2rad(55.0)
EMPTY_DEVIATION = 0.025
EDGE_THRESHOLDS = (0.015, 0.03)
HUE_BINS = 12


def attributes(image: Image) -> dict[str, float]:
    """The visual attributes of contract.md by name, finite for any picture.

    lightness, elevation, clutter, emptiness, hue_spread 0…1; warmth and sweep −1…1 (sweep > 0: strokes rise to the right);
    coarseness in octaves (minus log2 of cycles in 256 px); direction of the strokes 0…180 degrees, counter-clockwise from horizontal;
    contrast and saturation in units of OKLab; angularity, sharpness, grain, roughness log10 of ratios; regularity and symmetry about 0…1.
    """
    return describe(oklab_of(image))


def palette(image: Image, colours: int = 6) -> list[tuple[Colour, float]]:
    """At most `colours` colours (OKLab L, a, b) with their shares of the picture, the largest first; the same for the same picture."""
    return cluster_colours(oklab_of(image), colours)


def oklab_of(image: Image) -> Lab:
    """A small copy in OKLab, H×W×3: short edge 256 px, long edge at most 1536 px; what is transparent lies on white paper."""
    pixels = image.pixels if image.alpha is None else image.pixels * image.alpha[..., None] + (1 - image.alpha[..., None])
    scale = min(SHORT_EDGE / min(pixels.shape[:2]), LONG_EDGE / max(pixels.shape[:2]))
    height, width = (max(8, round(side * scale)) for side in pixels.shape[:2])
    if scale < 0.5:
        return oklab(np.asarray(_shrink_bytes(pixels, (width, height)), dtype=np.float32) / 255)
    planes = [Pillow.fromarray(np.ascontiguousarray(pixels[..., k])).resize((width, height), Pillow.Resampling.LANCZOS) for k in range(3)]
    return oklab(np.clip(np.stack([np.asarray(plane) for plane in planes], axis=-1), 0, 1))


def _shrink_bytes(pixels: Plane, size: tuple[int, int]) -> Pillow.Image:
    """A large picture at `size` (width, height); eight bits are enough where four pixels and more are averaged."""
    steps = np.empty(pixels.shape, dtype=np.uint8)
    np.multiply(pixels, 255.0, out=steps, casting="unsafe")
    return Pillow.fromarray(steps).resize(size, Pillow.Resampling.LANCZOS, reducing_gap=2.0)


def oklab(pixels: NDArray[np.floating]) -> Lab:
    """sRGB 0…1 (…, 3) → OKLab (…, 3): L 0…1, a (green to red) and b (blue to yellow) about ±0.3."""
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    cones = np.cbrt(linear @ _CONES)
    return np.asarray(cones @ _OPPONENTS, dtype=np.float32)


_CONES = np.array(
    [
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005],
    ]
)
_OPPONENTS = np.array(
    [
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660],
    ]
)


def describe(lab: Lab) -> dict[str, float]:
    """The attributes (see `attributes`) of a small OKLab picture, H×W×3."""
    light = np.ascontiguousarray(lab[..., 0])
    across, down = _gradient(light, 1.0)
    values = _colour(lab) | _strokes(across, down) | _edges(light, np.hypot(across, down)) | _frequencies(light)
    values["emptiness"] = float((_local_deviation(light) < EMPTY_DEVIATION).mean())
    values["symmetry"] = _symmetry(light)
    return {name: float(values[name]) for name in NAMES}


NAMES = (
    "lightness", "contrast", "saturation", "warmth", "hue_spread", "elevation", "clutter", "coarseness", "regularity",
    "direction", "sweep", "angularity", "sharpness", "grain", "roughness", "emptiness", "symmetry",
)  # fmt: skip
"""The attributes in the order of contract.md."""


def _gradient(light: Plane, sigma: float) -> tuple[Plane, Plane]:
    """Gaussian derivatives across (to the right) and down, per pixel."""
    return ndimage.gaussian_filter(light, sigma, order=(0, 1)), ndimage.gaussian_filter(light, sigma, order=(1, 0))


def _colour(lab: Lab) -> dict[str, float]:
    light, chroma, hue = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2]), np.arctan2(lab[..., 2], lab[..., 1])
    low, high = np.percentile(light, (5, 95))
    counts = np.histogram(hue, HUE_BINS, (-np.pi, np.pi), weights=chroma)[0]
    shares = counts / (counts.sum() + 1e-9)
    entropy = -(shares * np.log(shares + 1e-9)).sum() / np.log(HUE_BINS)
    return {
        "lightness": np.clip(light.mean(), 0, 1),
        "contrast": high - low,
        "saturation": chroma.mean(),
        "warmth": (chroma * np.cos(hue - WARMEST_HUE)).sum() / (chroma + 0.02).sum(),
        "hue_spread": np.clip(entropy * min(1.0, chroma.mean() / 0.04), 0, 1),
    }


def _strokes(across: Plane, down: Plane) -> dict[str, float]:
    """Direction, sweep, angularity and roughness, all from the structure tensor."""
    horizontal, vertical, mixed = across**2, down**2, across * down
    energy = float((horizontal + vertical).mean())
    orientation = complex(horizontal.mean() - vertical.mean(), 2 * mixed.mean())
    stroke = np.angle(orientation) / 2 + np.pi / 2  # rows grow downwards
    anisotropy = abs(orientation) / (energy + 1e-9)
    smooth = [ndimage.gaussian_filter(plane, 3.0) for plane in (horizontal, vertical, mixed)]
    trace = smooth[0] + smooth[1]
    corner = np.maximum(smooth[0] * smooth[1] - smooth[2] ** 2, 0) / (trace + 1e-7)
    coherence = np.hypot(smooth[0] - smooth[1], 2 * smooth[2]) / (trace + 1e-7)
    return {
        "direction": np.rad2deg(-stroke) % 180.0,
        "sweep": -np.sin(2 * stroke) * anisotropy,
        "angularity": np.log10(corner.mean() / (energy + 1e-7) + 1e-3),
        "roughness": np.log10(((1 - coherence) * trace).mean() + 1e-6) / 2,
    }


def _edges(light: Plane, slope: Plane) -> dict[str, float]:
    rows = np.linspace(1, 0, len(slope))
    finest = np.hypot(*_gradient(light, 0.8))
    steepest, around = (np.percentile(plane, 95) + 1e-4 for plane in (finest, ndimage.gaussian_filter(finest, 4.0)))
    detail = light - ndimage.gaussian_filter(light, 1.2)
    return {
        "elevation": ((slope.sum(axis=1) + 1e-6) * rows).sum() / (slope + 1e-6 / slope.shape[1]).sum(),
        "clutter": _edge_density(light),
        "sharpness": np.log10(steepest / around),
        "grain": np.log10(detail.std() / (light.std() + 1e-3) + 1e-3),
    }


def _edge_density(light: Plane) -> float:
    """Share of pixels on edges (Canny 1986: thinned along the gradient, followed from strong to weak), 0…1."""
    across, down = _gradient(light, 1.5)
    slope = np.pad(np.hypot(across, down), 1)
    sector = np.round(np.arctan2(down, across) / (np.pi / 4)).astype(int) % 4
    height, width = light.shape
    inner = slope[1:-1, 1:-1]
    crest = np.zeros(light.shape, dtype=bool)
    for number, (row, column) in enumerate(((0, 1), (1, 1), (1, 0), (1, -1))):
        ahead = slope[1 + row : 1 + row + height, 1 + column : 1 + column + width]
        behind = slope[1 - row : 1 - row + height, 1 - column : 1 - column + width]
        crest |= (sector == number) & (inner >= ahead) & (inner > behind)
    weak, strong = (crest & (inner > threshold) for threshold in EDGE_THRESHOLDS)
    labels, count = ndimage.label(weak, np.ones((3, 3)))
    kept = np.zeros(count + 1, dtype=bool)
    kept[labels[strong]] = True
    kept[0] = False
    return float(kept[labels].mean())


def _frequencies(light: Plane) -> dict[str, float]:
    """Coarseness and regularity of the central square under a Hann window."""
    side = min(light.shape)
    top, left = (light.shape[0] - side) // 2, (light.shape[1] - side) // 2
    square = light[top : top + side, left : left + side]
    window = np.hanning(side)[:, None] * np.hanning(side)
    power = np.abs(np.fft.fft2((square - square.mean()) * window)) ** 2
    frequency = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.fftfreq(side))
    counted = (frequency >= 2 / side) & (frequency < 0.45)
    weight, octave = (power * frequency)[counted], np.log2(frequency[counted] * SHORT_EDGE)
    coarseness = -((weight * octave).sum() + 1e-2) / (weight.sum() + 1e-2)
    return {"coarseness": coarseness, "regularity": _regularity(square, window)}


def _regularity(square: Plane, window: NDArray[np.floating]) -> float:
    """Mean height of the four highest secondary peaks of the autocorrelation, lags of 6 to 90 px: about 0 chance, 1 a grid."""
    side = len(square)
    band = ndimage.gaussian_filter(square, 1.0) - ndimage.gaussian_filter(square, 12.0)
    correlation = np.fft.fftshift(np.fft.ifft2(np.abs(np.fft.fft2(band * window)) ** 2).real)
    correlation /= correlation.max() + 1e-6
    lag = np.hypot(*np.ogrid[-(side // 2) : side - side // 2, -(side // 2) : side - side // 2])
    peaks = (correlation == ndimage.maximum_filter(correlation, 7)) & (lag > 6) & (lag < 90) & (correlation > 0)
    highest = np.sort(correlation[peaks])[-4:]
    return float(highest.sum() / 4)


def _local_deviation(light: Plane) -> Plane:
    mean = ndimage.uniform_filter(light, 15)
    return np.asarray(np.sqrt(np.maximum(ndimage.uniform_filter(light**2, 15) - mean**2, 0)), dtype=np.float32)


def _symmetry(light: Plane) -> float:
    """Correlation of the softened picture with its mirror image, left and right; 1 for a flat one."""
    soft = ndimage.gaussian_filter(light, 3.0)
    soft -= soft.mean()
    return float(((soft * soft[:, ::-1]).mean() + 1e-6) / ((soft**2).mean() + 1e-6))


def cluster_colours(lab: Lab, colours: int) -> list[tuple[Colour, float]]:
    """k-means of an OKLab picture's colours (a and b weigh 2.2), started by splitting the widest cluster along its main axis."""
    weight = np.array([1.0, 2.2, 2.2])
    points = lab[2::4, 2::4].reshape(-1, 3).astype(np.float64) * weight
    labels = np.zeros(len(points), dtype=int)
    for count in range(1, colours):
        labels = _split_widest(points, labels, count)
    for _ in range(12):
        present = np.unique(labels)
        centres = np.stack([points[labels == label].mean(axis=0) for label in present])
        labels = ((points[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    found = [(tuple(points[labels == k].mean(axis=0) / weight), float((labels == k).mean())) for k in np.unique(labels)]
    return sorted((((float(c[0]), float(c[1]), float(c[2])), share) for c, share in found), key=lambda entry: -entry[1])


def _split_widest(points: NDArray[np.float64], labels: NDArray[np.int_], count: int) -> NDArray[np.int_]:
    """Labels with the cluster of largest total variance cut at its mean, its farther half named `count`."""
    spreads = [((points[labels == k] - points[labels == k].mean(axis=0)) ** 2).sum() if (labels == k).any() else 0.0 for k in range(count)]
    members = np.flatnonzero(labels == int(np.argmax(spreads)))
    centred = points[members] - points[members].mean(axis=0)
    axis = np.linalg.eigh(centred.T @ centred)[1][:, -1]
    axis *= np.sign(axis[np.abs(axis).argmax()]) or 1.0
    split = labels.copy()
    split[members[centred @ axis > 1e-9]] = count
    return split
