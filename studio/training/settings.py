"""What can be turned in a training, declared once for each recipe."""

from dataclasses import dataclass
from typing import Any

from studio.core.params import choice, slider

LOSSES = ("bce", "hinge", "relativistic")
AUGMENTATIONS = ("none", "shapes", "all")
PRECISIONS = ("auto", "full", "half")


def steps_of(default: int) -> Any:
    """How long a recipe is trained."""
    return slider(default, 1, 10_000_000, step=100, label="Steps", help="How many batches the network learns from.", scale="log")


def batch_of(default: int) -> Any:
    """How much a recipe sees at once."""
    return slider(default, 1, 256, step=1, label="Batch", help="How many patches it sees at once.", scale="log")


def patch_of(default: int, low: int, high: int, unit: str = "px") -> Any:
    """How large the pieces of works are."""
    return slider(default, low, high, step=1, unit=unit, label="Patch", help="The length of the pieces that works are cut into.")


def rate_of(default: float) -> Any:
    """How fast a recipe learns."""
    return slider(default, 1e-6, 0.1, label="Rate", help="The length of a step of Adam.", scale="log")


def loss_of(default: str) -> Any:
    """How generator and discriminator contend."""
    return choice(
        default,
        LOSSES,
        label="Contest",
        help="bce: real or made, as the founding text has it; hinge: by a margin; relativistic: which of two is the real one.",
        choice_labels=("Real or made", "By a margin", "Which of two"),
    )


def augmentation_of(default: str) -> Any:
    """What the discriminator sees changed."""
    return choice(
        default,
        AUGMENTATIONS,
        label="Augmentation",
        help="What is changed at random before the discriminator looks. none: nothing; shapes: place and holes, colours are kept; "
        "all: brightness, saturation and contrast too.",
        choice_labels=("Nothing", "Shapes, colours kept", "Shapes and colours"),
    )


def weight_of(default: float, label: str, help: str) -> Any:
    """How much a term counts."""
    return slider(default, 0, 1000, label=label, help=help, scale="log")


def adversarial_of(default: float) -> Any:
    """How much the discriminator counts."""
    return weight_of(default, "Discriminator", "How much the discriminator's word counts; 0 trains without one.")


def content_of(default: float) -> Any:
    """How much the content counts."""
    return weight_of(default, "Content", "How much it counts that the content stays.")


def style_of(default: float) -> Any:
    """How much the style counts."""
    return weight_of(default, "Style", "How much it counts that statistics become the style's.")


def diversity_of(default: float) -> Any:
    """How much it counts that noise matters."""
    return weight_of(default, "Diversity", "How much it counts that other noise makes another work.")


def average_of(default: float) -> Any:
    """How long earlier weights are remembered."""
    return slider(default, 0, 0.9999, label="Average", help="How much of the mean of earlier weights is kept at each step.")


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """What every training has."""

    steps: int = steps_of(2000)
    batch: int = batch_of(4)
    rate: float = rate_of(2e-4)
    loss: str = loss_of("hinge")
    augmentation: str = augmentation_of("shapes")
    adversarial: float = adversarial_of(1.0)
    real_penalty: float = weight_of(0.0, "Penalty on real works", "R1: how far the discriminator is held flat at real works.")
    made_penalty: float = weight_of(0.0, "Penalty on made works", "R2: how far the discriminator is held flat at made works.")
    content: float = content_of(0.0)
    style: float = style_of(0.0)
    diversity: float = diversity_of(0.0)
    ambiguity: float = weight_of(
        0.0, "Ambiguity", "How much it counts that nobody can tell which of the styles it is: works between them, or of none (CAN)."
    )
    precision: str = choice(
        "auto",
        PRECISIONS,
        label="Precision",
        help="How exactly networks multiply. full: 32 bits; half: 16 (bfloat16), sums, norms and losses at 32; auto: half where the "
        "device is quicker at it.",
        choice_labels=("As the device is quick", "Full", "Half"),
    )
    average: float = average_of(0.999)
    look: int = slider(
        100, 1, 100_000, step=10, label="Look every", unit="steps", help="After how many steps it is measured and shown.", scale="log"
    )
    procedural: int = slider(
        0,
        0,
        100_000,
        step=10,
        label="Made-up works",
        help="How many fractals, leaves, strokes or pieces of music that chance makes are added to the contents.",
        scale="log",
    )
    patience: int = slider(0, 0, 1000, label="Patience", help="After how many looks without gain it stops; 0 goes on to the end.")


@dataclass(frozen=True, slots=True)
class ConvolutionalSettings(TrainingSettings):
    """The founding text's first listing."""

    loss: str = loss_of("bce")
    augmentation: str = augmentation_of("none")
    batch: int = batch_of(32)
    patch: int = patch_of(32, 8, 256)
    content: float = content_of(1.0)
    style: float = style_of(1.0)


@dataclass(frozen=True, slots=True)
class DcganSettings(TrainingSettings):
    """The founding text's second listing."""

    loss: str = loss_of("bce")
    augmentation: str = augmentation_of("none")
    batch: int = batch_of(32)


def lessons_of(default: int, least: int = 0) -> Any:
    """How much our own painters teach."""
    return slider(
        default, least, 100_000, step=10, label="Lessons", help="How many pictures our own slow painter paints to learn from.", scale="log"
    )


@dataclass(frozen=True, slots=True)
class PictureSettings(TrainingSettings):
    """What stylizers of pictures have in common."""

    batch: int = batch_of(1)
    rate: float = rate_of(1e-3)
    patch: int = patch_of(224, 32, 1024)
    size: int = slider(512, 64, 2048, step=16, unit="px", label="Size", help="Long edge at which contents and styles are seen.")
    adversarial: float = adversarial_of(0.02)
    content: float = content_of(0.06)
    style: float = style_of(1.0)
    diversity: float = diversity_of(0.1)
    light: float = weight_of(0.15, "Light", "How much it counts that light and dark stay where they are.")
    smoothness: float = weight_of(0.05, "Smoothness", "How much it counts that neighbouring pixels are alike.")
    average: float = average_of(0.99)
    steadiness: float = weight_of(
        20.0, "Steadiness", "How much it counts that strokes stay what they are where a picture is moved a little, or has a faint grain."
    )


@dataclass(frozen=True, slots=True)
class LookSettings(PictureSettings):
    """A feed-forward stylizer of pictures."""

    lessons: int = lessons_of(24)
    teaching: float = weight_of(1.0, "Teaching", "How much it counts that what the painter painted is painted alike.")


@dataclass(frozen=True, slots=True)
class AnyLookSettings(LookSettings):
    """A feed-forward stylizer of pictures in any style."""

    steps: int = steps_of(20000)
    batch: int = batch_of(2)
    patch: int = patch_of(160, 32, 1024)
    adversarial: float = adversarial_of(0.0)
    diversity: float = diversity_of(0.0)
    average: float = average_of(0.998)
    lessons: int = lessons_of(0)
    sights: int = slider(
        6, 1, 64, label="Sights", help="How many pieces of each style it learns from, of other sizes, turned and in other colours."
    )


@dataclass(frozen=True, slots=True)
class MusicLookSettings(PictureSettings):
    """A feed-forward stylizer of pictures by music."""

    steps: int = steps_of(2400)
    batch: int = batch_of(2)
    patch: int = patch_of(176, 32, 1024)
    size: int = slider(448, 64, 1024, step=16, unit="px", label="Size", help="Long edge at which lessons are painted.")
    adversarial: float = adversarial_of(0.0)
    content: float = content_of(0.1)
    diversity: float = diversity_of(0.0)
    light: float = weight_of(1.0, "Light", "How much it counts that light and dark stay where they are.")
    smoothness: float = weight_of(0.0, "Smoothness", "How much it counts that neighbouring pixels are alike.")
    lessons: int = lessons_of(600, least=1)


@dataclass(frozen=True, slots=True)
class SoundSettings(TrainingSettings):
    """What stylizers of sounds have in common."""

    batch: int = batch_of(4)
    patch: int = patch_of(128, 32, 1024, "frames")
    adversarial: float = adversarial_of(0.3)
    content: float = content_of(3.0)
    style: float = style_of(4.0)
    diversity: float = diversity_of(0.1)


@dataclass(frozen=True, slots=True)
class SoundLookSettings(SoundSettings):
    """A feed-forward stylizer of sounds."""

    batch: int = batch_of(8)
    patch: int = patch_of(256, 32, 1024, "frames")
    rate: float = rate_of(1e-3)
    adversarial: float = adversarial_of(0.0)
    content: float = content_of(12.0)
    diversity: float = diversity_of(0.0)
    rhythm: float = weight_of(5.0, "Rhythm", "How much it counts that the onsets of the content stay.")
    smoothness: float = weight_of(1.0, "Smoothness", "How much it counts that neighbouring bands and moments are changed alike.")
    average: float = average_of(0.99)


@dataclass(frozen=True, slots=True)
class CrossingSettings(SoundSettings):
    """A feed-forward stylizer of sounds by pictures."""

    rate: float = rate_of(1e-3)
    content: float = content_of(1.0)
    adversarial: float = adversarial_of(0.1)
    average: float = average_of(0.99)


SETTINGS: dict[str, type[TrainingSettings]] = {
    "conv": ConvolutionalSettings,
    "dcgan": DcganSettings,
    "image": LookSettings,
    "any": AnyLookSettings,
    "music": MusicLookSettings,
    "audio": SoundLookSettings,
    "cross": CrossingSettings,
}
"""The settings class of each recipe."""
