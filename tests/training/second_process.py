"""A second process of a training, as torchrun would start it: `second_process.py TRAINING.json WEIGHTS` leaves its weights there."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from safetensors.torch import save_file

from studio.training import trainer
from studio.training.settings import SETTINGS
from studio.training.training import Training


def main() -> None:
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folders = (Path(asked[name]) for name in ("content", "style", "target"))
    begun, states = trainer._begun, []
    trainer._begun = lambda *given: states.append(begun(*given)) or states[0]
    list(trainer.train(Training(asked["recipe"], *folders, SETTINGS[asked["recipe"]](**asked["settings"]))))
    save_file({name: weight.contiguous() for name, weight in states[0].average.state_dict().items()}, sys.argv[2])


main()
