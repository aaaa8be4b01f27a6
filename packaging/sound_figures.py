"""Figures of a trained sound look, and of other methods beside it, on styles that were never trained on.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/sound_figures.py [--model NAME] [--methods realtime,texture] [--sets media,music,textures]
        [--strength 1] [--json FILE]

Ten seconds of a content take on ten seconds of a style; the result is compared with another stretch of the style. `chroma` (mean cosine
along the best path within ±.5 s) and `ratio` (distance of texture statistics to the style, after over before) are those of the sketch
../shared/prototypes/audio/neural.py, in its own formulas; `tune`, `onsets`, `texture` and `mfcc` are the measures of ../shared/judge;
T and R those of `clavilux evaluate`; `cpu` seconds of the processor for the whole transfer in a warm program, `wall` by the clock.
"""

import argparse
import hashlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import pyloudnorm
import soxr

from studio.document.document import Source, Work
from studio.document.settings import AudioSettings
from studio.evaluate.fidelity import evaluate
from studio.export.render import render
from studio.media import files
from studio.media.audio import Audio
from studio.training.procedural.textures import texture
from studio.transfer.works import OpenWork, make_request

SHARED = Path(os.environ.get("CLAVILUX_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SECONDS, RATE = 10, 22_050
FRESH = 9_000
"""Made-up textures from this number on serve as styles; no model of ours was trained on so many."""
SPREADS: dict[str, Any] = {
    "mean": 8.0,
    "deviation": 4.0,
    "skewness": 0.8,
    "modulation": 5.0,
    "correlation": 0.3,
    "rest": np.array([0.8, 6, 0.6, 0.3]),
    "contrast": 4.0,
    "cepstra": 8.0,
}

MEDIA = (
    ("folk_song_vocal_guitar.flac", "strings_brahms_hungarian_dance5.flac"),
    ("jazz_vibraphone.flac", "celesta_orchestra_sugar_plum.flac"),
    ("strings_brahms_hungarian_dance5.flac", "jazz_vibraphone.flac"),
    ("folk_song_vocal_guitar.flac", "rain.ogg"),
    ("strings_brahms_hungarian_dance5.flac", "speech_female_austen.flac"),
    ("jazz_vibraphone.flac", "drums_loop.flac"),
    ("celesta_orchestra_sugar_plum.flac", "fireplace_crackle.ogg"),
    ("piano_ambient_moth.flac", "tabla_loop.flac"),
    ("solo_trumpet_jazz.flac", "birdsong_forest.flac"),
    ("strings_brahms_hungarian_dance5.flac", "electronic_beat_arovane.flac"),
)
"""The first three are among the pairs of the sketch."""
MUSIC = (
    "fillets_piano.ogg",
    "hedgewars_rock.ogg",
    "synth_palestrina_kyrie.ogg",
    "0ad_taiko_2.ogg",
    "wesnoth_sad.ogg",
    "kenta_cho_tumiki.ogg",
    "synth_joplin_maple_leaf.ogg",
    "stk_egypt.ogg",
)
"""Of ../shared/corpus/music, under licences that no shipped model is trained on."""


def main() -> None:
    """Print a row for each pair and method, and their means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="")
    parser.add_argument("--methods", default="realtime")
    parser.add_argument("--sets", default="media,music,textures")
    parser.add_argument("--strength", type=float, default=AudioSettings().strength)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows: list[dict[str, Any]] = []
    for name in arguments.sets.split(","):
        for method in arguments.methods.split(","):
            found = [
                {"set": name, "method": method, "pair": f"{pair[0]} × {pair[1]}", **measured(pair, method, arguments)}
                for pair in pairs(name)
            ]
            for row in found:
                print(shown(row), row["pair"])
            print(
                f"{name} {method}, mean of {len(found)}:",
                shown({key: np.mean([row[key] for row in found]) for key in figures(found[0])}),
                flush=True,
            )
            rows += found
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def figures(row: dict[str, Any]) -> list[str]:
    """The names of its figures."""
    return [key for key in row if key not in ("set", "method", "pair")]


def shown(row: dict[str, Any]) -> str:
    """The figures in a line."""
    return " ".join(f"{key} {row[key]:.2f}" for key in figures(row))


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a set: a content and a style each, as paths, or a made-up texture's number."""
    media, corpus = SHARED / "media" / "audio", SHARED / "corpus" / "music"
    if name == "media":
        return [(str(media / content), str(media / style)) for content, style in MEDIA]
    music = [str(corpus / file) for file in MUSIC]
    if name == "music":
        return [(music[place], music[(place + 3) % len(music)]) for place in range(len(music))]
    return [(music[place % len(music)], str(number)) for place, number in enumerate(n for n in range(FRESH, FRESH + 17) if n % 4 != 3)]


def opened(name: str) -> tuple[Audio, Audio]:
    """Ten seconds of a work, and another ten (or what is left, or the same)."""
    whole: Work = texture(int(name), 2 * SECONDS + 1.0) if name.isdigit() else files.read(Path(name))
    assert isinstance(whole, Audio)
    length = SECONDS * whole.rate
    if whole.frames < length + 3 * whole.rate:
        whole = whole.with_samples(np.resize(whole.samples, (2 * length, whole.samples.shape[1])))
    return whole.with_samples(whole.samples[:length]), whole.with_samples(whole.samples[length : 2 * length])


def measured(pair: tuple[str, str], method: str, arguments: argparse.Namespace) -> dict[str, float]:
    """The figures of one transfer."""
    (content, _), (style, held) = opened(pair[0]), opened(pair[1])
    settings = AudioSettings(method=method, model=arguments.model if method == "realtime" else "", strength=arguments.strength)
    works = [
        OpenWork(Source(Path(name), hashlib.sha256(name.encode()).hexdigest(), "audio"), work)
        for work, name in ((content, pair[0]), (style, pair[1]))
    ]
    for _ in range(2):  # the second is warm
        request = make_request(works[0], works[1:], [1.0], settings, seed=0, device="cpu")
        began, before = time.perf_counter(), processor()
        result = render(request).work
        wall, cpu = time.perf_counter() - began, processor() - before
    assert isinstance(result, Audio)
    told = evaluate(result, content, style)
    return {
        **sketched(result, content, held),
        **judged(result, content, held),
        "T": told["transfer_gain"],
        "R": told["content_retention"],
        "cpu": cpu,
        "wall": wall,
    }


def processor() -> float:
    """Seconds of the processor so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def sketched(result: Audio, content: Audio, held: Audio) -> dict[str, float]:
    """Chroma and ratio as the sketch has them."""
    sound, before, goal = (levelled(each) for each in (result, content, held))
    far = [distance(statistics(each), statistics(goal)) for each in (sound, before)]
    return {"chroma": chroma_kept(chroma(sound), chroma(before)), "ratio": far[0] / far[1]}


def judged(result: Audio, content: Audio, held: Audio) -> dict[str, float]:
    """The judge's measures, by its own modules."""
    sys.path.insert(0, str(SHARED / "judge"))
    sys.dont_write_bytecode = True
    from sound_measures import Recording, chroma_similarity, onset_f1
    from sound_style import Space, texture, timbre_ratio

    sound, before, goal = (Recording(each.samples, each.rate) for each in (result, content, held))
    space = Space([texture(before), texture(goal)])
    one, other, aim = (space(texture(each)) for each in (sound, before, goal))
    return {
        "tune": chroma_similarity(sound, before),
        "onsets": onset_f1([(sound, before)]),
        "texture": float(np.linalg.norm(one - aim) / np.linalg.norm(other - aim)),
        "mfcc": timbre_ratio(sound, before, goal),
        "clicks": sound.clicks - before.clicks,
        "flat": float(sound.flat_tops),
        "peak": sound.true_peak,
        "louder": sound.loudness - before.loudness,
    }


def levelled(sound: Audio) -> np.ndarray:
    """One channel at RATE and −16 LUFS."""
    mono = soxr.resample(sound.samples.mean(1).astype(np.float64), sound.rate, RATE)
    return (mono * 10 ** ((-16 - pyloudnorm.Meter(RATE).integrated_loudness(mono)) / 20)).astype(np.float32)


def statistics(wave: np.ndarray) -> dict[str, np.ndarray]:
    """`texstats` of the sketch: moments of mel bands, modulation and correlation of groups, flux, flatness, centroid, contrast."""
    spectrum = np.abs(librosa.stft(wave, n_fft=1536, hop_length=220))
    level = 10 * np.log10(librosa.filters.mel(sr=RATE, n_fft=1536, n_mels=32, fmin=50) @ spectrum**2 + 1e-6)
    level = np.maximum(level, level.max() - 70)
    mean, deviation = level.mean(1), level.std(1)
    groups = level.reshape(8, 4, -1).mean(1)
    groups -= groups.mean(1, keepdims=True)
    hertz, power = np.fft.rfftfreq(groups.shape[1], 220 / RATE), np.abs(np.fft.rfft(groups, axis=1)) ** 2
    bands = [(hertz >= low) & (hertz < 2 * low) for low in 0.5 * 2.0 ** np.arange(6)]
    moving = [10 * np.log10(power[:, band].mean(1) + 1e-6) for band in bands]
    together = np.corrcoef(groups + 1e-6 * np.random.RandomState(0).randn(*groups.shape))
    centre = librosa.feature.spectral_centroid(S=spectrum, sr=RATE)
    rise, flat = np.maximum(np.diff(level, axis=1), 0).mean(), librosa.feature.spectral_flatness(S=spectrum).mean()
    return {
        "mean": mean - mean.mean(),
        "deviation": deviation,
        "skewness": ((level - mean[:, None]) ** 3).mean(1) / (deviation**3 + 1e-3),
        "modulation": np.stack(moving, 1).ravel(),
        "correlation": together[np.triu_indices(8, 1)],
        "rest": np.array([rise, 10 * np.log10(flat + 1e-9), np.log2(centre.mean()), centre.std() / centre.mean()]),
        "contrast": librosa.feature.spectral_contrast(S=spectrum, sr=RATE, n_bands=5).mean(1),
        "cepstra": librosa.feature.mfcc(S=level, n_mfcc=13).std(1),
    }


def distance(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> float:
    """Root mean square over the kinds of statistics, each over its spread."""
    return float(np.sqrt(np.mean([np.mean(((one[kind] - other[kind]) / spread) ** 2) for kind, spread in SPREADS.items()])))


def chroma(wave: np.ndarray) -> np.ndarray:
    """(12, t) of zero mean and unit length, from 60 to 4000 Hz."""
    from scipy.ndimage import uniform_filter1d

    spectrum = np.abs(librosa.stft(wave, n_fft=8192, hop_length=1024))
    spectrum[: int(60 * 8192 / RATE)] = 0
    spectrum[int(4000 * 8192 / RATE) :] = 0
    folded = librosa.feature.chroma_stft(S=np.log1p(50 * spectrum / spectrum.max()), sr=RATE, n_fft=8192, tuning=0, norm=None)
    folded = uniform_filter1d(folded - folded.min(0, keepdims=True), 5, axis=1)
    folded -= folded.mean(0, keepdims=True)
    return np.asarray(folded / (np.linalg.norm(folded, axis=0, keepdims=True) + 1e-6))


def chroma_kept(one: np.ndarray, other: np.ndarray) -> float:
    """Mean cosine along the cheapest path within a band of a twentieth."""
    cost = 1 - one.T @ other
    _, path = librosa.sequence.dtw(C=cost, global_constraints=True, band_rad=0.05)
    return float(1 - np.mean([cost[i, j] for i, j in path]))


if __name__ == "__main__":
    main()
