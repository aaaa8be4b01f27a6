"""Values, their places on a slider, and what can be typed for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.params import params
from studio.document.settings import SETTINGS
from studio.ui.controls.scale import Scale

PLAIN = Scale(0, 1, 0.01)
GRAIN = Scale(0.08, 2, 0.01, logarithmic=True, unit="s")
SIZE = Scale(0, 30_000, 16, logarithmic=True, whole=True, unit="px")
NUMBERS = [param for settings in SETTINGS.values() for param in params(settings).values() if param.low is not None]


@pytest.mark.parametrize("param", NUMBERS, ids=lambda param: param.name)
def test_every_default_has_its_place(param: object) -> None:
    scale = Scale.of(param)
    assert scale.value(scale.fraction(param.default)) == pytest.approx(param.default)
    assert scale.parse(scale.text(param.default)) == pytest.approx(param.default)
    assert scale.snapped(param.default) == pytest.approx(param.default)


@given(st.sampled_from((PLAIN, GRAIN, SIZE)), st.floats(-0.5, 1.5))
def test_any_place_is_a_value_in_range(scale: Scale, fraction: float) -> None:
    value = scale.snapped(scale.value(fraction))
    assert scale.low <= value <= scale.high
    assert 0 <= scale.fraction(value) <= 1


@given(st.sampled_from((PLAIN, GRAIN, SIZE)), st.floats(0, 1), st.floats(0, 1))
def test_further_right_is_never_less(scale: Scale, one: float, other: float) -> None:
    assert scale.value(min(one, other)) <= scale.value(max(one, other))


def test_a_logarithmic_scale_has_equal_ratios() -> None:
    assert GRAIN.value(0.5) == pytest.approx((0.08 * 2) ** 0.5)
    assert SIZE.value(0) == 0
    assert 500 < SIZE.value(0.4) < 3000


@pytest.mark.parametrize(
    ("scale", "typed", "value"),
    [
        (PLAIN, "0.5", 0.5),
        (PLAIN, "0,5", 0.5),
        (PLAIN, " .25 ", 0.25),
        (PLAIN, "50 %", 0.5),
        (PLAIN, "50%", 0.5),
        (PLAIN, "０．５", 0.5),
        (PLAIN, "５０％", 0.5),
        (PLAIN, "0.123", 0.123),
        (PLAIN, "7", 1.0),
        (PLAIN, "−3", 0.0),
        (PLAIN, "", None),
        (PLAIN, "much", None),
        (PLAIN, "0.5 s", None),
        (PLAIN, "1.2.3", None),
        (PLAIN, "nan", None),
        (GRAIN, "0.4 s", 0.4),
        (GRAIN, "400 ms", 0.4),
        (GRAIN, "400ms", 0.4),
        (SIZE, "1024", 1024),
        (SIZE, "1024 px", 1024),
        (SIZE, "1,024", 1024),
        (SIZE, "4 961 px", 4961),
        (SIZE, "99999", 30_000),
        (SIZE, "1080.4", 1080),
    ],
)
def test_what_is_typed_is_understood(scale: Scale, typed: str, value: float | None) -> None:
    assert scale.parse(typed) == (None if value is None else pytest.approx(value))


@given(st.text(max_size=12))
def test_no_typed_text_does_harm(typed: str) -> None:
    value = GRAIN.parse(typed)
    assert value is None or GRAIN.low <= value <= GRAIN.high


def test_steps_show_their_decimals_and_finer_values_more() -> None:
    assert PLAIN.text(0.5) == "0.50"
    assert PLAIN.text(0.125) == "0.125"
    assert SIZE.text(1080) == "1080"
    assert PLAIN.snapped(0.123) == 0.12
    assert PLAIN.snapped(0.1234, fine=True) == 0.123
    assert SIZE.snapped(1030) == 1024
    assert SIZE.snapped(1030.4, fine=True) == 1030
