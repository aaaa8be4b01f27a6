"""Playback beside a running transfer on the same cores: the noise that is played is never silent, so every silence is a dropout."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.playback.listening import gaps, noise, place, playing, voice
from tests.playback.pulse import RATE, Pulse, wait_for
from tests.playback.test_live_heard import heard_while_turning

pytestmark = pytest.mark.alone

PROJECT = Path(__file__).parents[2]
LOOP_SECONDS = 10
TRANSFERS = """
    import sys
    from studio.app import main
    from studio.core.priority import give_way
    give_way()
    works, target = sys.argv[1:]
    while True:
        sys.stderr.write("next\\n")
        main(["transfer", works + "/harbour.jpg", "--style", works + "/seascape.jpg", "-o", target, "--size", "512"])
"""


@pytest.fixture
def transfers(tmp_path: Path) -> Iterator[Path]:
    """Transfers of pictures, one after the other on every core; the path gives a line for each."""
    log = tmp_path / "transfers"
    command = [sys.executable, "-c", textwrap.dedent(TRANSFERS), str(PROJECT / "resources" / "works"), str(tmp_path / "result.png")]
    with log.open("wb") as stderr:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr, cwd=PROJECT)
    try:
        wait_for(lambda: log.read_bytes().count(b"next") >= 2 or process.poll() is not None, 120)
        assert process.poll() is None, log.read_text()
        yield log
        assert process.poll() is None, log.read_text()
    finally:
        process.kill()
        process.wait(5)


def listened(pulse: Pulse, folder: Path, seconds: float) -> tuple[list[int], int, int]:
    """Silences in what was heard in `seconds`, frames that differ from what was sent, and underruns that were counted."""
    sent = noise(LOOP_SECONDS)
    with playing() as player, pulse.record() as recording:
        player.set_voice("a", voice(sent, folder))
        player.set_loop((0.0, LOOP_SECONDS))
        player.play()
        wait_for(lambda: player.state().position > 0.5)
        time.sleep(seconds)
        underruns = player.state().underruns
        heard = recording.stop()
    first = int(np.flatnonzero(np.abs(heard).max(axis=1) > 0)[0])  # the noise comes round again: look where it came first
    start = first + place(heard[first : first + 4 * RATE], sent[RATE : 2 * RATE])
    expected = np.resize(np.roll(sent, -RATE, axis=0), (round((seconds - 2) * RATE), 2))
    compared = heard[start : start + len(expected)]
    assert len(compared) == len(expected)
    return gaps(heard), int(np.any(compared != expected, axis=1).sum()), underruns


def check(pulse: Pulse, folder: Path, seconds: float, transfers: Path) -> None:
    before = transfers.read_bytes().count(b"next")
    silences, wrong, underruns = listened(pulse, folder, seconds)
    made = transfers.read_bytes().count(b"next") - before
    seams = round(seconds / LOOP_SECONDS + 1) * 960
    words = f"{len(silences)} dropouts, {wrong} of {seconds * RATE:.0f} frames differ ({seams} may), {underruns} underruns counted"
    sys.stdout.write(f"\n{seconds:.0f} s beside {made} transfers: {words}\n")
    assert made > 0
    assert not silences
    assert wrong <= seams  # where the noise goes round, 20 ms carry the step away
    assert underruns == 0


def test_no_dropout_in_fifteen_seconds_beside_transfers(pulse: Pulse, tmp_path: Path, transfers: Path) -> None:
    check(pulse, tmp_path, 15, transfers)


@pytest.mark.slow
def test_no_dropout_in_ten_minutes_beside_transfers(pulse: Pulse, tmp_path: Path, transfers: Path) -> None:
    check(pulse, tmp_path, 600, transfers)


@pytest.mark.slow
def test_no_dropout_in_ten_minutes_through_the_chain_beside_transfers(pulse: Pulse, tmp_path: Path, transfers: Path) -> None:
    before = transfers.read_bytes().count(b"next")
    silences, underruns = heard_while_turning(pulse, tmp_path, 600)
    made = transfers.read_bytes().count(b"next") - before
    sys.stdout.write(f"\n600 s through the chain beside {made} transfers: {len(silences)} dropouts, {underruns} underruns counted\n")
    assert made > 0
    assert not silences
    assert underruns == 0
