"""Numbers and days as people write them, made apart from the tables that read them."""

ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
ENGLISH_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
RUSSIAN = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
).split()
RUSSIAN_TENS = "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
RUSSIAN_HUNDREDS = "- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
ROMAN = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}
ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)
RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
CHINESE = "零一二三四五六七八九"


def in_english(n: int, *, joint: str = "and ") -> str:
    """A number below a thousand million in English words, with or without the "and"."""
    if n < len(ENGLISH):
        return ENGLISH[n]
    if n < 100:
        return ENGLISH_TENS[n // 10] + (f"-{ENGLISH[n % 10]}" if n % 10 else "")
    if n < 1000:
        tail = f" {joint}{in_english(n % 100)}" if n % 100 else ""
        return f"{ENGLISH[n // 100]} hundred{tail}"
    size = 10**6 if n >= 10**6 else 1000
    word = "million" if size == 10**6 else "thousand"
    rest = n % size
    between = joint if 0 < rest < 100 else ""
    head = f"{in_english(n // size, joint=joint)} {word}"
    return f"{head} {between}{in_english(rest, joint=joint)}" if rest else head


def as_english_ordinal(n: int) -> str:
    """A number as an ordinal in English words."""
    words = in_english(n)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    if last.endswith("y"):
        return f"{words[:-1]}ieth"
    return words[:start] + ORDINALS.get(last, f"{last}th")


def _form(n: int, one: str, few: str, many: str) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return one
    return few if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else many


def in_russian(n: int, *, feminine: bool = False) -> str:
    """A number below a thousand million in Russian words, in the nominative."""
    if n == 0:
        return RUSSIAN[0]
    words: list[str] = []
    for size, forms in ((10**6, ("миллион", "миллиона", "миллионов")), (1000, ("тысяча", "тысячи", "тысяч"))):
        if n >= size:
            words += [in_russian(n // size, feminine=size == 1000), _form(n // size, *forms)]
            n %= size
    if n >= 100:
        words.append(RUSSIAN_HUNDREDS[n // 100])
        n %= 100
    if n >= 20:
        words.append(RUSSIAN_TENS[n // 10])
        n %= 10
    if n:
        words.append({1: "одна", 2: "две"}.get(n, RUSSIAN[n]) if feminine else RUSSIAN[n])
    return " ".join(words)


def in_roman(n: int) -> str:
    """A number as a roman numeral."""
    written = ""
    for value, letters in ROMAN.items():
        written += letters * (n // value)
        n %= value
    return written


def in_chinese(n: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    if n < 10:
        return CHINESE[n]
    written = ""
    skipped = False
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, value)
        if digit:
            written += ("零" if skipped and written else "") + CHINESE[digit] + sign
        skipped = not digit
    return written


def grouped(n: int, mark: str) -> str:
    """A number in figures, a mark before every three of them."""
    return f"{n:,}".replace(",", mark)
