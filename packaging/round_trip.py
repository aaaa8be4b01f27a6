"""The round trip: paintings onto a song, what came of it onto a photo; whether each picture that comes back finds its painting.

    OMP_WAIT_POLICY=PASSIVE uv run packaging/round_trip.py [--paintings 20] [--seed 0]

Every n-th painting of ../shared/corpus is laid onto eight seconds of a song, the sound onto a photo at 320 px, both with the defaults.
The visual attributes and affect of the pictures that came back and of the paintings, in deviations of the reference works, are taken about
their means, so that what song and photo have done to all of them falls out; each picture ranks the paintings by the cosine. Prints the mean
reciprocal rank, how often the source came first and among the first five, the chance of such a rank among shuffled sources, and the mean
reciprocal rank where each attribute is in deviations of these twenty instead, so that the noise of one that the photo fixes weighs as much
as a signal.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Work
from studio.document.settings import SETTINGS
from studio.export.render import render
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.profile import StyleProfile, profile
from studio.transfer.works import OpenWork, make_request, open_content, open_style

SHARED = Path(__file__).resolve().parents[2] / "shared"
SONGS = ("folk_song_vocal_guitar.flac", "piano_ambient_moth.flac", "jazz_vibraphone.flac")
PHOTO, SECONDS, SIZE, EDGE = "town_tubingen_riverside.jpg", 8, 320, 512
LEFT_OUT = {"direction"}
SHUFFLES = 2000


def main() -> None:
    """Make the trips and print the ranks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paintings", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    every = sorted((SHARED / "corpus" / "paintings").iterdir())
    chosen = [every[(number * len(every)) // arguments.paintings] for number in range(arguments.paintings)]
    paintings = [smaller(open_style(path), EDGE) for path in chosen]
    sources = np.array([described(profile(each.work)) for each in paintings])
    photo = smaller(open_content(SHARED / "media" / "content" / PHOTO), SIZE)
    for name in SONGS:
        song = beginning(open_content(SHARED / "media" / "audio" / name))
        returned = np.array([described(profile(trip(each, song, photo, arguments.seed))) for each in paintings])
        likened = ranks(standard(returned), standard(sources), centred=True)
        report(name, ranks(returned - returned.mean(0), sources - sources.mean(0)), likened)


def trip(painting: OpenWork, song: OpenWork, photo: OpenWork, seed: int) -> Image:
    """The photo painted as the song sounds that was painted like the painting."""
    sound = laid(song, painting, seed)
    back = laid(photo, OpenWork(song.source, sound), seed)
    if not isinstance(back, Image):
        raise TypeError("a picture was asked for")
    return back


def laid(content: OpenWork, style: OpenWork, seed: int) -> Work:
    """The finished work of the defaults."""
    settings = SETTINGS[content.source.kind, style.source.kind]()
    return render(make_request(content, [style], [1.0], settings, seed, "cpu")).work


def smaller(opened: OpenWork, edge: int) -> OpenWork:
    """A picture of at most `edge` pixels."""
    assert isinstance(opened.work, Image)
    return OpenWork(opened.source, resized(opened.work, edge))


def beginning(opened: OpenWork) -> OpenWork:
    """The first seconds of a sound."""
    work = opened.work
    return OpenWork(opened.source, work.with_samples(work.samples[: SECONDS * work.rate]))


def described(found: StyleProfile) -> list[float]:
    """Attributes and affect."""
    return [*(found.z(name) for name in found.attributes if name not in LEFT_OUT), *found.affect.by_name().values()]


def standard(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each column about its mean, in its deviations."""
    return (rows - rows.mean(0)) / (rows.std(0) + 1e-6)


def ranks(returned: NDArray[np.float64], sources: NDArray[np.float64], centred: bool = False) -> NDArray[np.int64]:
    """The place of each source among all by the cosine, 1 for the likest; `centred`: of each picture's attributes about their mean."""
    if centred:
        returned, sources = returned - returned.mean(1, keepdims=True), sources - sources.mean(1, keepdims=True)
    likeness = returned @ sources.T / np.linalg.norm(returned, axis=1)[:, None] / np.linalg.norm(sources, axis=1)
    return 1 + (likeness > np.diag(likeness)[:, None]).sum(1)


def report(name: str, found: NDArray[np.int64], likened: NDArray[np.int64]) -> None:
    """One line of figures."""
    generator = np.random.default_rng(1)
    reached = float((1 / found).mean())
    chance = [(1 / (1 + generator.integers(0, len(found), len(found)))).mean() for _ in range(SHUFFLES)]
    share = float(np.mean(np.array(chance) >= reached))
    print(f"{name:40} MRR {reached:.3f}  first {np.mean(found == 1):.2f}  of five {np.mean(found <= 5):.2f}  p {share:.4f}", end="")
    print(f"  in their own deviations {float((1 / likened).mean()):.3f}", flush=True)


if __name__ == "__main__":
    main()
