"""Writes docs/walkthrough.ipynb and runs it: `uv run packaging/walkthrough.py` (a minute; needs neither Jupyter nor a network).

Each cell's last expression is its output, as in Jupyter: a picture where it can show itself as PNG, text else.
"""

import ast
import base64
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "walkthrough.ipynb"
CHEAP = "cheap"
"""The tag of cells that the tests run again."""

CELLS: tuple[tuple[str, str], ...] = (
    (
        "text",
        """# From a work to a style vector, a transfer and a network of one's own

What the studio does, step by step, in Python: **analyse → style vector → Gram matrix → transfer → train**. All works come with the
program; everything runs on this computer. Formulas and papers: [methods.md](methods.md). This page is written and run by
`packaging/walkthrough.py`.""",
    ),
    (
        CHEAP,
        """from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import torch
from PIL import Image as Pillow

from studio.core.paths import resource
from studio.media.files import read

works = resource("works")
harbour, ink, seascape, canon = (read(works / name) for name in ("harbour.jpg", "ink.jpg", "seascape.jpg", "canon.flac"))


def shown(pixels, width=256):
    picture = Pillow.fromarray((255 * np.clip(pixels, 0, 1)).astype(np.uint8))
    return picture.resize((width, round(width * picture.height / picture.width)), Pillow.Resampling.LANCZOS)


shown(np.concatenate([read(works / name).pixels[:400, :400] for name in ("harbour.jpg", "ink.jpg", "seascape.jpg")], axis=1), 420)""",
    ),
    (
        "text",
        """## Analyse

A *profile* says what a work looks or sounds like, for people. A z-score tells how far it stands out among reference
works, in deviations.""",
    ),
    (
        "code",
        """from studio.style.profile import profile

for name, work in (("ink", ink), ("seascape", seascape), ("canon", canon)):
    found = profile(work)
    far = sorted((each for each in found.attributes if found.attributes[each].z is not None), key=lambda each: -abs(found.z(each)))[:4]
    print(f"{name:9}", ", ".join(f"{each} {found.z(each):+.1f}" for each in far), f"| arousal {found.affect.arousal:+.1f}")""",
    ),
    (
        "text",
        """## The Gram matrix

G_ij = Σ_k F_ik F_jk over the positions k of a layer: which features go together, wherever they are. The founding text's example has three
features on 2×2 positions, 1 to 12 row by row. (It prints 238 where the sum is 278: 5·9 + 6·10 + 7·11 + 8·12.)""",
    ),
    (
        CHEAP,
        """from studio.style.vector import gram

features = torch.arange(1.0, 13.0).reshape(3, 2, 2)
gram(features).int().tolist()""",
    ),
    (
        "text",
        """## The style vector

Gram matrices of five layers of VGG-19, the distribution of colours (of a sound: of the levels of its bands), statistics of the texture.
A sound is seen as its spectrogram, so both kinds have the same parts. Here are the shapes, then the first layer's Gram matrix of the ink
painting and of the seascape beside each other.""",
    ),
    (
        "code",
        """from studio.style.vector import distance, style_vector

vectors = {name: style_vector(work) for name, work in (("harbour", harbour), ("ink", ink), ("seascape", seascape))}
first = vectors["ink"]
print({layer: tuple(matrix.shape) for layer, matrix in first.grams.items()})
print("distribution", tuple(first.distribution.shape), "texture", tuple(first.texture.shape))
pair = [vectors[name].grams["relu1_1"] for name in ("ink", "seascape")]
light = torch.cat([(matrix / matrix.max()).clamp_min(0) ** 0.25 for matrix in pair], 1).numpy()
shown(np.repeat(np.repeat(light, 3, 0), 3, 1)[..., None].repeat(3, -1), 384)""",
    ),
    ("text", "Vectors are mixed by arithmetic, and have a distance: 1 is the usual one between two works."),
    (
        "code",
        """between = 0.5 * vectors["ink"] + 0.5 * vectors["seascape"]
for name in ("ink", "seascape", "harbour"):
    to_ink, to_both = (distance(vectors[name], other) for other in (vectors["ink"], between))
    print(f"{name:9} to ink {to_ink:.2f}, to half ink, half sea {to_both:.2f}")""",
    ),
    (
        "text",
        """## Transfer

Style vector + content features → generator → a work in that style. The engine of each pair of kinds is its own; this one lays
brushwork.""",
    ),
    (
        "code",
        """from studio.document.settings import ImageSettings
from studio.export.render import render
from studio.transfer.works import make_request, open_content, open_style

content, style = open_content(works / "harbour.jpg"), open_style(works / "ink.jpg")
rendering = render(make_request(content, [style], [1.0], ImageSettings(method="transport", quality="preview", size=320), 0, "cpu"))
print(f"{rendering.seconds:.1f} s" if rendering.seconds > 60 else "less than a minute")
shown(rendering.work.pixels, 320)""",
    ),
    ("text", "How much of the style was taken, and how much of the content was kept, by measures that no engine steers by:"),
    (
        "code",
        """from studio.style.vector import content_features

made = style_vector(rendering.work)
after, before = (distance(vector, vectors["ink"]) for vector in (made, vectors["harbour"]))
print(f"distance to the style {after:.2f}, of the untouched content {before:.2f}")
content_features(rendering.work).features.shape""",
    ),
    (
        "text",
        """## Train

The founding text's first generator and discriminator, learnt from the bundled pictures for a moment:
L_D = −log D(x) − log(1 − D(G(z))), L_G = −log D(G(z)). `clavilux train` is the same from the command line; the recipe
`image` makes a look for whole pictures ([training.md](training.md)). Patches of the style and of the content go in, and come
out mixed:""",
    ),
    (
        "code",
        """from studio.training.settings import SETTINGS
from studio.training.trainer import train
from studio.training.training import Training

settings = SETTINGS["conv"](steps=200, batch=8, look=50, procedural=4, rate=1e-3, average=0.95, style=2.0)
target = Path(mkdtemp()) / "patches.safetensors"
preview = None
for report in train(Training("conv", works, works, target, settings)):
    preview = report.preview or preview
    if report.ended and report.epoch % 40 == 0:
        print(f"Epoch [{report.epoch}/{report.epochs}]", *(f"{name} {report.losses[name]:.3f}" for name in ("discriminator", "generator")))
shown(preview.pixels)""",
    ),
)


def run_cell(code: str, names: dict[str, Any]) -> tuple[str, Any]:
    """What a cell prints, and the value of its last expression, None where it ends in none."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    return printed.getvalue(), value


def outputs_of(printed: str, value: Any, number: int) -> list[dict[str, Any]]:
    """Both as Jupyter keeps them."""
    found: list[dict[str, Any]] = []
    if printed:
        found.append({"output_type": "stream", "name": "stdout", "text": printed.splitlines(keepends=True)})
    if value is not None:
        data = {"text/plain": [repr(value) if not hasattr(value, "_repr_png_") else "<picture>"]}
        if hasattr(value, "_repr_png_"):
            packed = io.BytesIO()
            value.quantize(128).save(packed, "PNG", optimize=True)
            data["image/png"] = [base64.b64encode(packed.getvalue()).decode()]
        found.append({"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data})
    return found


def notebook() -> dict[str, Any]:
    """The page with all its outputs."""
    names: dict[str, Any] = {}
    cells: list[dict[str, Any]] = []
    for kind, text in CELLS:
        lines = text.splitlines(keepends=True)
        name = f"cell-{len(cells)}"
        if kind == "text":
            cells.append({"cell_type": "markdown", "id": name, "metadata": {}, "source": lines})
            continue
        number = 1 + sum(cell["cell_type"] == "code" for cell in cells)
        outputs = outputs_of(*run_cell(text, names), number)
        tags = {"tags": [CHEAP]} if kind == CHEAP else {}
        cells.append({"cell_type": "code", "id": name, "metadata": tags, "execution_count": number, "source": lines, "outputs": outputs})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    TARGET.write_text(json.dumps(notebook(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1000:.0f} kB")
