"""What goes on behind a quotation that ends with a stop, in scripts whose sentences begin with no capital.

“We go.” said he: a small letter tells that the sentence goes on. Where no letter is small, who said it
tells so, or that the words are quoted in the middle of a sentence, as a title or a word of it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["goes_on_behind"]

# The marks that begin what a mark ends.
_BEGUN_BY: Mapping[str, str] = {
    "”": "“”",
    "“": "„”",
    "’": "‘",
    '"': '"',
    "»": "«",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    ")": "(",
    "）": "（",
    "]": "[",
    "】": "【",
}
# What these hold is a title, and no sentence.
_TITLES = "》〉"
# How far back the beginning of a quotation is looked for, and how far on who said it, in code points.
_BACK = 200
_ON = 60
_LEADS_TO_WHAT_IS_SAID = tuple(":：,，、،;؛")
# In Japanese no sentence begins with one of these, or with one and a word that is written in other letters.
_PARTICLES = r"って|など|と(?!ころ[がで]|ても|もあれ|にかく)|を|[のはがにもでへや](?=[^\u3041-\u309f])"
# Words for saying that end what they stand in: of Chinese, Japanese, Korean, the languages of India, Khmer.
_LAST_WORDS = (
    "问 問 问道 問道 说 說 说道 說道 喊 喊道 叫道 笑道 称 稱 答 答道 回答 回答道 写道 寫道 补充 補充 "
    "补充说 補充說 补充道 補充道 表示 指出 强调 強調 宣布 解释 解釋 回应 回應 透露 坦言 "
    "言った 語った 述べた 話した 聞いた 尋ねた 答えた 叫んだ 問うた 説明した 強調した 指摘した 付け加えた "
    "말했다 답했다 강조했다 설명했다 지적했다 물었다 밝혔다 전했다 외쳤다 덧붙였다 "
    "कहा पूछा बोला बोली बोले बताया म्हणाला म्हणाली विचारले বললেন বলেন বলল বলেছেন জানান کہا پوچھا بولا بولی بتایا "
    "ਕਿਹਾ ਪੁੱਛਿਆ કહ્યું પૂછ્યું भने भन्यो گفت گفتند پرسید თქვა იკითხა និយាយ"
)
# Those of other languages come first, before who said it.
_FIRST_WORDS = (
    "قال قالت سأل سألت أضاف أضافت صرح صرحت أجاب أجابت أكد أكدت گفت گفتند پرسید پرسیدند افزود "
    "אמר אמרה אמרו שאל שאלה שאלו הוסיף הוסיפה ענה ענתה አለ አለች አሉ ብሎ ብላ ጠየቀ ጠየቀች "
    "라고 이라고 라며 이라며 하고 하며 고 လို့ ဟု என்றார் என்று என "
    "అని ಎಂದು എന്ന് თქვა იკითხა"
)
# Up to the last word stands who said it, and no other sentence or quotation. Behind a first word that leads
# to what was said, another sentence began.
_WHO = r"[^\n.。！？!?؟।۔።:：,，、،«“\"「『]{0,32}?"
_SAID = re.compile(
    f"{_PARTICLES}"
    f"|{_WHO}(?:{'|'.join(_LAST_WORDS.split())})(?=\\s*[.。，、！？!?।۔።។,،])"
    f"|(?:{'|'.join(_FIRST_WORDS.split())})(?=[\\s.,،።])(?!{_WHO}\\s[إأب]?[إأ]ن)"
)
_SAYING = re.compile(rf"(?:{'|'.join((*_LAST_WORDS.split(), *_FIRST_WORDS.split()))})$")
_PARTS_NO_WORDS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]$")
# What only goes on, whatever came before; and what does so behind what was said.
_THEN = ("ثم ", "और ", "ואז ", "اور ", "एवं ")
_AND = re.compile(r"(?:ثم|और|ו|و|اور)")
_IS_HANGUL = re.compile("[\uac00-\ud7a3]")


def goes_on_behind(text: str, start: int, at: int, end: int) -> bool:
    """Whether the sentence that began at `start` goes on behind a quotation.

    Args:
        text: The text.
        start: Where the sentence began, in code points.
        at: Where the stop within the quotation stands.
        end: Where the marks that close it end; a letter of a script without capitals follows.

    >>> text = "“走。”他说。"
    >>> goes_on_behind(text, 0, 2, 4)
    True
    """
    closing = next((mark for mark in reversed(text[at:end]) if mark in _BEGUN_BY), "")
    if not closing:
        return False
    on = text[end : end + _ON]
    # In Korean an ending is written together with what it comes behind.
    if closing in _TITLES or _IS_HANGUL.match(on):
        return True
    on = on.lstrip()
    if _SAID.match(on):
        return True
    low = max(start, at - _BACK)
    begun = max(text.rfind(mark, low, at) for mark in _BEGUN_BY[closing])
    before = text[max(start, begun - _BACK) : begun].rstrip() if begun >= 0 else ""
    if not any(map(str.isalpha, before)) or before.endswith(_LEADS_TO_WHAT_IS_SAID):
        return on.startswith(_THEN)
    # Words in the middle of a sentence; but in Hindi, say, nothing parts “he said” from what is said.
    leads = _PARTS_NO_WORDS.search(before) is None and _SAYING.search(before) is not None
    return not leads or _AND.match(on) is not None
