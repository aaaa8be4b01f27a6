"""Errors that a person can act on: what is wrong, and what to do."""


class StudioError(Exception):
    """Anything the studio cannot do, said in two short sentences without full stops: `message` and `remedy`."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}"


class UnreadableMedia(StudioError):
    """A file that is missing, empty, damaged or closed to us."""


class UnsupportedMedia(StudioError):
    """A file of a kind or size that the studio does not take."""


class UnusableStyle(StudioError):
    """A style that holds nothing to transfer: silence, or weights that sum to nothing."""


class UnwritableTarget(StudioError):
    """A target whose folder is missing, closed to us or of a wrong kind."""


class DiskFull(StudioError):
    """No room for the result."""


class MissingWeights(StudioError):
    """A weight file that is not there or does not have the checksum of the manifest."""


class OutOfMemory(StudioError):
    """More memory asked for than the device has."""


class NoAudioDevice(StudioError):
    """Nothing to play through: no device, or no library that reaches one."""


class BrokenProject(StudioError):
    """A project file or an autosave that cannot be read."""
