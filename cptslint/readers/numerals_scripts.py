"""Numbers as Word writes them in the formats of other scripts: digits, letters of alphabets, marks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DIGITS: Mapping[str, str] = MappingProxyType(
    {
        "decimalFullWidth": "０１２３４５６７８９",
        "decimalFullWidth2": "０１２３４５６７８９",
        "hindiNumbers": "०१२३४५६७८९",
        "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
        "ideographDigital": "〇一二三四五六七八九",
        "japaneseDigitalTenThousand": "〇一二三四五六七八九",
        "koreanDigital": "영일이삼사오육칠팔구",
    }
)
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
        "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
        "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
        "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
        "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "hindiVowels": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
        "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
        "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
        "ganada": "가나다라마바사아자차카타파하",
        "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
        "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
        "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    }
)
_COUNTED = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                      "taiwaneseCountingThousand", "ideographEnclosedCircle", "koreanCounting"})  # fmt: skip
_UNITS = "〇一二三四五六七八九"
_HEBREW = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"), (40, "מ"),
           (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"),
           (3, "ג"), (2, "ב"), (1, "א"))  # fmt: skip
_MARKS = "*†‡§"


def script_number(value: int, format_: str) -> str | None:
    """Return a number in a format of another script.

    Args:
        value: The number, not negative.
        format_: Value of w:numFmt.

    Returns:
        The number as Word prints it; None for a format that is none of these, or a number it cannot write.
    """
    if format_ in _DIGITS:
        return "".join(_DIGITS[format_][int(figure)] for figure in str(value))
    if format_ == "hex":
        return f"{value:X}"
    if value < 1:
        return None
    if format_ in _LETTERS:
        return _lettered(value, _LETTERS[format_])
    if format_ == "hebrew1":
        return _hebrew(value)
    if format_ in _COUNTED:
        return _counted(value)
    if format_.startswith("decimalEnclosedCircle"):
        return chr(0x2460 + value - 1) if value <= 20 else None
    if format_ == "decimalEnclosedParen":
        return chr(0x2474 + value - 1) if value <= 20 else None
    if format_ == "decimalEnclosedFullstop":
        return chr(0x2488 + value - 1) if value <= 20 else None
    if format_ == "chicago" and value <= 40:
        return _MARKS[(value - 1) % len(_MARKS)] * ((value - 1) // len(_MARKS) + 1)
    return None


def _lettered(value: int, letters: str) -> str | None:
    """Return the letters in their order, then each twice, as for the Latin alphabet."""
    repeats, letter = divmod(value - 1, len(letters))
    return letters[letter] * (repeats + 1) if repeats < 10 else None


def _hebrew(value: int) -> str | None:
    if value > 999:
        return None
    written = ""
    for weight, letters in _HEBREW:
        while value >= weight:
            written += letters
            value -= weight
            if weight in (15, 16):
                break
    return written


def _counted(value: int) -> str | None:
    """Return a number in the characters used to count in Chinese and Japanese, up to 99."""
    if value > 99:
        return None
    tens, units = divmod(value, 10)
    return ("" if tens < 2 else _UNITS[tens]) + ("十" if tens else "") + (_UNITS[units] if units or not tens else "")
