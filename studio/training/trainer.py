"""The one trainer of all recipes: a generator of reports; closing it is a pause, which a later run goes on from to the same losses."""

import copy
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.errors import StudioError, UnusableWeights, UnwritableTarget
from studio.core.params import to_dict
from studio.document.trained_models import model_file
from studio.media.names import shown
from studio.networks.profiling import named
from studio.networks.trained import read_trained, write_trained
from studio.training.adam import Adam, averaged
from studio.training.augment import augmented
from studio.training.checkpoint import ANEW, Checkpoint, read_checkpoint, remove_checkpoint, write_checkpoint
from studio.training.contest import ambiguity, discriminator_loss, generator_loss, gradient_penalty, sameness
from studio.training.opening import opened
from studio.training.processes import Processes, joined
from studio.training.recipe import Batch, Recipe
from studio.training.report import Report
from studio.training.settings import TrainingSettings
from studio.training.thumbnail import thumbnail_of
from studio.training.training import TEACHERS, Training

SAVE, FINISH = "save", "finish"
"""What can be sent to a training."""
SAVED_SECONDS = 60.0
"""A checkpoint is written when so many have gone by since the last one."""
GAIN = 0.995
"""A look gains where the distance falls below so much of the best one so far."""


@dataclass(eq=False)
class _State:
    """Where a training is: networks, Adams, the mean of the weights, the step, and what was measured."""

    recipe: Recipe
    average: torch.nn.Module
    generator: Adam
    discriminator: Adam
    processes: Processes
    step: int = 0
    seconds: float = 0.0
    history: list[dict[str, float]] = field(default_factory=list)
    totals: dict[str, float] = field(default_factory=dict)
    counted: int = 0
    best: float = float("inf")
    idle: int = 0

    def tensors(self) -> dict[str, Tensor]:
        """All of them by name."""
        parts = {
            "generator": self.recipe.generator.state_dict(),
            "discriminator": self.recipe.discriminator.state_dict(),
            "average": self.average.state_dict(),
            "generator_adam": self.generator.state(),
            "discriminator_adam": self.discriminator.state(),
        }
        return {f"{part}/{name}": tensor for part, tensors in parts.items() for name, tensor in tensors.items()}

    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Take over those of a checkpoint; KeyError or RuntimeError where they are another network's."""
        parts: dict[str, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            part, _, rest = name.partition("/")
            parts.setdefault(part, {})[rest] = tensor
        self.recipe.generator.load_state_dict(parts["generator"])
        self.recipe.discriminator.load_state_dict(parts["discriminator"])
        self.average.load_state_dict(parts["average"])
        self.generator.restore(parts["generator_adam"])
        self.discriminator.restore(parts["discriminator_adam"])


def train(training: Training, resume: bool = False) -> Generator[Report, str | None, None]:
    """Read the works, train, write the model; a report after each step, one final one.

    A checkpoint is written every minute and when the generator is closed; `resume` goes on from it, to the losses of a training that was
    never stopped. Sending SAVE writes one now and answers with a report that says whether it could be; sending FINISH ends the training
    where it stands. The model is written at the end alone, and the checkpoint then removed. Of several processes (`processes`) the first
    one writes. Raises StudioErrors: folders without works, checkpoints of another training, targets that cannot be written.
    """
    if not training.target.parent.is_dir():
        raise UnwritableTarget(f"The folder of {shown(training.target)} does not exist", "create it first or choose another one")
    with joined(training.device) as processes:
        torch.manual_seed(training.seed)  # first weights alone are drawn from it
        recipe = yield from opened(training)
        if training.settings.ambiguity:
            recipe.sort_styles()
        yield Report(0.0, skipped=_skipped(recipe))
        origin = _started(recipe, training)
        state = _begun(recipe, processes)
        if resume:
            _resume(state, training)
        processes.give(state.tensors())
        yield from _steps(state, training)
        last = recipe.shown(state.average.eval())
        if processes.first:
            facts = {**_facts(state, training), **origin, "losses": _thinned(state.history), "thumbnail": thumbnail_of(last)}
            write_trained(training.target, state.average, facts)
            remove_checkpoint(training.target)
        sensors = state.history[-1] if state.history else {}
        yield Report(1.0, last, True, state.step, sensors=sensors, heard=recipe.heard(state.average))


def _steps(state: _State, training: Training) -> Generator[Report, str | None, None]:
    """All steps that are left, with checkpoints; one more where it is closed."""
    began, saved = time.monotonic() - state.seconds, time.monotonic()
    try:
        while state.step < training.settings.steps:
            report = _step(state, training)
            state.seconds = time.monotonic() - began
            if time.monotonic() - saved > SAVED_SECONDS:
                saved, report = time.monotonic(), _saved(state, training, report)
            order = yield report
            while order == SAVE:
                order = yield _saved(state, training, report)
            if report.stopped or order == FINISH:
                break
    except GeneratorExit:
        _save(state, training)
        raise


def _skipped(recipe: Recipe) -> tuple[tuple[str, str], ...]:
    return tuple((file["name"], file["reason"]) for card in recipe.card()["data"].values() for file in card["skipped"])


def _started(recipe: Recipe, training: Training) -> dict[str, Any]:
    """Begin with the weights of the model that is named, if any; what the manifest says of it. UnusableWeights for other styles."""
    if not training.start:
        return {}
    found = read_trained(model_file(training.start), TEACHERS.get(training.recipe, (training.recipe,)), training.device)
    if found.recipe == training.recipe and found.styles == tuple(style["sha256"] for style in recipe.card()["styles"]):
        recipe.generator.load_state_dict(found.network.state_dict())
    elif not recipe.taught_by(found):
        raise UnusableWeights(f"The model {shown(Path(training.start))} knows other styles", "give the folder of those that it knows")
    return {"start": {name: found.manifest.get(name) for name in ("sha256", "command", "steps", "seconds")}}


def _begun(recipe: Recipe, processes: Processes) -> _State:
    average = copy.deepcopy(recipe.generator).requires_grad_(False)
    generator, discriminator = (Adam(network, recipe.memory, processes) for network in (recipe.generator, recipe.discriminator))
    return _State(recipe, average, generator, discriminator, processes)


def epoch_of(recipe: Recipe, settings: TrainingSettings, processes: Processes) -> int:
    """Steps in which as many pieces are seen as there are works to learn from."""
    return max(1, -(-len(recipe.works) // (settings.batch * processes.count)))


def chance_of(seed: int, step: int, processes: Processes) -> torch.Generator:
    """What a step draws from, another one in each process."""
    return torch.Generator().manual_seed((seed * 1_000_003 + step + processes.rank * 0x9E3779B97F4A7C15) % 2**63)


@named("training step")
def _step(state: _State, training: Training) -> Report:
    """One step of both networks, and a look where one is due."""
    recipe, settings = state.recipe, training.settings
    chance = chance_of(training.seed, state.step, state.processes)
    with named("batch"):
        batch = recipe.batch(chance)
    losses = _contend(state, batch, settings, chance)
    if state.counted == 0:
        state.totals = {}
    state.step += 1
    state.counted += 1
    for name, value in losses.items():
        state.totals[name] = state.totals.get(name, 0.0) + value
    means = {name: value / state.counted for name, value in state.totals.items()}
    length = epoch_of(recipe, settings, state.processes)
    ended = state.step % length == 0 or state.step == settings.steps
    report = Report(
        state.step / (settings.steps + 1),
        step=state.step,
        epoch=-(-state.step // length),
        epochs=-(-settings.steps // length),
        losses=means,
        ended=ended,
    )
    if ended:
        state.counted = 0
    if state.step % settings.look == 0 or state.step == settings.steps:
        report = _looked(state, settings, report)
    return report


def _contend(state: _State, batch: Batch, settings: TrainingSettings, chance: torch.Generator) -> dict[str, float]:
    """The discriminator's step, then the generator's; what each of them paid."""
    recipe = state.recipe
    recipe.generator.train()
    rate = settings.rate * min(1.0, (state.step + 1) / 50) * (1.0 if state.step < 0.7 * settings.steps else 0.3)
    noise = recipe.noise(batch, chance)
    with named("generator"):
        made = _made(recipe, batch, noise)
    paid: dict[str, float] = {"discriminator": 0.0}
    if settings.adversarial or settings.ambiguity:
        paid |= _discriminate(state, batch, made.detach(), rate, chance)
    with named("terms"):
        terms = recipe.terms(made, batch) | recipe.further(batch, noise, chance)
    if settings.diversity:
        other = recipe.noise(batch, chance)
        terms["diversity"] = settings.diversity * sameness(made, _made(recipe, batch, other), noise, other, recipe.apart)
    if settings.adversarial:
        seen = partial(_judged, recipe, batch, settings, chance)
        real = seen(batch.real) if settings.loss == "relativistic" else made.new_zeros(())
        terms["adversarial"] = settings.adversarial * generator_loss(settings.loss, real, seen(made))
    if settings.ambiguity:
        terms["ambiguity"] = settings.ambiguity * ambiguity(recipe.kind_logits(made))
    total = torch.stack(list(terms.values())).sum()
    if not bool(total.isfinite()):
        raise StudioError(f"The training came apart at step {state.step}", "train anew with a smaller rate")
    with named("generator's descent"):
        state.generator.step(total, rate, recipe.longest)
    averaged(state.average, recipe.generator, min(settings.average, (state.step + 1) / (state.step + 10)))
    return {**paid, "generator": total.item(), **{name: term.item() for name, term in terms.items()}}


def _made(recipe: Recipe, batch: Batch, noise: Tensor) -> Tensor:
    with recipe.reckoned():
        made = recipe.made(recipe.generator, batch, noise)
    return made.float()


def _judged(recipe: Recipe, batch: Batch, settings: TrainingSettings, chance: torch.Generator, works: Tensor) -> Tensor:
    planes = works if works.ndim == 4 else works[:, None]
    changed = augmented(planes, settings.augmentation, chance)
    return recipe.judged(changed if works.ndim == 4 else changed[:, 0], batch)


@named("discriminator")
def _discriminate(state: _State, batch: Batch, made: Tensor, rate: float, chance: torch.Generator) -> dict[str, float]:
    """A step of the discriminator, and of the classifier beside it; what both paid for their logits."""
    recipe, settings = state.recipe, state.recipe.settings
    paid: dict[str, Tensor] = {}
    penalties: list[Tensor] = []
    if settings.adversarial:
        seen = partial(_judged, recipe, batch, settings, chance)
        paid["discriminator"] = discriminator_loss(settings.loss, seen(batch.real), seen(made))
        for weight, works in ((settings.real_penalty, batch.real), (settings.made_penalty, made)):
            if weight:
                penalties.append(weight * gradient_penalty(lambda each: recipe.judged(each, batch), works))
    if settings.ambiguity and batch.kinds is not None:
        paid["classifier"] = functional.cross_entropy(recipe.kind_logits(batch.real), batch.kinds)
    state.discriminator.step(torch.stack([*paid.values(), *penalties]).sum(), rate)
    return {name: loss.item() for name, loss in paid.items()}


@named("look")
def _looked(state: _State, settings: TrainingSettings, report: Report) -> Report:
    """The report with sensors and a preview; what was measured goes to the history, and says whether it is time to stop."""
    recipe, average = state.recipe, state.average
    average.eval()
    sensors = {"distance": state.processes.told(recipe.distance(average), recipe.device)}
    if settings.adversarial:
        sensors["overfit"] = _overfit(recipe)
    state.history.append({"step": state.step, **{name: round(value, 5) for name, value in {**report.losses, **sensors}.items()}})
    gained = sensors["distance"] < GAIN * state.best
    state.best, state.idle = (sensors["distance"], 0) if gained else (state.best, state.idle + 1)
    stopped = bool(settings.patience) and state.idle >= settings.patience
    return replace(report, preview=recipe.shown(average), heard=recipe.heard(average), sensors=sensors, stopped=stopped)


@torch.no_grad()
def _overfit(recipe: Recipe) -> float:
    """D(works it was trained on) − D(works held out): means of logits, higher where it knows its works by heart."""
    recipe.discriminator.eval()
    found = []
    for held in (False, True):
        batch = recipe.batch(torch.Generator().manual_seed(0), held=held)
        found.append(float(recipe.judged(batch.real, batch).mean()))
    recipe.discriminator.train()
    return found[0] - found[1]


def _facts(state: _State, training: Training) -> dict[str, Any]:
    """What manifest and checkpoint say of a training."""
    return {
        "recipe": training.recipe,
        **state.recipe.card(),
        "settings": to_dict(training.settings),
        "seed": training.seed,
        "command": training.command,
        "steps": state.step,
        "seconds": round(state.seconds, 1),
        "threads": torch.get_num_threads(),
        "device": training.device,
        **({"processes": state.processes.count} if state.processes.count > 1 else {}),
        "precision": "half" if state.recipe.half else "full",
    }


def _save(state: _State, training: Training) -> None:
    if not state.processes.first:
        return
    kept = {name: getattr(state, name) for name in ("step", "seconds", "history", "totals", "counted", "idle")}
    best = state.best if state.best < float("inf") else None
    write_checkpoint(training.target, Checkpoint(state.tensors(), {**_facts(state, training), **kept, "best": best}))


def _saved(state: _State, training: Training, report: Report) -> Report:
    """The report, saying that a checkpoint was written, or why it could not be: a disk that is full now need not be so in a minute."""
    try:
        _save(state, training)
    except StudioError as error:
        return replace(report, trouble=error)
    return replace(report, saved=True, trouble=None)


def _resume(state: _State, training: Training) -> None:
    """Go on from the checkpoint; UnusableWeights where it is of another training."""
    checkpoint = read_checkpoint(training.target)
    now = _facts(state, training)
    before, after = dict(checkpoint.facts.get("settings", {})), dict(now["settings"])
    others = [name for name in ("recipe", "seed", "styles", "data") if checkpoint.facts.get(name) != now[name]]
    if others or any(before.get(name) != value for name, value in after.items() if name not in ("steps", "patience")):
        raise UnusableWeights(
            f"The checkpoint of {training.target.stem} is of another training",
            "give the same recipe, works, seed and settings",
        )
    try:
        state.restore(checkpoint.tensors)
        for name in ("step", "seconds", "history", "totals", "counted", "idle"):
            setattr(state, name, checkpoint.facts[name])
        state.best = float("inf") if checkpoint.facts["best"] is None else float(checkpoint.facts["best"])
    except (KeyError, RuntimeError, TypeError, ValueError):
        raise UnusableWeights(f"The checkpoint of {training.target.stem} does not fit the recipe", ANEW) from None


def _thinned(history: list[dict[str, float]], most: int = 200) -> list[dict[str, float]]:
    """At most so many rows of it, evenly, the last one among them."""
    every = -(-len(history) // most) if history else 1
    return [row for number, row in enumerate(reversed(history)) if number % every == 0][::-1]
