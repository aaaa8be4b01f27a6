"""Pictures of every view of the studio window, in both themes, both languages and two scales, on a screen of their own.

    uv run packaging/screenshots.py FOLDER [--theme dark] [--language en] [--scale 1] [--view wipe] [--patience 90]

Needs what the tests of the real window need (.ci/run names the packages). Views are made in order, in one session for each look.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image

from studio.core.paths import resource
from studio.document.document import Document, Source, Style
from studio.document.recipe import to_json
from studio.document.settings import SETTINGS
from studio.export import formats
from studio.media import files
from studio.media.files import checksum
from tests.desktop.display import Display, missing_tools, until
from tests.desktop.program import Program, child
from tests.desktop.studio import Studio, prefer

THEMES, LANGUAGES, SCALES = ("dark", "light"), ("en", "zh_CN"), (1, 2)
SMALL = (1280, 720)
ASIDE = -50
"""Where the window that something is dragged out of lies, so that it covers nothing of the studio."""

View = Callable[["Session"], None]


class Session:
    """One running studio in one look, and the pictures of it."""

    def __init__(self, display: Display, folder: Path, look: tuple[str, str], patience: float, **preferences: object) -> None:
        self.display, self.folder, self.patience = display, folder, patience
        self.theme, self.language = look
        self.home = Path(tempfile.mkdtemp())
        prefer(self.home, theme=self.theme, **preferences)
        self.studio = Studio(display, self.home, self.language)
        self.wait_for_engine()

    def wait_for_engine(self) -> None:
        """Until it can paint."""
        self.studio.event("engine_ready", seconds=60)
        time.sleep(0.5)

    def open_again(self, command: list[str] | None = None) -> None:
        """Start the program, or another, anew in the same home."""
        self.studio.end()
        time.sleep(1)  # until the window manager has forgotten the old window, for the new one takes its place
        self.studio = Studio(self.display, self.home, self.language, command=command)
        time.sleep(1.5)

    def close(self) -> None:
        """End the studio and forget its home."""
        self.studio.end()
        shutil.rmtree(self.home, ignore_errors=True)

    def picture(self, name: str) -> None:
        """What the window shows, with what lies over it."""
        time.sleep(0.4)
        whole = self.display.save_screenshot(self.folder / "screen.png")
        left, top, width, height = (self.display.scale * side for side in self.studio.root.children[0].box)
        path = self.folder / f"{name}-{self.theme}-{self.language}-{self.display.scale}x.png"
        with Image.open(whole) as image:
            image.convert("RGB").crop((left, top, left + width, top + height)).save(path)
        whole.unlink()
        print(path)

    def lay(self, content: str, *styles: str) -> None:
        """An empty table with these works, made as far as patience goes."""
        studio = self.studio
        studio.key("ctrl+n")
        time.sleep(0.5)
        if studio.dialog():
            studio.press_answer("discard")
        time.sleep(0.5)
        studio.lay(content=resource("works", content))
        for style in styles:
            before = studio.count("opened")
            studio.drop(self.place_for_a_style(), resource("works", style))
            studio.await_new("opened", before)
        made = studio.count("final")
        try:
            studio.event("final", made, self.patience)
        except AssertionError:
            print(f"{content} with {styles}: not finished within {self.patience:g} s")
        time.sleep(1)

    def place_for_a_style(self) -> tuple[int, int]:
        """The empty place below the styles."""
        names = {self.studio.word("Drop a picture or a sound"), self.studio.word("Drop one more style")}
        return next(one.centre for one in self.studio.root.all() if one.role == "push button" and one.name in names and one.seen)

    def show(self, name: str, *keys: str) -> None:
        """A picture of what opens after these keys; then it is closed."""
        self.studio.key(*keys)
        time.sleep(0.8)
        self.picture(name)
        self.display.key("Escape")
        time.sleep(0.3)

    def menu(self, name: str, element: str, role: str | None = None) -> None:
        """A picture with the menu that opens at an element."""
        self.studio.press(element, role)
        time.sleep(0.6)
        self.picture(name)
        self.display.key("Escape")
        time.sleep(0.3)


def empty(session: Session) -> None:
    """An empty table."""
    session.picture("empty")


def dialogs(session: Session) -> None:
    """Preferences, shortcuts, menus."""
    for name, keys in (("preferences", "ctrl+comma"), ("shortcuts", "question")):
        session.show(name, keys)
    for name, keys in (("menu_file", "alt+f"), ("menu_edit", "alt+e"), ("menu_view", "alt+v"), ("menu_work", "alt+w")):
        session.show(name, keys)


def about(session: Session) -> None:
    """Every page of the about box."""
    session.studio.key("alt+h")
    session.display.key("Up", "Return")
    for name in ("About", "Licence", "Parts", "Works"):
        session.display.click(session.studio.named(name, "page tab").centre)
        session.picture(f"about_{name.lower()}")
    session.display.key("Escape")


def offers(session: Session) -> None:
    """A work that carries its recipe, and what is said of a file that is none: notice bar and status line."""
    carrier, stranger = session.home / "harbour, painted.png", session.home / "letter.pdf"
    works = [Source(resource("works", name), checksum(resource("works", name)), "image") for name in ("harbour.jpg", "ink.jpg")]
    document = Document(works[0], (Style(works[1]),), SETTINGS["image", "image"]())
    formats.write(carrier, files.read(works[0].path), to_json(document))
    stranger.write_bytes(b"%PDF-1.7")
    session.studio.lay(content=carrier)
    session.picture("notice")
    session.studio.drop(session.place_for_a_style(), stranger)
    session.picture("refusal")


def pictures(session: Session) -> None:
    """A picture in the style of two others."""
    session.lay("harbour.jpg", "seascape.jpg", "suprematism.jpg")
    session.picture("picture")
    session.studio.key("w")
    session.picture("wipe")
    session.studio.key("w")
    session.menu("presets", "Presets", "button menu")
    session.show("export_picture", "ctrl+e")
    session.show("question", "ctrl+n")


def song(session: Session) -> None:
    """A painting onto music."""
    session.lay("canon.flac", "seascape.jpg")
    session.picture("painting_onto_music")
    session.studio.key("g")
    session.picture("spectrograms")
    session.studio.key("g")
    session.show("export_sound", "ctrl+e")


def music(session: Session) -> None:
    """Music onto a painting."""
    session.lay("harbour.jpg", "canon.flac")
    session.picture("music_onto_painting")


def sounds(session: Session) -> None:
    """A sound in the style of another; a picture that waits for its solo."""
    session.lay("zither.flac", "breakbeat.flac", "ink.jpg")
    session.picture("sounds_and_a_picture")


def hover(session: Session) -> None:
    """While something is dragged over the window."""
    source = Program(session.display, session.home / "hover", child("drag_source", str(resource("works", "ink.jpg"))), "Drag source")
    try:
        hands = session.display
        hands.hands("windowmove", source.window, ASIDE * hands.scale, 0)
        time.sleep(0.3)
        start, (left, top, width, height) = source.element("drag me").centre, session.studio.root.children[0].box
        place = (left + width // 2, top + height // 3)
        hands.hands("mousemove", *(hands.scale * side for side in start), "sleep", 0.1, "mousedown", 1, "sleep", 0.1)
        for part in range(1, 13):
            step = [round(hands.scale * (a + (b - a) * part / 12)) for a, b in zip(start, place, strict=True)]
            hands.hands("mousemove", *step, "sleep", 0.04)
        session.picture("drag")
        hands.key("Escape")
        hands.hands("mouseup", 1)
    finally:
        source.end()


def small(session: Session) -> None:
    """The least size that cuts nothing."""
    scale = session.display.scale
    session.display.hands("windowsize", "--sync", session.studio.window, SMALL[0] * scale, (SMALL[1] - 24) * scale)
    time.sleep(0.5)
    session.picture("small")


def recovery(session: Session) -> None:
    """What is asked after a crash."""
    session.lay("harbour.jpg", "ink.jpg")
    session.studio.kill()
    time.sleep(1)
    session.open_again()
    session.picture("recovery")


def crash(session: Session) -> None:
    """What is said after an error of ours."""
    session.open_again(child("failing_studio"))
    (session.home / "fail").touch()
    until(session.studio.dialog, "the crash dialog", 30)
    session.picture("crash")


VIEWS: dict[str, View] = {
    "empty": empty,
    "dialogs": dialogs,
    "about": about,
    "offers": offers,
    "pictures": pictures,
    "hover": hover,
    "song": song,
    "music": music,
    "sounds": sounds,
    "small": small,
    "recovery": recovery,
    "crash": crash,
}


@contextmanager
def running(display: Display, folder: Path, look: tuple[str, str], patience: float, **preferences: object) -> Iterator[Session]:
    """A studio that ends with the block."""
    session = Session(display, folder, look, patience, **preferences)
    try:
        yield session
    finally:
        session.close()


def make(folder: Path, arguments: argparse.Namespace, scale: int) -> None:
    """Every view in every wanted look at one scale."""
    display = Display(Path(tempfile.mkdtemp()), 1600, 1000, scale)
    try:
        for theme in arguments.theme:
            for language in arguments.language:
                look = (theme, language)
                if "welcome" in arguments.view:
                    with running(display, folder, look, arguments.patience, welcome=True) as session:
                        until(lambda session=session: session.studio.find(session.studio.word("Welcome")), "the welcome")
                        time.sleep(3)
                        session.picture("welcome")
                with running(display, folder, look, arguments.patience) as session:
                    for name, view in VIEWS.items():
                        if name in arguments.view:
                            view(session)
    finally:
        display.close()


def main() -> int:
    """Make the pictures; the exit status."""
    parser = argparse.ArgumentParser(description="Makes pictures of every view of the studio window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--scale", nargs="+", type=int, choices=SCALES, default=SCALES)
    parser.add_argument("--view", nargs="+", choices=("welcome", *VIEWS), default=("welcome", *VIEWS))
    parser.add_argument("--patience", type=float, default=90.0, help="seconds to wait for a finished result")
    arguments = parser.parse_args()
    if missing := missing_tools():
        sys.stderr.write(f"not installed: {', '.join(missing)}\n")
        return 1
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for scale in arguments.scale:
        make(arguments.folder, arguments, scale)
    return 0


if __name__ == "__main__":
    sys.exit(main())
