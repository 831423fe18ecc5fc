"""A problem someone can mend: where it is, what is wrong, how to put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding, printed on one line as `path:line: message`; line 0 stands for the file as a whole."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        # A message may quote a value that runs over several lines.
        return f"{self.path}:{self.line}: {self.message}".replace("\n", " ")
