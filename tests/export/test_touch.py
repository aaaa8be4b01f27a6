"""Files for the hand: solids without holes, heights in 16 bits, patterns in Apple's keys, vibrations."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.core.errors import UnwritableTarget
from studio.export.relief import BASE_MM, MOST_TRIANGLES, RECORD, relief, stl
from studio.export.touch import CURVE_POINTS, LONGEST_EVENT, TouchOptions, ahap, write_touch
from studio.mapping.haptics import Haptics
from studio.mapping.tactile import height_map
from studio.media.files import read
from studio.media.image import Image
from tests.transfer.works import picture, sound


def volume(triangles: np.ndarray) -> float:
    """The signed volume: above 0 where all normals point outward (divergence theorem)."""
    corners = triangles.astype(np.float64)
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6)


def edges(triangles: np.ndarray) -> Counter[tuple[bytes, bytes]]:
    """How often each directed edge is there."""
    corners = [[corner.tobytes() for corner in triangle] for triangle in np.ascontiguousarray(triangles)]
    return Counter((one[at], one[(at + 1) % 3]) for one in corners for at in range(3))


@pytest.mark.parametrize("shape", [(2, 2), (1, 1), (7, 31), (60, 40)])
def test_a_relief_is_watertight_and_faces_outward(shape: tuple[int, int]) -> None:
    height = np.random.default_rng(1).random(shape, dtype=np.float32)
    triangles = relief(height, 80, 4)
    found = edges(triangles)
    assert set(found.values()) == {1}
    assert all(found[end, start] == 1 for start, end in found)
    sides = triangles.max(axis=(0, 1)) - triangles.min(axis=(0, 1))
    assert max(sides[:2]) == pytest.approx(80)
    assert BASE_MM < triangles[..., 2].max() <= BASE_MM + 4
    mean = BASE_MM + 4 * float(height.mean())
    assert volume(triangles) == pytest.approx(sides[0] * sides[1] * mean, rel=0.5)
    area = np.linalg.norm(np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1)
    assert area.min() > 0


def test_the_picture_stands_upright_and_is_not_mirrored() -> None:
    height = np.zeros((20, 30), np.float32)
    height[:5, :5] = 1  # upper left
    top = relief(height, 30, 5).reshape(-1, 3)
    peak = top[top[:, 2] > BASE_MM + 4]
    assert peak[:, 0].max() < 8
    assert peak[:, 1].min() > 12


def test_triangles_are_bounded_and_the_file_says_what_it_holds() -> None:
    triangles = relief(np.random.default_rng(2).random((2048, 1500), dtype=np.float32), 200, 3)
    assert 0.95 * MOST_TRIANGLES < len(triangles) <= MOST_TRIANGLES
    data = stl(triangles[:100])
    assert not data.startswith(b"solid")
    assert len(data) == 84 + 50 * 100
    assert int.from_bytes(data[80:84], "little") == 100
    records = np.frombuffer(data[84:], RECORD)
    assert np.linalg.norm(records["normal"], axis=1) == pytest.approx(np.ones(100), abs=1e-5)
    assert (records["normal"][:, 2] > 0).all()


def test_heights_come_back_to_the_last_bit_and_say_their_size(tmp_path: Path) -> None:
    work = picture(1)
    figures = write_touch(tmp_path / "h.png", work, TouchOptions(size=50))
    back = read(tmp_path / "h.png")
    assert isinstance(back, Image)
    assert back.bits == figures["bits"] == 16
    assert np.abs(back.pixels.mean(axis=2) - height_map(work)).max() < 1 / 65535
    assert back.dpi is not None
    assert max(back.width, back.height) / back.dpi[0] * 25.4 == pytest.approx(50, rel=0.01)


def test_an_ahap_pattern_has_apples_keys(tmp_path: Path) -> None:
    figures = write_touch(tmp_path / "s.ahap", sound(1, seconds=3))
    pattern = json.loads((tmp_path / "s.ahap").read_text("ascii"))
    assert pattern.keys() == {"Version", "Pattern"}
    check(pattern)
    assert figures["events"] + figures["curves"] == len(pattern["Pattern"])


def test_a_long_pattern_is_cut_where_engines_end() -> None:
    curve = np.linspace(0, 1, round(75 * 86.13), dtype=np.float32)
    pattern = ahap(Haptics(np.zeros(75 * 8000, np.float32), curve, curve, ((1.0, 0.5), (70.0, 1.0))))
    check(pattern)
    events = [entry["Event"] for entry in pattern["Pattern"] if "Event" in entry]
    assert [event["Time"] for event in events if event["EventType"] == "HapticContinuous"] == [0, 30, 60]
    curves = [entry["ParameterCurve"] for entry in pattern["Pattern"] if "ParameterCurve" in entry]
    rising = [curve for curve in curves if curve["ParameterID"] == "HapticIntensityControl"]
    ends = [curve["Time"] + curve["ParameterCurveControlPoints"][-1]["Time"] for curve in rising]
    assert [curve["Time"] for curve in rising[1:]] == pytest.approx(ends[:-1], abs=1e-3)
    assert ends[-1] == pytest.approx(75, abs=1e-3)
    assert rising[-1]["ParameterCurveControlPoints"][-1]["ParameterValue"] == pytest.approx(1, abs=0.01)


def check(pattern: dict) -> None:
    """What Apple's page on AHAP files says of keys and ranges."""
    last = 0.0
    for entry in pattern["Pattern"]:
        [(name, body)] = entry.items()
        assert body["Time"] >= last
        last = body["Time"]
        if name == "Event":
            assert body["EventType"] in {"HapticContinuous", "HapticTransient"}
            assert {each["ParameterID"] for each in body["EventParameters"]} == {"HapticIntensity", "HapticSharpness"}
            assert all(0 <= each["ParameterValue"] <= 1 for each in body["EventParameters"])
            assert 0 < body.get("EventDuration", 0.1) <= LONGEST_EVENT
        else:
            low = {"HapticIntensityControl": 0, "HapticSharpnessControl": -1}[body["ParameterID"]]
            points = body["ParameterCurveControlPoints"]
            assert 2 <= len(points) <= CURVE_POINTS
            assert all(low <= point["ParameterValue"] <= 1 for point in points)
            assert [point["Time"] for point in points] == sorted(point["Time"] for point in points)


def test_a_vibration_is_a_mono_wav_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        write_touch(tmp_path / name, sound(2, seconds=2))
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    info = soundfile.info(tmp_path / "a.wav")
    assert (info.channels, info.samplerate) == (1, 8000)
    assert info.duration == pytest.approx(2, abs=0.01)


def test_what_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget, match="mm long"):
        TouchOptions(size=1)
    with pytest.raises(UnwritableTarget, match="mm high"):
        TouchOptions(depth=float("nan"))
    with pytest.raises(UnwritableTarget, match="end its name"):
        write_touch(tmp_path / "x.obj", picture(1))
    with pytest.raises(UnwritableTarget, match="does not exist"):
        write_touch(tmp_path / "nowhere" / "x.stl", picture(1))
