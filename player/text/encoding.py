"""Repair of texts stored in a national encoding but labelled Latin-1.

One guess per file over all its suspicious fields: two characters alone fit four encodings. Each
candidate is scored by how common its characters are in its language; genuine Latin-1 keeps out
because its bytes over 0x7F stand alone between ASCII letters.
"""

import re
from collections.abc import Callable, Sequence

_RUN = re.compile(r"[\x80-\xff]{3,}|[\x80-\x9f]")
_CYRILLIC_WORD = re.compile("[\u0410-\u042f\u0401]?[\u0430-\u044f\u0451]+|[\u0410-\u042f\u0401]+")
_WORD = re.compile(r"[^\W\d_a-zA-Z]+")
_ENOUGH = 0.55
_COMMON_HANGUL = frozenset(
    "가각간갈감강같개거건걸것게겨결경계고곡곳공과관광교구국군권귀그극근금급기길김까께꽃꿈끝나난날남내너널네년노"
    "녀녁눈는늘니님다단달담당대더데도독동되된두드든들등따때또라락란람랑래러럼럽렇레려력로록론루류르른를름리린림마만"
    "말맘망매머먹먼메며면명모목못무문물미민바박밖반받발밤방배백버번별보복봄본봐부북분불비빛사산살상새색생서석선설"
    "성세소속손송수순술숨쉬스슬슴시식신실심싶아안않알았앞애야약양어억언얼엄없었에여연열영예오온올와왜외요용우운울"
    "움원월웃위유은을음의이인일임입있자작잔잘장재저적전정제조좋종주죽준중지직진집차찬참창채처천첫청초추춤취친카"
    "코쿠크키타태토통트파편평포풍프피하학한할함합항해햇행향허현형호혼홀화환황회후흐희히"
)


def looks_foreign(text: str) -> bool:
    """Whether a Latin-1 text holds what no Latin-1 writer types: runs of accents, C1 controls."""
    return not text.isascii() and _RUN.search(text) is not None


def repair(texts: Sequence[str]) -> list[str]:
    """Return Latin-1-labelled texts of one file in the encoding they were meant in, or as is."""
    if not any(looks_foreign(text) for text in texts):
        return list(texts)
    encoding = guess_encoding([_bytes(text) for text in texts if not text.isascii()])
    if encoding is None:
        return list(texts)
    return [text if text.isascii() else decode(_bytes(text), encoding) for text in texts]


def decode_unlabelled(raw: Sequence[bytes]) -> list[str]:
    """Decode texts that carry no label at all (RIFF INFO, CUE sheets, playlists)."""
    odd = [text for text in raw if not text.isascii()]
    foreign = any(looks_foreign(text.decode("latin-1")) for text in odd)
    encoding = guess_encoding(odd) if foreign or all(_fits(text, "utf-8") for text in odd) else None
    encoding = encoding or "cp1252"
    return [decode(text, encoding) for text in raw]


def decode(raw: bytes, encoding: str) -> str:
    """Decode, dropping only the half character a length limit may have left at the end."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        kept = raw[: error.start] if error.start >= len(raw) - 3 else raw
        return kept.decode(encoding, "replace")


def guess_encoding(raw: Sequence[bytes]) -> str | None:
    """Return the encoding that explains all texts best, None when Latin-1 does."""
    if not raw:
        return None
    if all(_fits(text, "utf-8") for text in raw):
        return "utf-8"
    scores = {name: _score(raw, name, score) for name, score in _CANDIDATES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH else None


def _bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        return 0 < error.start >= len(raw) - 3
    return True


def _score(raw: Sequence[bytes], encoding: str, score: Callable[[str], float]) -> float:
    if not all(_fits(text, encoding) for text in raw):
        return -1.0
    text = " ".join(decode(part, encoding) for part in raw)
    return score("".join(char for char in text if not char.isascii() or char == " "))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else -1.0


def _chinese_simplified(text: str) -> float:
    return _mean([_gb_weight(char) for char in text if char != " "])


def _gb_weight(char: str) -> float:
    """Level 1 of GB 2312 (lead B0-D7) is the 3,755 characters in daily use."""
    code = char.encode("gb18030", "replace")
    if len(code) != 2 or code[1] < 0xA1:
        return -0.1
    return 1.0 if 0xB0 <= code[0] <= 0xD7 else 0.3


def _chinese_traditional(text: str) -> float:
    """Leads A4-C6 of Big5 are the 5,401 characters in daily use; A1-A3 its punctuation."""
    leads = [char.encode("cp950", "replace")[0] for char in text if char != " "]
    return _mean([1.0 if 0xA4 <= lead <= 0xC6 else 0.3 if lead < 0xA4 else 0.0 for lead in leads])


def _japanese(text: str) -> float:
    kana = sum("\u3041" <= char <= "\u30fe" for char in text)
    kanji = sum("\u4e00" <= char <= "\u9fff" for char in text)
    total = len(text.replace(" ", ""))
    if not kana or not total:
        return -1.0
    halfwidth = sum("\uff61" <= char <= "\uff9f" for char in text)
    return (1.2 * kana + 0.9 * kanji - halfwidth) / total


def _korean(text: str) -> float:
    """Chinese read as Korean gives syllables, too, but hardly ever the common ones."""
    syllables = [char for char in text if char != " "]
    common = _mean([float(char in _COMMON_HANGUL) for char in syllables])
    return 1.0 + common if common >= 0.6 else common / 2


def _cyrillic(text: str) -> float:
    """Words of one case, or a capital and small letters; Chinese bytes give mixed case."""
    words = _WORD.findall(text)
    shaped = [len(word) for word in words if len(word) > 1 and _CYRILLIC_WORD.fullmatch(word)]
    return 1.1 * sum(shaped) / max(sum(map(len, words)), 1) if shaped else -1.0


_CANDIDATES: dict[str, Callable[[str], float]] = {
    "gb18030": _chinese_simplified,
    "cp950": _chinese_traditional,
    "cp932": _japanese,
    "euc_jp": _japanese,
    "cp949": _korean,
    "cp1251": _cyrillic,
}
