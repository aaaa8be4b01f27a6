"""Parts of pictures by shares of their edges."""

import numpy as np
import pytest

from studio.media.image import Image
from studio.media.region import WHOLE, Region, cropped, rows_and_columns


@pytest.mark.parametrize(
    ("region", "rows", "columns"),
    [
        (WHOLE, (0, 100), (0, 200)),
        ((0.5, 0.0, 1.0, 0.25), (0, 25), (100, 200)),
        ((0.9, 0.0, 1.0, 0.01), (0, 16), (180, 200)),
        ((0.99, 0.99, 1.0, 1.0), (84, 100), (184, 200)),
    ],
)
def test_a_region_is_a_share_and_never_too_small(region: Region, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    assert rows_and_columns(100, 200, region) == (slice(*rows), slice(*columns))


def test_a_part_keeps_its_alpha_and_what_is_known_of_the_file() -> None:
    pixels = np.linspace(0, 1, 40 * 60 * 3, dtype=np.float32).reshape(40, 60, 3)
    whole = Image(pixels, pixels[..., 0], 16, (72.0, 72.0))
    part = cropped(whole, (0.0, 0.5, 0.5, 1.0))
    np.testing.assert_array_equal(part.pixels, whole.pixels[20:, :30])
    assert part.alpha is not None
    np.testing.assert_array_equal(part.alpha, whole.pixels[20:, :30, 0])
    assert (part.bits, part.dpi) == (16, (72.0, 72.0))
