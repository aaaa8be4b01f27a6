"""Folders of works: what is found, skipped and held out, and the pieces that are cut."""

from pathlib import Path

import pytest
import torch

from studio.core.errors import UnreadableMedia
from studio.training.listing import Found, Listed, drawn, listed, split, widened
from studio.training.works import Pictures, Sounds, opened_pictures, opened_sounds
from tests.training.folders import pictures, sounds


def opened(reading) -> object:  # noqa: ANN001 a generator of either kind
    shares = []
    while True:
        try:
            shares.append(next(reading))
        except StopIteration as stop:
            assert shares == sorted(shares)
            return stop.value


def test_works_are_listed_by_name_and_each_once(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "works", 3)
    pictures(folder / "below", 1, first=7)
    (folder / "copy.png").write_bytes((folder / "00.png").read_bytes())
    (folder / ".hidden.png").write_bytes(b"no picture")
    (folder / "notes.txt").write_text("no picture either")
    found = listed(folder, "image")
    assert [work.path.name for work in found.works] == ["00.png", "01.png", "02.png", "07.png"]
    assert [skipped.path.name for skipped in found.skipped] == ["notes.txt"]
    assert "neither a picture nor a sound" in found.skipped[0].reason


def test_folders_without_works_are_refused_in_one_line(tmp_path: Path) -> None:
    sounds(tmp_path / "sounds", 1)
    for folder, said in ((tmp_path / "none", "There is no folder"), (tmp_path / "sounds", "There is no picture")):
        with pytest.raises(UnreadableMedia, match=said):
            listed(folder, "image")


def test_broken_files_are_skipped_and_told(tmp_path: Path) -> None:
    folder = pictures(tmp_path, 2)
    (folder / "broken.png").write_bytes((folder / "00.png").read_bytes()[:300])
    read = opened(opened_pictures(listed(folder, "image"), 48, 16))
    assert isinstance(read, Pictures)
    assert [work.path.name for work in read.found.works] == ["00.png", "01.png"]
    card = read.found.card()
    assert (card["count"], card["skipped"][0]["name"]) == (2, "broken.png")
    assert len(card["works"][0]["sha256"]) == 64
    for name in ("00.png", "01.png"):
        (folder / name).unlink()
    with pytest.raises(UnreadableMedia, match="can be learnt from"):
        opened(opened_pictures(listed(folder, "image"), 48, 16))


def test_the_split_depends_on_each_work_alone() -> None:
    works = [Listed(Path(f"{number}"), f"{number * 2_654_435_761 % 2**32:08x}") for number in range(200)]
    seen, held = split(works)
    assert 8 <= len(held) <= 35
    assert set(seen) | set(held) == set(works)
    assert not set(seen) & set(held)
    fewer_seen, fewer_held = split(works[:150])
    assert set(fewer_seen) <= set(seen)
    assert set(fewer_held) <= set(held)


def test_small_folders_hold_one_work_out() -> None:
    works = [Listed(Path(name), f"{name * 8}") for name in "13579"]
    for count in range(2, 6):
        seen, held = split(works[:count])
        assert len(held) >= 1
        assert len(seen) >= 1
    assert split(works[:1]) == ((works[0],), (works[0],))


def test_pieces_are_parts_of_the_works(tmp_path: Path) -> None:
    read = opened(opened_pictures(listed(pictures(tmp_path, 2, 40), "image"), 48, 16))
    assert isinstance(read, Pictures)
    chance = torch.Generator().manual_seed(0)
    piece = read.piece(read.found.works[:1], chance, mirrored=False)
    assert piece.shape == (3, 16, 16)
    places = read.planes(read.found.works[0]).unfold(1, 16, 1).unfold(2, 16, 1)
    assert ((places - piece[:, None, None]).abs().amax((0, 3, 4)) == 0).any()
    again = read.piece(read.found.works[:1], torch.Generator().manual_seed(0), mirrored=False)
    assert torch.equal(piece, again)


def test_small_pictures_grow_to_a_piece_and_those_beyond_memory_are_read_again(tmp_path: Path) -> None:
    read = opened(opened_pictures(listed(pictures(tmp_path, 1, 20), "image"), 24, 32))
    assert isinstance(read, Pictures)
    work = read.found.works[0]
    kept = read.planes(work)
    assert min(kept.shape[1:]) == 32
    read.kept[work.sha256] = None
    assert torch.equal(read.planes(work), kept)


def test_sounds_are_repeated_where_they_are_short_and_silent_ones_skipped(tmp_path: Path) -> None:
    import numpy as np
    import soundfile

    sounds(tmp_path, 1, 0.4)
    soundfile.write(tmp_path / "silence.wav", np.zeros(4000), 22_050)
    read = opened(opened_sounds(listed(tmp_path, "audio"), 64))
    assert isinstance(read.found, Found)
    assert [skipped.path.name for skipped in read.found.skipped] == ["silence.wav"]
    piece = read.piece(read.found.works, torch.Generator().manual_seed(0))
    assert piece.shape == (40, 64)
    assert piece.abs().max() < 10


def test_made_up_works_widen_a_folder_and_are_never_held_out(tmp_path: Path) -> None:
    found = listed(pictures(tmp_path / "pictures", 2), "image")
    read = opened(opened_pictures(widened(found, "image", 5), 48, 16))
    assert isinstance(read, Pictures)
    seen, held = split(read.found.works)
    assert [work.number for work in read.found.works] == [None, None, 0, 1, 2, 3, 4]
    assert held == split(found.works)[1]
    assert len(seen) == 6
    card = read.found.card(held)
    assert (card["count"], card["procedural"], card["held_out"]) == (7, 5, 1)
    assert [(each["name"], each["procedural"]) for each in card["works"][2:4]] == [("leaves 0", 0), ("julia 1", 1)]
    kept = read.planes(read.found.works[3])
    read.kept[read.found.works[3].sha256] = None
    assert torch.equal(read.planes(read.found.works[3]), kept)
    heard = opened(opened_sounds(widened(listed(sounds(tmp_path / "sounds", 1, 1.0), "audio"), "audio", 1), 64))
    assert isinstance(heard, Sounds)
    assert heard.levels[heard.found.works[1].sha256].shape[1] > 1000


def test_made_up_works_alone_are_no_folder(tmp_path: Path) -> None:
    folder = pictures(tmp_path, 1)
    found = widened(listed(folder, "image"), "image", 2)
    (folder / "00.png").unlink()
    with pytest.raises(UnreadableMedia, match="can be learnt from"):
        opened(opened_pictures(found, 48, 16))


def test_works_are_drawn_by_their_weights(tmp_path: Path) -> None:
    folder = pictures(tmp_path, 3)
    works = listed(folder, "image", {"00.png": 0.0, "01.png": 3.0}).works
    assert [work.weight for work in works] == [0, 3, 1]
    chance = torch.Generator().manual_seed(0)
    counts = [0, 0, 0]
    for _ in range(4000):
        counts[drawn(works, chance)] += 1
    assert counts[0] == 0
    assert 2.7 < counts[1] / counts[2] < 3.3
    assert Found(works, ()).card()["works"][1]["weight"] == 3
    read = opened(opened_pictures(Found(works, ()), 48, 48))
    assert isinstance(read, Pictures)
    first = read.planes(works[0])
    assert not any(torch.equal(read.piece(works, chance, mirrored=False), first[:, :48, left : left + 48]) for left in range(9))


def test_works_that_weigh_alike_are_drawn_as_ever() -> None:
    works = [Listed(Path(name), name, weight=2.0) for name in "abc"]
    one, other = torch.Generator().manual_seed(0), torch.Generator().manual_seed(0)
    assert [drawn(works, one) for _ in range(20)] == [int(torch.randint(3, (), generator=other)) for _ in range(20)]
