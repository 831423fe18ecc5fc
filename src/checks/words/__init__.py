"""Lists of words that rules go by: one YAML file each in this folder, read strictly."""

from pathlib import Path
from typing import TypeVar

from evidence.validation import read_model

Model = TypeVar("Model")


def read_words(name: str, model: type[Model]) -> Model:
    """The file `name`.yml of this folder as a `model`. One that is malformed ends the program, for no rule could be
    trusted; each fault is told with its line."""
    made, problems = read_model(Path(__file__).with_name(f"{name}.yml"), f"src/checks/words/{name}.yml", model)
    if made is None:
        raise SystemExit("\n".join(map(str, problems)))
    return made
