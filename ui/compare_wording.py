"""What an ABX test has shown, in one sentence that claims no more than it may."""

from PySide6.QtCore import QCoreApplication

from player.abx import Score


def score_text(score: Score) -> str:
    """Say the score and how likely it is by guessing."""
    translate = QCoreApplication.translate
    text = translate("Abx", "{right} of {trials} right, p = {chance}.")
    told = text.format(right=score.right, trials=score.trials, chance=f"{score.chance:.3f}")
    heard = translate("Abx", "Guessing explains this badly: you heard a difference.")
    unheard = translate("Abx", "Guessing explains this well: no difference was shown.")
    return f"{told} {heard if score.convincing else unheard}"
