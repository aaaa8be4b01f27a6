"""Finished works for files: the export dialog's wish carried out, and the file that is dragged or copied out of the window."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.paths import cache_folder
from studio.document.document import Work, request_of
from studio.document.recipe import to_json
from studio.export.levels import Levels
from studio.export.options import ExportChoice, ExportOptions
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.refinement import Stage, export_plan
from studio.ui.renderer import Export, Result
from studio.ui.studio import Studio

if TYPE_CHECKING:
    from studio.ui.dialogs.touch_dialog import TouchChoice

KEPT_FILES = 40
"""Files of results that stay in the cache, so that another program can still read what was dragged to it."""

LONGEST_FORECAST = 300.0
"""Seconds of a sound that is measured for the export dialog; of a longer one it says what was asked for."""

QUICK_PIXELS = 1_000_000
"""A result of up to so many pixels is written at once when it is dragged before its file is ready."""


class Exporting(QObject):
    """Asks what is wanted, makes it in the worker as the command line would, writes it, and says so."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._errands, self._forecasts = Errands(self), Errands(self)
        self._wanted: ExportOptions | None = None
        self._file: tuple[Result, Path] | None = None
        studio.renderer.result_changed.connect(self._prepare_file)

    def ask(self) -> None:
        """Show the export dialog for what lies on the table."""
        from studio.ui.dialogs.export_dialog import ExportDialog

        document = self._studio.desk.session.document()
        works = self._studio.desk.works
        if document is None or document.content.sha256 not in works:
            self._studio.window.say(tr("There is nothing to export yet: lay a content and a style on the table"))
            return
        whole, content = self._studio.renderer.whole_of(document), works[document.content.sha256]
        heard = whole.presented.work if whole else content
        dialog = ExportDialog(
            document,
            content,
            self._studio.renderer.device,
            self._studio.window,
            finished=whole is not None,
            titles=self._studio.desk.titles,
            measure=lambda options, hear: self._foretell(heard, options, hear),
        )
        dialog.export_requested.connect(self.export)
        dialog.exec()

    def export(self, choice: ExportChoice) -> None:
        """Make the work of the table as `choice` wants it and write it; a finished result of the same document is written as it is."""
        from studio.export import formats
        from studio.export.stems import layer_request

        table = self._studio.desk.session.document()
        if table is None:
            return
        document = choice.document(table)
        recipe = to_json(document) if choice.recipe else None
        layers: list[Work] = []

        def write(work: Work) -> None:
            layer = next((layer for layer in layers if isinstance(layer, Audio)), None)
            formats.write(choice.path, work, recipe, choice.options, layer)

        def done(error: StudioError | None) -> None:
            self._done(choice.path, error)

        whole = self._studio.renderer.whole_of(document)
        request = request_of(document, self._studio.desk.works, self._studio.renderer.device)
        layer = layer_request(request) if choice.options.stems else None
        if whole is not None and layer is None:
            self._errands.run(lambda: write(whole.presented.work), lambda _: done(None), done)
            return
        before = [Stage(layer, final=True, sink=layers.append)] if layer else []
        words = tr("Exporting {name}", name=choice.path.name)
        self._studio.renderer.start_export(Export(export_plan(request, write, *before), words, done))

    def ask_touch(self) -> None:
        """Show the dialog for the hand for the result, or for the content where there is none yet."""
        from studio.ui.dialogs.touch_dialog import TouchDialog

        session, result = self._studio.desk.session, self._studio.renderer.result
        if session.content is None or session.content.sha256 not in self._studio.desk.works:
            self._studio.window.say(tr("There is nothing to export yet: lay a content and a style on the table"))
            return
        source = session.content
        work = result.presented.work if result else self._studio.desk.works[source.sha256]
        title = self._studio.desk.titles.get(source.sha256) or source.path.stem
        dialog = TouchDialog(title, source.path.parent, source.kind, self._studio.window)
        dialog.export_requested.connect(lambda choice: self._export_touch(work, choice))
        dialog.exec()

    def _export_touch(self, work: Work, choice: "TouchChoice") -> None:
        """Make it in a thread and say so."""
        from studio.export.touch import write_touch

        self._studio.window.say(tr("Exporting {name}", name=choice.path.name))
        done = partial(self._done, choice.path)
        self._errands.run(lambda: write_touch(choice.path, work, choice.options), lambda _: done(None), done)

    def _foretell(self, work: Work, options: ExportOptions, hear: Callable[[Levels], None]) -> None:
        """Measure in a thread how loud a sound will be, unless it is long or something else was asked for meanwhile."""
        from studio.export.levels import forecast

        self._wanted = options
        if not isinstance(work, Audio) or work.seconds > LONGEST_FORECAST:
            return
        sound = work

        def measured() -> Levels | None:
            return forecast(sound, options) if self._wanted == options else None

        self._forecasts.run(measured, lambda found: hear(found) if found else None, lambda _: None)

    def recipe(self) -> str:
        """The recipe of the result, "" where there is none and for a part of it."""
        result = self._studio.renderer.result
        return to_json(result.document) if result and not result.alone else ""

    def file_of_result(self) -> Path | None:
        """The result as a file of its own, PNG or WAV with its recipe, for other programs; None where there is no result yet."""
        result = self._studio.renderer.result
        if result is None:
            return None
        if self._file is not None and self._file[0] is result:
            return self._file[1]
        work = result.presented.work
        if isinstance(work, Image) and work.width * work.height > QUICK_PIXELS:
            self._studio.window.say(tr("The file is being written; try again in a moment"))
            return None
        try:
            return _write_file(result)
        except StudioError as error:
            self._studio.complain(error)
            return None

    def close(self) -> None:
        """Wait for what is being written."""
        self._errands.finish()

    def _prepare_file(self, result: Result | None) -> None:
        """Write a finished result beside the screen, so that a drag of it starts at once."""
        if result is not None and result.final:
            if not result.alone:
                self._errands.run(lambda: self._learn(result), lambda _: None, self._studio.complain)
            self._errands.run(lambda: _write_file(result), lambda path: self._keep(result, path), self._studio.complain)

    def _learn(self, result: Result) -> None:
        """Remember how long it took, for the times that the export dialog foretells."""
        from studio.export.estimate import learn

        learn(result.document, result.presented.work, result.stage_seconds)

    def _keep(self, result: Result, path: Path) -> None:
        self._file = (result, path)

    def _done(self, path: Path, error: StudioError | None) -> None:
        if error is not None:
            self._studio.complain(error)
            return
        note("exported", path=str(path))
        self._studio.window.say(tr("Exported {name}", name=path.name))


def _write_file(result: Result) -> Path:
    """Write a result into the cache under a name that says what it is; older ones go. A part of it holds no recipe: it is not that work."""
    from studio.export import formats

    document, work = result.document, result.presented.work
    folder = cache_folder() / "results"
    folder.mkdir(exist_ok=True)
    recipe = to_json(document)
    digest = hashlib.sha256(recipe.encode()).hexdigest()[:6]
    part = f" {result.alone}" if result.alone else ""
    name = f"{document.content.path.stem} × {document.styles[0].source.path.stem}{part} {digest}"
    path = folder / f"{name}{'.wav' if isinstance(work, Audio) else '.png'}"
    formats.write(path, work, None if result.alone else recipe)
    for old in sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)[:-KEPT_FILES]:
        old.unlink(missing_ok=True)
    return path
