"""Where one looks at a work, independent of its resolution: how wide it is shown and which place of it lies in the middle."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

LEAST_ZOOM, MOST_ZOOM = 0.02, 64.0
"""Device pixels of the screen for one pixel of the work."""

PRECISE_ZOOM = 4.0
"""From here on pixels are shown as the squares they are."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """How wide the work is shown in logical pixels (None: as wide as fits), and the place in the middle as fractions of the work."""

    width: float | None = None
    centre: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Placing:
    """A work of `work` pixels seen on a screen of `screen` logical pixels with `ratio` device pixels each."""

    work: QSizeF
    screen: QSizeF
    ratio: float

    @property
    def fitting_width(self) -> float:
        """Logical pixels of width at which all of the work is seen."""
        return min(self.screen.width(), self.screen.height() * self.work.width() / self.work.height())

    @property
    def actual_width(self) -> float:
        """Logical pixels of width at which one pixel of the work is one of the device."""
        return self.work.width() / self.ratio

    def zoom(self, view: Viewpoint) -> float:
        """Device pixels for one pixel of the work."""
        return (view.width or self.fitting_width) / self.actual_width

    def rectangle(self, view: Viewpoint) -> QRectF:
        """Where the work lies on the screen; its corner on a whole device pixel, so that 1:1 is sharp."""
        width = view.width or self.fitting_width
        height = width * self.work.height() / self.work.width()
        left = self._start(width, self.screen.width(), view.centre[0])
        top = self._start(height, self.screen.height(), view.centre[1])
        return QRectF(round(left * self.ratio) / self.ratio, round(top * self.ratio) / self.ratio, width, height)

    @staticmethod
    def _start(length: float, screen: float, centre: float) -> float:
        if length <= screen:
            return (screen - length) / 2
        return min(0.0, max(screen - length, screen / 2 - centre * length))

    def can_pan(self, view: Viewpoint) -> bool:
        """Whether a part of the work lies outside the screen."""
        rectangle = self.rectangle(view)
        return rectangle.width() > self.screen.width() + 0.5 or rectangle.height() > self.screen.height() + 0.5

    def zoomed(self, view: Viewpoint, factor: float, at: QPointF) -> Viewpoint:
        """The view `factor` times as close, the place of the work under `at` staying where it is."""
        least = min(LEAST_ZOOM * self.actual_width, self.fitting_width)
        width = min(max((view.width or self.fitting_width) * factor, least), MOST_ZOOM * self.actual_width)
        before = self.rectangle(view)
        place = ((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height())
        height = width * self.work.height() / self.work.width()
        middle = (self.screen.width() / 2 - at.x(), self.screen.height() / 2 - at.y())
        return self.clamped(Viewpoint(width, (place[0] + middle[0] / width, place[1] + middle[1] / height)))

    def moved(self, view: Viewpoint, by: QPointF) -> Viewpoint:
        """The view with the work pulled along by logical pixels; a work that fits in a direction stays in the middle of it."""
        rectangle = self.rectangle(view)
        return self.clamped(
            replace(view, centre=(view.centre[0] - by.x() / rectangle.width(), view.centre[1] - by.y() / rectangle.height()))
        )

    def clamped(self, view: Viewpoint) -> Viewpoint:
        """The view without a centre that would leave the screen half empty."""
        rectangle = self.rectangle(view)
        halves = (self.screen.width() / 2 / rectangle.width(), self.screen.height() / 2 / rectangle.height())
        x, y = (0.5 if half >= 0.5 else min(1 - half, max(half, value)) for half, value in zip(halves, view.centre, strict=True))
        return replace(view, centre=(x, y))
