"""What the realtime chain costs with every effect turned on: the share of a core, and the dearest block."""

import statistics
import time

import numpy as np

from studio.effects.live.chain import Chain
from studio.effects.live.values import ChainParameters, ChainTables

RATE, BLOCK = 48_000, 1024
SECONDS = 6.0
ROOM_SECONDS = 4.5
EVERYTHING = ChainParameters(
    drive=0.4,
    bias=0.2,
    register=-0.6,
    tilt=2.0,
    warmth=4.0,
    profile=3.0,
    mask=6.0,
    width=0.5,
    ripple=4.0,
    glide=0.4,
    granular=0.3,
    tremolo=0.4,
    roughness=0.3,
    room=0.3,
    attack=0.4,
    sustain=0.3,
    dynamics=0.4,
)


def chain_costs() -> tuple[float, float]:
    """Processor seconds of one thread for a second of stereo at 48 kHz, and the dearest block of 1024 frames; the room lasts 4.5 s."""
    generator = np.random.default_rng(0)
    picture = generator.standard_normal((96, 200)).astype(np.float32)
    decay = np.exp(-1.5 * np.arange(int(ROOM_SECONDS * RATE)) / RATE)
    response = (generator.standard_normal((len(decay), 2)) * decay[:, None]).astype(np.float32)
    tables = ChainTables(
        response=response / np.sqrt(np.square(response).sum(axis=0)),
        mask=picture,
        colours=np.tanh(picture),
        mask_seconds=2.4,
        profile=picture[:, 0],
    )
    chain = Chain(RATE, tables)
    sound = (0.1 * generator.standard_normal((round(SECONDS * RATE), 2))).astype(np.float32)
    costs = []
    for start in range(0, len(sound), BLOCK):
        before = time.thread_time()
        chain.process(sound[start : start + BLOCK], EVERYTHING, start)
        costs.append(time.thread_time() - before)
    settled = costs[len(costs) // 4 :]
    return statistics.mean(settled) * RATE / BLOCK, max(settled)
