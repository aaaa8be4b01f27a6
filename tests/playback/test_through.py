"""A voice through the realtime chain, in the mixer: in time with the voice itself, wherever it is read from."""

from pathlib import Path

import numpy as np
import pytest

from studio.effects.live.chain import rendered
from studio.effects.live.values import NEUTRAL, ChainParameters, ChainTables
from studio.playback.boards import Controls
from studio.playback.fades import fade_frames
from studio.playback.live_slot import LiveSlot
from studio.playback.mixer import Mixer
from studio.playback.sources import Source
from studio.playback.tables_file import read_tables, store_tables
from studio.playback.through import Through
from tests.effects.live.sounds import level, music, plucks, room, tone
from tests.playback.listening import largest_step, mixed, noise, sine
from tests.playback.pulse import RATE

FADE = fade_frames(RATE)
LIVE = Controls(playing=1.0, selected=1.0)


class Desk:
    """Knobs that a test turns."""

    def __init__(self, knobs: ChainParameters = NEUTRAL) -> None:
        self.knobs = knobs

    def read(self) -> ChainParameters:
        return self.knobs


def mixers(sent: np.ndarray, desk: Desk, tables: ChainTables | None = None) -> tuple[Mixer, Mixer]:
    """The voice itself in slot b, and the voice through the chain in slot b."""
    plain, live = Mixer(RATE), Mixer(RATE)
    plain.sources = (Source(sent), Source(sent))
    live.sources = (Source(sent), Through(Source(sent), RATE, desk.read, tables or ChainTables()))
    return plain, live


@pytest.mark.parametrize("block", [64, 480, 1024, 4800])
def test_at_rest_it_is_the_voice_itself_to_the_frame(block: int) -> None:
    sent = music(2.0)
    plain, live = (mixed(mixer, len(sent) - 2 * FADE, LIVE, block) for mixer in mixers(sent, Desk()))
    assert level((plain - live)[FADE:]) < level(sent) - 110


def test_what_is_heard_is_what_the_chain_renders() -> None:
    sent = music(2.0)
    knobs = NEUTRAL._replace(tilt=3.0, room=0.4, attack=0.5, register=0.4, drive=0.3)
    tables = ChainTables(response=room())
    _, live = mixers(sent, Desk(knobs), tables)
    found = mixed(live, RATE + FADE, LIVE)[FADE:]
    assert level((found - rendered(sent, RATE, knobs, tables)[:RATE])[RATE // 4 :]) < level(found) - 60


@pytest.mark.parametrize("loop", [(0.5, 1.25), (0.0, 2.0)])
def test_loops_turn_to_the_frame_and_without_a_click(loop: tuple[float, float]) -> None:
    sent = sine(2.0, 233.0)
    controls = LIVE._replace(loop_start=loop[0], loop_end=loop[1])
    plain, live = (mixed(mixer, 5 * RATE, controls) for mixer in mixers(sent, Desk()))
    assert largest_step(live) <= largest_step(plain) * 1.02
    assert level(live - plain) < level(plain) - 40


def test_an_attack_at_the_target_of_a_jump_is_heard_whole() -> None:
    sent = plucks(4.0)
    sent[: RATE // 2] = 0
    plain, live = mixers(sent, Desk())
    controls = LIVE._replace(seek_serial=1.0, seek_seconds=2.5)
    found = [(mixed(mixer, RATE // 3, LIVE), mixed(mixer, RATE // 3, controls))[1] for mixer in (plain, live)]
    assert level(found[0] - found[1]) < level(found[0]) - 40


def test_many_wishes_at_once_make_no_click() -> None:
    generator = np.random.default_rng(2)
    sent = tone(150.0, 3.0)
    desk = Desk(NEUTRAL._replace(tilt=1.0, room=0.2))
    _, mixer = mixers(sent, desk, ChainTables(response=room(0.3)))
    controls, parts = LIVE, []
    for _ in range(150):
        controls = controls._replace(
            playing=float(generator.random() < 0.9),
            selected=float(generator.random() < 0.7),
            seek_serial=controls.seek_serial + (generator.random() < 0.15),
            seek_seconds=generator.random() * 2.5,
        )
        desk.knobs = desk.knobs._replace(tilt=generator.uniform(-3, 3), room=generator.uniform(0, 0.5))
        parts.append(mixed(mixer, int(generator.integers(64, 3000)), controls, 512))
    found = np.concatenate(parts)
    assert np.isfinite(found).all()
    assert largest_step(found) < 0.06


def test_rooms_ring_on_over_the_turn_of_a_loop_but_not_over_a_pause() -> None:
    sent = np.zeros((2 * RATE, 2), np.float32)
    sent[RATE // 2 : RATE] = noise(0.5)
    _, mixer = mixers(sent, Desk(NEUTRAL._replace(room=0.6)), ChainTables(response=room(2.0)))
    controls = LIVE._replace(loop_start=0.0, loop_end=1.0)
    found = mixed(mixer, round(1.4 * RATE), controls)
    assert level(found[-RATE // 5 :]) > -60
    mixed(mixer, RATE // 10, controls._replace(playing=0.0))
    again = mixed(mixer, RATE // 5, LIVE._replace(seek_serial=1.0, seek_seconds=0.0))
    assert level(again[FADE:]) < -100


def test_knobs_that_are_turned_are_heard_in_the_next_hops() -> None:
    sent, desk = tone(1000.0, 3.0), Desk()
    colours = ChainTables(colours=np.ones((96, 2), np.float32))
    _, mixer = mixers(sent, desk, colours)
    mixed(mixer, RATE, LIVE)
    desk.knobs = NEUTRAL._replace(width=1.0)
    found = mixed(mixer, RATE // 10, LIVE, 240).reshape(-1, 240, 2)
    sides = [level(block[:, :1]) - level(block[:, 1:]) for block in found]
    assert np.flatnonzero(np.array(sides) > 1.0)[0] * 240 < 0.04 * RATE


def test_other_tables_are_taken_up_by_the_same_chain_and_other_voices_by_another(tmp_path: Path) -> None:
    first, second = (store_tables(ChainTables(response=room(seconds)), RATE, tmp_path) for seconds in (0.5, 1.0))
    slot, source = LiveSlot(Desk().read), Source(noise(1.0))
    assert slot.of(source, RATE) is None
    slot.tables = first
    made = slot.of(source, RATE)
    assert slot.of(source, RATE) is made
    slot.tables = second
    assert slot.of(source, RATE) is made
    assert slot.of(Source(noise(1.0)), RATE) is not made
    second.path.unlink()
    assert slot.of(Source(noise(1.0)), RATE) is None
    assert slot.of(None, RATE) is None


def test_tables_come_back_as_they_were_and_rooms_at_the_rate_of_the_device(tmp_path: Path) -> None:
    tables = ChainTables(response=room(0.5), mask=np.ones((96, 3), np.float32), mask_seconds=2.5, curve_swings=3.0)
    stored = store_tables(tables, RATE, tmp_path)
    same, other = read_tables(stored, RATE), read_tables(stored, 44_100)
    assert np.array_equal(same.response, tables.response)
    assert (same.mask.shape, same.mask_seconds, same.curve_swings) == ((96, 3), 2.5, 3.0)
    assert abs(len(other.response) - 0.5 * 44_100) < 3
    bands = [np.abs(np.fft.rfft(found.response[:, 0], rate))[200:2000].mean() for found, rate in ((same, RATE), (other, 44_100))]
    assert bands[1] == pytest.approx(bands[0], rel=0.02)
