"""Errors that a person can act on: what is wrong, and what to do."""

import errno

REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "it can only be read there",
    errno.ENOENT: "there is no such file or folder",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "its folder is a file",
    errno.EEXIST: "the name is taken",
    errno.ENOSPC: "no room left on the disk",
    errno.EDQUOT: "no room left on the disk",
    errno.EFBIG: "the disk takes no file of that size",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EINVAL: "the system does not take the name",
    errno.EIO: "input/output error",
    errno.EBUSY: "another program is using it",
    errno.ETXTBSY: "another program is using it",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ELOOP: "its links lead in a circle",
    errno.EXDEV: "it lies on another disk",
    errno.ENOTEMPTY: "the folder is not empty",
    errno.ESTALE: "the disk is not there any more",
    errno.ENODEV: "the disk is not there any more",
    errno.ENXIO: "the disk is not there any more",
    errno.ETIMEDOUT: "the disk does not answer",
    errno.ENOMEM: "not enough memory",
    errno.ENOTSUP: "the disk cannot do that",
}
"""What the system means by a number, in our words, so that they can be translated."""

OTHER_REASON = "input/output error"


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


class UnusableWeights(StudioError):
    """A file or a name that no network can be imported from or removed by."""


class OutOfMemory(StudioError):
    """More memory asked for than the device has."""


class NoAudioDevice(StudioError):
    """Nothing to play through: no device, or no library that reaches one."""


class BrokenProject(StudioError):
    """A project file or an autosave that cannot be read."""


def reason_of(error: Exception) -> str:
    """Why the system refused, in a few of our words; for what is no OSError, or of a number nobody has met, an input/output error."""
    return REASONS.get(error.errno or 0, OTHER_REASON) if isinstance(error, OSError) else OTHER_REASON


def is_shortage(error: Exception) -> bool:
    """Whether memory gave out: Python's or NumPy's word for it, torch's on a GPU, torch's on the CPU of each system."""
    told = any(words in str(error) for words in ("not enough memory", "you tried to allocate", "bad_alloc"))
    return isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError" or (isinstance(error, RuntimeError) and told)


def mapped(error: Exception) -> StudioError:
    """Any exception in words for a person: what is wrong, what to do."""
    if isinstance(error, StudioError):
        return error
    if is_shortage(error):
        return OutOfMemory("There is not enough memory for this work", "make it smaller, or use the quality preview")
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("There is no room left on the disk", "free some space and try again")
    detail = " ".join(str(error).split())[:200]
    return StudioError(
        f"Something unexpected failed ({type(error).__name__}: {detail})", "set CLAVILUX_TRACE=1 to see where, and please report it"
    )
