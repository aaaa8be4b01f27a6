"""From a value to its place on a slider, to its words in a field, and back."""

import math
import re
import unicodedata
from dataclasses import dataclass

from studio.core.params import Param

_PREFIXES = {"s": {"ms": 0.001, "s": 1.0, "min": 60.0}, "Hz": {"Hz": 1.0, "kHz": 1000.0}}
"""How else a quantity may be typed: its unit → factors of the units understood."""

_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a number, both ends included, its step, and whether equal ways on the slider are equal ratios.

    A logarithmic scale that begins at 0 is linear in its first hundredth. `whole` numbers have no fraction.
    """

    low: float
    high: float
    step: float
    logarithmic: bool = False
    whole: bool = False
    unit: str = ""

    @staticmethod
    def of(param: Param) -> "Scale":
        """The scale that a number is declared with; a hundredth of the range is the step where none is."""
        low, high = float(param.low or 0), float(1 if param.high is None else param.high)
        step = param.step or (1 if param.type is int else (high - low) / 100)
        return Scale(low, high, step, param.scale == "log", param.type is int, param.unit)

    @property
    def fine(self) -> float:
        """The smallest step by hand: a tenth of the step, 1 for whole numbers."""
        return max(1.0, self.step // 10) if self.whole else self.step / 10

    @property
    def digits(self) -> int:
        """Decimals that a step needs."""
        return next((digits for digits in range(_MOST_DIGITS) if math.isclose(self.step, round(self.step, digits))), _MOST_DIGITS)

    def fraction(self, value: float) -> float:
        """Where on the slider a value lies, 0…1."""
        value = min(max(value, self.low), self.high)
        if not self.logarithmic:
            return (value - self.low) / (self.high - self.low)
        shift = self._shift
        return math.log((value + shift) / (self.low + shift)) / math.log((self.high + shift) / (self.low + shift))

    def value(self, fraction: float) -> float:
        """The value at a place on the slider."""
        fraction = min(max(fraction, 0.0), 1.0)
        if not self.logarithmic:
            return self.low + fraction * (self.high - self.low)
        shift = self._shift
        return (self.low + shift) * math.pow((self.high + shift) / (self.low + shift), fraction) - shift

    def snapped(self, value: float, fine: bool = False) -> float:
        """The nearest value in whole steps, in fine steps where asked for, within the range."""
        step = self.fine if fine else self.step
        return self.limited(round(round(value / step) * step, 6))

    def limited(self, value: float) -> float:
        """The nearest value within the range; a whole one where only those count."""
        value = min(max(value, self.low), self.high)
        return float(round(value)) if self.whole else value

    def text(self, value: float) -> str:
        """A value with the decimals of its step, with more where it was typed more finely; without unit."""
        needed = next((digits for digits in range(_MOST_DIGITS) if math.isclose(value, round(value, digits), abs_tol=1e-9)), _MOST_DIGITS)
        return f"{value:.{max(self.digits, needed)}f}"

    def parse(self, typed: str) -> float | None:
        """The value that was typed, brought into the range; None where it is no number.

        Understood are decimal point and comma, per cent, the unit and its relatives (400 ms), full-width digits, 1,024 for whole numbers.
        """
        text = unicodedata.normalize("NFKC", typed).strip().replace("。", ".").replace("−", "-")
        found = re.fullmatch(r"([+-]?[\d.,' ]*\d[.,]?)\s*(%|[^\W\d]*)", text)
        if found is None:
            return None
        number, unit = found.group(1), found.group(2)
        factors = {"": 1.0, "%": 0.01, self.unit: 1.0, **_PREFIXES.get(self.unit, {})}
        factor = next((factor for name, factor in factors.items() if name.lower() == unit.lower()), None)
        if self.whole and re.fullmatch(r"[+-]?\d{1,3}([.,' ]\d{3})+", number):
            number = re.sub(r"[.,' ]", "", number)
        try:
            return None if factor is None else self.limited(float(number.replace(" ", "").replace(",", ".")) * factor)
        except ValueError:
            return None

    @property
    def _shift(self) -> float:
        return 0.0 if self.low > 0 else self.high / 100
