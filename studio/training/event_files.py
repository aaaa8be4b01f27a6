"""What a training tells as event files of TensorBoard, which is an extra that need not be there."""

import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from studio.core.errors import StudioError
from studio.document.document import Work
from studio.media import files
from studio.media.audio import Audio
from studio.training.report import Report

FLUSHED_SECONDS = 5.0


def with_events(reports: Generator[Report, None, None], folder: Path) -> Generator[Report, None, None]:
    """The same reports; losses, sensors and previews of each go to an event file in `folder`, under the number of the step.

    A training that goes on writes another file there, which takes the place of what the first one said of the same steps. StudioError where
    TensorBoard is not installed, said before the first report; UnwritableTarget and DiskFull.
    """
    writer: Any = None
    flushed = 0.0
    try:
        make = _writer_class()
        for report in reports:
            if report.step:
                try:
                    writer = writer or make(str(folder), purge_step=report.step)
                    _write(writer, report)
                    if time.monotonic() - flushed > FLUSHED_SECONDS:
                        writer.flush()
                        flushed = time.monotonic()
                except OSError as error:
                    raise files.refusal(folder, error) from None
            yield report
    finally:
        reports.close()
        if writer is not None:
            writer.close()


def _writer_class() -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        raise StudioError("TensorBoard is not installed", "install clavilux[train], or train without --tensorboard") from None
    return SummaryWriter


def _write(writer: Any, report: Report) -> None:
    _write_values(writer, "losses", report.losses, report.step)
    _write_values(writer, "sensors", report.sensors, report.step)
    if report.preview is not None:
        _write_preview(writer, report.preview, report.step)


def _write_values(writer: Any, group: str, values: Mapping[str, float], step: int) -> None:
    for name, value in values.items():
        writer.add_scalar(f"{group}/{name}", value, step)


def _write_preview(writer: Any, work: Work, step: int) -> None:
    if isinstance(work, Audio):
        writer.add_audio("preview", work.mono()[None], step, sample_rate=work.rate)
    else:
        writer.add_image("preview", work.pixels.clip(0, 1), step, dataformats="HWC")
