"""The recipe `any`: a feed-forward stylizer of any style, that learns to tell from what VGG-19 sees how to paint (Ghiasi et al. 2017)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from studio.document.document import Work
from studio.media.image import Image
from studio.networks.any_stylizer import SEEN, AnyStylizer, style_numbers
from studio.networks.stylizer import PER_STYLE, PatchDiscriminator
from studio.networks.trained import Trained
from studio.training.feature_statistics import statistics
from studio.training.listing import Listed, drawn, split, whole_number
from studio.training.picture_recipe import LAYERS, grid
from studio.training.recipe import Batch
from studio.training.report import Reading
from studio.training.settings import AnyLookSettings
from studio.training.steadiness import Led
from studio.training.taught_look import TaughtLook
from studio.training.works import Pictures

EDGE, WHOLE = 256, 320
"""Pixels of a sight of a style; of the first one, which is not turned, resized or coloured."""
SMALLEST = 0.45
"""The shortest edge of a sight in the picture against the picture's own short edge."""
PERMUTED, TURNED, MIXED = 0.4, 0.25, 0.25
"""Shares: of sights whose red, green and blue change places, and that are turned by a right angle; of styles that two are mixed in."""
SHOWN = 4
"""Styles held out that a preview shows."""
FAINT = 0.1
"""How much new channels are heard at first by those that a teacher's weights were given to."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A piece of a style, its place among those of the work; its numbers (SEEN), those of its mirror image, and what it has in each layer
    of VGG-19 at 16 bits.
    """

    work: Listed
    number: int
    numbers: Tensor
    mirrored: Tensor
    goals: Mapping[str, Tensor]


class AnyLook(TaughtLook):
    """Each batch has other styles, drawn from sights of all works of the style folder but a tenth, which the distance is measured on."""

    painter: AnyStylizer
    measured = 8

    def __init__(self, settings: AnyLookSettings, contents: Pictures, styles: Pictures, device: str) -> None:
        super().__init__(settings, AnyStylizer(), PatchDiscriminator(SEEN), device, contents, styles)
        self.sights = settings.sights
        self.style_works, self.held_styles = split(styles.found.works)
        self._judged = bool(settings.adversarial or settings.ambiguity)
        self._seen: dict[tuple[str, int], Sight] = {}

    @classmethod
    def opened(cls, settings: AnyLookSettings, contents: Pictures, styles: Pictures, device: str) -> Reading["AnyLook"]:
        """The recipe, after a look at every style; yields the share done."""
        recipe = cls(settings, contents, styles, device)
        rows = []
        for number, work in enumerate(recipe.style_works, start=1):
            rows.append(recipe.sight(work, 0).numbers)
            yield number / len(recipe.style_works)
        recipe.painter.accustom(torch.stack(rows))
        yield from recipe.take_lessons(recipe.style_works)
        return recipe

    def taught_by(self, model: Trained) -> bool:
        """How a look sees and paints, in the first channels of each layer, for the mean of its styles."""
        ours = self.generator.state_dict()
        for name, tensor in model.network.state_dict().items():
            if name.startswith("base"):
                continue
            given = tensor.mean(0) if name.endswith(PER_STYLE) else tensor
            place = ours[name][0] if name.endswith(PER_STYLE) else ours[name]
            if place.ndim > 1:
                place[: given.shape[0], given.shape[1] :].mul_(FAINT)
            place[tuple(slice(edge) for edge in given.shape)].copy_(given)
        return True

    def card(self) -> dict[str, Any]:
        """It knows no style by name."""
        return self.nameless(self.styles.found, self.held_styles)

    def sight(self, work: Listed, number: int) -> Sight:
        """One piece of a style, always the same for a number; remembered."""
        found = self._seen.get((work.sha256, number))
        if found is None:
            found = self._seen[work.sha256, number] = self._looked(work, number)
        return found

    @torch.no_grad()
    def _looked(self, work: Listed, number: int) -> Sight:
        pixels = _piece(self.styles.planes(work), work, number)[None].to(self.device)
        features = self.features(pixels)
        goals = {layer: statistics(found)[0].to(torch.bfloat16) for layer, found in features.items()}
        mirrored = pixels.flip(3)
        told = style_numbers(features, pixels), style_numbers(self.features(mirrored), mirrored)
        return Sight(work, number, told[0][0].cpu(), told[1][0].cpu(), goals)

    def untaught(self, chance: torch.Generator, held: bool) -> Batch:
        """Pieces of contents, each with a sight of a style; of those held out the first sight, which is most like what is painted after."""
        contents = [self.seen(self.held if held else self.works, chance) for _ in range(self.look.batch)]
        sights = [self._held_sight(chance) if held else self._drawn_sight(chance) for _ in contents]
        goal = {layer: torch.stack([sight.goals[layer] for sight in sights]).float() for layer in LAYERS}
        pieces = self.on_device(contents)
        told, mirrored = (self.on_device(list(column)) for column in zip(*((each.numbers, each.mirrored) for each in sights), strict=True))
        kinds = torch.tensor([self.kinds[sight.work.sha256] for sight in sights], device=self.device)
        real = self.on_device([self._real(sight, chance) for sight in sights]) if self._judged else pieces
        return Batch(real, pieces, told, goal, mirrored, kinds)

    def told(self, style: Listed) -> tuple[Tensor, Tensor | None]:
        """What VGG-19 sees of its middle, as it is and in a mirror."""
        sight = self.sight(style, 0)
        return sight.numbers, sight.mirrored

    def _real(self, sight: Sight, chance: torch.Generator) -> Tensor:
        """3×patch×patch of what a sight saw; of one between two styles, of the first of them."""
        piece, patch = _piece(self.styles.planes(sight.work), sight.work, sight.number), self.look.patch
        if piece.shape[1] < patch:
            piece = functional.interpolate(piece[None], size=(patch, patch), mode="bilinear")[0]
        top, left = (whole_number(piece.shape[1] - patch + 1, chance) for _ in range(2))
        return piece[:, top : top + patch, left : left + patch]

    def _held_sight(self, chance: torch.Generator) -> Sight:
        return self.sight(self.held_styles[whole_number(len(self.held_styles), chance)], 0)

    def _drawn_sight(self, chance: torch.Generator) -> Sight:
        """A sight of one style, or now and then something between those of two."""
        one = self._any_sight(chance)
        share = float(torch.rand((), generator=chance)) / MIXED
        if share >= 1:
            return one
        other = self._any_sight(chance)
        goals = {layer: torch.lerp(goal.float(), other.goals[layer].float(), share) for layer, goal in one.goals.items()}
        numbers, mirrored = torch.lerp(one.numbers, other.numbers, share), torch.lerp(one.mirrored, other.mirrored, share)
        return Sight(one.work, one.number, numbers, mirrored, goals)

    def _any_sight(self, chance: torch.Generator) -> Sight:
        return self.sight(self.style_works[drawn(self.style_works, chance)], whole_number(self.sights, chance))

    def led(self, batch: Batch, noise: Tensor) -> Led:
        """Contents in the colours of their styles; in a mirror, what is told is what VGG-19 sees of the styles in one."""
        if batch.content is None or batch.style is None or batch.mirrored is None:
            raise ValueError("a content is painted in a style")
        told, mirrored = (self.painter.mixture(seen) for seen in (batch.style, batch.mirrored))
        return Led(self.painter.ground(batch.content, batch.style), told, noise, mirrored)

    def goals(self, batch: Batch) -> Mapping[str, Tensor]:
        """Drawn with the batch."""
        if batch.goal is None:
            raise ValueError("a batch of any styles brings its goals")
        return batch.goal

    @torch.no_grad()
    def shown(self, generator: torch.nn.Module) -> Work:
        """A whole picture that was held out, without noise, at half its size, in four styles that were held out."""
        content = functional.avg_pool2d(self.contents.planes(self.held[0])[None].to(self.device), 2)
        rows = []
        for work in self.held_styles[:SHOWN]:
            numbers = self.sight(work, 0).numbers[None].to(self.device)
            rows.append(generator(content, numbers, self.plain(content))[0].clamp(0, 1))
        return Image(grid(rows).permute(1, 2, 0).contiguous().cpu().numpy())


def _piece(planes: Tensor, work: Listed, number: int) -> Tensor:
    """3×EDGE×EDGE of a style: of any size, mirrored, turned, its colours changed; the first one its middle as it is."""
    shortest = min(planes.shape[1:])
    if number == 0:
        edge = min(shortest, WHOLE)
        top, left = ((length - edge) // 2 for length in planes.shape[1:])
        return planes[:, top : top + edge, left : left + edge]
    chance = torch.Generator().manual_seed(int(work.sha256[:12], 16) + number)
    edge = round(shortest * SMALLEST ** float(torch.rand((), generator=chance)))
    top, left = (whole_number(length - edge + 1, chance) for length in planes.shape[1:])
    piece = planes[:, top : top + edge, left : left + edge]
    piece = functional.interpolate(piece[None], size=(EDGE, EDGE), mode="bilinear", antialias=True)[0].clamp(0, 1)
    permuted, turned, mirrored = torch.rand(3, generator=chance).tolist()
    if permuted < PERMUTED:
        piece = piece[torch.randperm(3, generator=chance)]
    if turned < TURNED:
        piece = piece.rot90(1, (1, 2))
    return piece.flip(2) if mirrored < 0.5 else piece
