"""The yardstick: what costs no art fails at least one figure by a clear margin; honest works of the engines pass."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.document.document import Work
from studio.document.settings import SETTINGS
from studio.evaluate.baselines import baselines
from studio.evaluate.creativity import known_works
from studio.evaluate.panel import Judged, crossed, failures, panel
from studio.evaluate.suite import Entry, judge, summary
from studio.export.render import render
from studio.media import files
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.features import loudest_stretch
from studio.transfer.works import OpenWork, make_request, open_content

MARGIN = 0.05
PAIRS = {
    "image+image": ("content/owls_three.jpg", "style/vangogh_starry_night.jpg"),
    "audio+audio": ("audio/piano_ambient_moth.flac", "audio/rain.ogg"),
    "audio+image": ("audio/folk_song_vocal_guitar.flac", "style/kandinsky_composition_vii.jpg"),
    "image+audio": ("content/bridge_golden_gate.jpg", "audio/drums_loop.flac"),
}


def opened(shared: Path, pair: str) -> list[OpenWork]:
    """Content and style, small."""
    works = [open_content(shared / "media" / name) for name in PAIRS[pair]]
    return [replace(each, work=_small(each.work)) for each in works]


def _small(work: Work) -> Work:
    return resized(work, 256) if isinstance(work, Image) else loudest_stretch(work, 6)


@pytest.mark.parametrize("pair", PAIRS)
def test_cheats_fail_and_honest_works_pass(pair: str, shared: Path) -> None:
    content, style = opened(shared, pair)
    judged = Judged(content.work, (style.work,), (1.0,), 0.8)
    known = known_works([content.work])
    for name, work in baselines(content.work, style.work).items():
        beyond = failures(panel(work, judged, known), crossed(judged))
        assert max(beyond.values(), default=0) >= MARGIN, (name, beyond)
    settings = SETTINGS[content.source.kind, style.source.kind]()
    honest = render(make_request(content, [style], [1.0], settings, 0, "cpu")).work
    figures = panel(honest, judged, known)
    assert not failures(figures, crossed(judged)), figures


def test_a_suite_has_a_row_for_each_work_and_its_baselines(shared: Path) -> None:
    content, style = (resized(files.read(shared / "media" / name), 96) for name in PAIRS["image+image"])  # type: ignore[arg-type]
    judged = Judged(content, (style,), (1.0,), 0.8)
    halves = [content.with_pixels(share * style_on(style, content) + (1 - share) * content.pixels) for share in (0.3, 0.7)]
    entries = [Entry(f"work {number}", work, judged) for number, work in enumerate(halves)]
    rows = list(judge(entries))
    assert [row.name for row in rows if not row.baseline_of] == ["work 0", "work 1"]
    assert len([row for row in rows if row.baseline_of == "work 0"]) == 5
    assert not [row for row in rows if row.baseline_of == "work 1"]
    assert "diversity" not in rows[0].figures
    assert rows[-1].figures["diversity"] > 1
    found = summary(entries, rows)
    assert (found["works"], found["baselines"], found["baselines_passed"]) == (2, 5, 0)
    assert found["means"]["transfer_gain"] == pytest.approx(sum(row.figures["transfer_gain"] for row in rows if not row.baseline_of) / 2)


def style_on(style: Image, content: Image):  # noqa: ANN201 - pixels
    from studio.media.resize import lanczos

    return lanczos(style.pixels, content.height, content.width).clip(0, 1)
