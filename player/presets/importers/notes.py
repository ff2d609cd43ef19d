"""What an import brings: a chain, and a note for every line that is not in it."""

from dataclasses import dataclass

from dsp.params.chain import ChainSpec


@dataclass(frozen=True, slots=True)
class ImportNote:
    """One line that was not taken over, or not literally.

    `line` counts from 1; 0 stands for the whole file. `file` is empty for the file itself and
    names an included one otherwise.
    """

    line: int
    text: str
    reason: str
    file: str = ""

    @property
    def sentence(self) -> str:
        """One English sentence with the place in front."""
        name = f"{self.file}, " if self.file else ""
        place = f"{name}line {self.line}: " if self.line else name
        shown = f" “{self.text[:80].strip()}”" if self.text.strip() else ""
        return f"{place}{self.reason}{shown}"


@dataclass(frozen=True, slots=True)
class Imported:
    """The chain of another program's file; `source` names its format for the listener."""

    chain: ChainSpec
    source: str
    notes: tuple[ImportNote, ...] = ()
