"""The stroke raster: what is covered, what lies on top, and that it depends on nothing else."""

import torch
from torch import Tensor

from studio.mapping.brush import Brush, Canvas, Strokes, bristle_texture, finished, lay, new_canvas

PLAIN = Brush(bristles=0, dryness=0, softness=0, taper=0)


def canvas(height: int = 60, width: int = 80, scale: float = 1) -> Canvas:
    return new_canvas(torch.full((3, 1, 1), 0.5), height, width, scale, 1.0)


def strokes(*lines: tuple[float, float, float, float], width: float = 8.0) -> Strokes:
    nodes = torch.tensor(lines, dtype=torch.float32).view(-1, 2, 2)
    count = len(nodes)
    colour = torch.linspace(0.1, 0.9, count)[:, None] * torch.tensor([1.0, 0, 0])
    return Strokes(nodes, torch.ones(count, dtype=torch.long), torch.full((count,), width), colour, torch.zeros(count, 2))


def painted(table: Canvas, laid: Strokes, brush: Brush = PLAIN) -> Tensor:
    for _ in lay(table, laid, brush):
        pass
    return table.planes


def blank(planes: Tensor) -> Tensor:
    """Where the ground shows; enlarging it rounds differently from thread count to thread count."""
    return (planes - 0.5).abs() < 1e-5


def test_a_stroke_covers_its_area_without_holes() -> None:
    planes = painted(canvas(), strokes((10, 30, 70, 30)))
    assert (planes[0, 27:33, 14:66] == planes[0, 30, 40]).all()
    covered = int((~blank(planes[0])).sum())
    assert abs(covered - 60 * 8) < 40


def test_slanting_strokes_have_no_holes_either() -> None:
    planes = painted(canvas(100, 100, 2), strokes((20, 25, 80, 72), width=12))
    t = torch.linspace(0.15, 0.85, 200)
    x, y = (20 + 60 * t) * 2, (25 + 47 * t) * 2
    assert (planes[0, y.long(), x.long()] < 0.2).all()


def test_later_strokes_lie_on_top() -> None:
    planes = painted(canvas(), strokes((10, 30, 70, 30), (40, 5, 40, 55)))
    assert planes[0, 30, 40].item() > 0.8
    assert planes[0, 30, 20].item() < 0.2


def test_strokes_outside_paint_nothing_and_none_is_fine() -> None:
    assert blank(painted(canvas(), strokes((-90, -30, -40, -30), (200, 10, 300, 10)))).all()
    nothing = Strokes(torch.zeros(0, 2, 2), torch.zeros(0, dtype=torch.long), torch.zeros(0), torch.zeros(0, 3), torch.zeros(0, 2))
    assert blank(painted(canvas(), nothing)).all()


def test_opacity_mixes_with_what_is_below() -> None:
    planes = painted(canvas(), strokes((10, 30, 70, 30)), Brush(opacity=0.5, bristles=0, dryness=0, softness=0, taper=0))
    assert abs(planes[0, 30, 40].item() - 0.3) < 0.01


def test_dry_ends_let_the_ground_show() -> None:
    laid = strokes((10, 30, 70, 30), width=16)
    wet, dry = (painted(canvas(), laid, Brush(bristles=0, dryness=dryness, softness=0)) for dryness in (0.0, 0.9))
    assert (dry[0] == 0.5).sum() > (wet[0] == 0.5).sum()


def test_relief_lights_bristles_and_leaves_flat_ground_alone() -> None:
    table = canvas(60, 80, 2)
    flat = finished(table, 60, 80, 0.1)
    assert flat.shape == (3, 60, 80)
    assert torch.allclose(flat, torch.tensor(0.5))
    painted(table, strokes((10, 30, 70, 30), width=14))
    assert finished(table, 60, 80, 0.1)[0, 25:35, 20:60].std() > 0.005


def test_the_same_bytes_each_time() -> None:
    lines = torch.rand(300, 4, generator=torch.Generator().manual_seed(0)) * 60
    first, second = (painted(canvas(), strokes(*map(tuple, lines.tolist()), width=5), Brush()) for _ in range(2))
    assert torch.equal(first, second)
    assert abs(bristle_texture("cpu").mean().item()) < 1e-4
