"""How much a line reads like a question, in the languages that files come in."""

from __future__ import annotations

import re
from typing import Final

_STRONG: Final = (
    "explain", "describe", "compare", "differentiate", "distinguish", "discuss", "define", "mention", "elaborate",
    "tell (?:me|us)", "differences? (?:between|of|in)", "what(?:'s|’s| is| are|s)?", "why", "which", "who(?:'s|’s)?",
    "whose", "whom", "when (?:should|would|do|does|did|is|are|to|can|will)",
    "where (?:should|would|do|does|did|is|are|can)", "how(?:'s|’s)? (?!to\\b)",
    "(?:can|could|would|will|have|had|did|do|should|are|were) (?:you|we|i|they|it|there|the)\\b", "true or false",
    "give (?:an? |some |me |two |three )?examples?", "walk (?:me|us) through", "talk (?:me |us )?(?:about|through)",
    "share an?", "have you", "design an?", "suppose", "imagine", "assume", "in what", "in which", "to what", "at what",
    "on what", "from what", "for what", "with what", "by what", "under what", "pros and cons", "что", "чем", "чего",
    "чему", "какого", "какому", "каков[аоы]?", "как(?:ой|ая|ое|ие|ую|им|их|ими)", "почему", "зачем", "когда", "где",
    "куда", "откуда", "кто", "кого", "кому", "кем", "чей", "сколько", "отчего", "насколько",
    "(?:в|из|для|от|о|об|на|с|со|за|по|к|при|у|до|через|под|перед|относительно) "
    "(?:ч[её]м|чего|чему|что|кем|кого|каки[мех]|какой|какую|каких|какого|каком|которых?|скольк)",
    "[а-яё]+ ли\\b", "можно ли", "объясни(?:те)?", "расскажи(?:те)?", "опиши(?:те)?", "назови(?:те)?",
    "перечисли(?:те)?", "приведи(?:те)?", "сравни(?:те)?", "дай(?:те)? определение", "поясни(?:те)?", "раскрой(?:те)?",
    "охарактеризуй(?:те)?", "сформулируй(?:те)?", "докажи(?:те)?", "определи(?:те)?", "укажи(?:те)?", "выбери(?:те)?",
    "оцени(?:те)?", "проанализируй(?:те)?", "представь(?:те)?", "вспомни(?:те)?", "прокомментир\\w+", "разница между",
    "отличи[ея]", "различи[ея]", "в ч[её]м", "расшифруй(?:те)?", "предположи(?:м|те)?", "допустим", "подскажи(?:те)?",
    "поделись", "поделитесь", "що", "який", "яка", "яке", "які", "чому", "навіщо", "коли", "де", "хто", "скільки",
    "у чому", "поясніть", "опишіть", "назвіть", "розкажіть", "порівняйте", "чи",
    "was (?:ist|sind|bedeutet|macht|passiert|versteht)",
    "wie (?:kann|funktioniert|wird|viele|ist|unterscheidet|lautet)", "warum", "wieso", "weshalb", "welche[rsnm]?",
    "womit", "wozu", "worin", "erkläre?n?", "beschreibe?n?", "nennen?", "vergleichen?", "wann", "¿", "qué", "cómo",
    "cuáles", "cuál", "cuándo", "por qué", "expli(?:que|ca)", "descri(?:ba|be)", "menciona", "mencione", "enumer[ae]",
    "habl[ae]", "nombr[ae]", "indi(?:que|ca)", "defin[ae]", "compar[ae]", "diferenci[ae]", "descreva", "fale",
    "elenca", "definisci", "définissez", "parlez", "donnez", "comparez", "présentez", "qu'est-ce", "qu’est-ce",
    "quelle?s?", "comment", "pourquoi", "expliquez", "décrivez", "citez", "combien", "o que", "quais", "qual",
    "por que", "cos'è", "cos’è", "che cos", "spiega", "descrivi", "perché", "jaki[ea]?", "dlaczego", "wyjaśnij",
    "czym", "co to", "opisz", "как(?= (?:работа|устроен|реализ|вы|бы|измен|созда|влия|происх|связан|называ))",
    "ما (?:هو|هي|هي|الفرق)", "كيف", "لماذا", "متى", "اشرح", "什么", "如何", "为什么", "怎么", "哪些", "なぜ", "무엇",
    "wat (?:is|zijn|doet|betekent)", "hoe (?:werkt|kan|kun|worden?|is|zou)", "waarom", "welke?", "wanneer", "leg uit",
    "apa(?:kah| itu| saja| yang| perbedaan| fungsi)", "mengapa", "kenapa", "bagaimana", "jelaskan", "sebutkan",
    "perbedaan(?: antara)?", "berapa", "kapan", "hãy", "tại sao", "vì sao", "sự khác (?:biệt|nhau)", "giải thích",
    "trình bày", "nêu", "khi nào", "neden", "niçin", "ne zaman", "hangi", "açıkla(?:yın|yınız)?", "fark(?:ı|lar)",
    "co (?:je|jsou|znamená|se)", "jak (?:funguj|se|byst|by|działa|można)\\w*", "proč", "který|která|které",
    "vysvětlete", "š?ta je", "što je", "kako", "zašto", "koj[aei]", "objasni(?:te)?", "çfarë", "pse",
    "nima(?: uchun)?", "qanday", "vad (?:är|gör)", "hur", "varför", "vilken|vilket|vilka", "förklara", "hva er",
    "hvorfor", "hvordan", "hvad er", "mi az?", "miért", "hogyan", "mik a", "ce (?:este|sunt|face|se)", "de ce",
    "care (?:este|sunt)", "explicați", "mikä", "miksi", "miten", "diferencias? entre", "diferenças? entre",
    "différences? entre", "differenz[ae] tra", "unterschied(?:e)? zwischen", "różnic[ae] między", "rozdíl mezi",
    "verschil tussen", "τι", "πώς", "γιατί", "ποι(?:α|ος|ο|ες)", "εξηγήστε", "מה", "איך", "למה", "מדוע", "כיצד",
    "הסבר", "چرا", "چگونه", "چیست", "کدام",
)  # fmt: skip
_WEAK: Final = (
    "how to", "как", "як", "wie", "write", "implement", "create", "design", "list", "name", "give", "find", "build",
    "fix", "state", "outline", "predict", "guess", "calculate", "identify", "choose", "select", "determine",
    "demonstrate", "specify", "rank", "print", "use case", "where", "when", "who", "is", "does", "has", "can", "are",
    "did", "should", "must", "types? of", "advantages? of", "benefits? of", "using", "напиши(?:те)?",
    "реализуй(?:те)?", "спроектируй(?:те)?", "оптимизируй(?:те)?", "найди(?:те)?", "создай(?:те)?", "исправь(?:те)?",
    "реши(?:те)?", "разработай(?:те)?", "добавь(?:те)?", "настрой(?:те)?", "покажи(?:те)?", "посчитай(?:те)?",
    "вычисли(?:те)?", "виды", "типы", "способы", "преимущества", "недостатки", "плюсы", "напишіть", "реалізуйте",
    "schreibe?n?", "implementiere?n?", "escrib[ea]", "haga", "haz", "crea", "cree", "implement[ea]",
)  # fmt: skip
# Chinese, Japanese and Korean ask anywhere in the sentence.
_ANYWHERE: Final = (
    "什么|什麼|如何|怎么|怎麼|怎样|怎樣|哪些|哪个|哪個|吗$|嗎$|是否|区别|區別|差异|差異|谈谈|談談|介绍|介紹|"
    "说说|說說|讲讲|讲一下|解释|解釋|简述|簡述|"
    "とは|何|ですか|なぜ|どう|違い|説明|述べ|무엇|인가|입니까|어떻게|설명하|설명해|차이|이란|"
    "nedir|nasıl|là gì|thế nào|khác nhau|bao nhiêu|"
    "อะไร|อย่างไร|ทำไม|แตกต่าง|จงอธิบาย|क्या|क्यों|कैसे|अंतर|समझाइ|কি\\b|কী|কেন|কিভাবে|چیست|چه |چرا|تفاوت|توضیح ده"
)


_WORD: Final = re.compile(r"[^\W_]")
_MARK: Final = re.compile(r"[?？؟](?=[\s\"'»”’)\]*_`~!.…]|$)")
_MARK_AT_END: Final = re.compile(r"[?？؟](?:[^\w<(\[]|_)*$")
_STRONG_OPENING: Final = re.compile(rf"(?:{'|'.join(_STRONG)})(?![\w-])|(?:what|how(?! to\b)|why)\b", re.IGNORECASE)
_WEAK_OPENING: Final = re.compile(rf"(?:{'|'.join(_WEAK)})(?![\w-])", re.IGNORECASE)
_IMPERATIVE: Final = re.compile(
    r"explain|describe|compare|differ|disting|discuss|define|mention|elab|tell|walk|talk|share|give|suppose|imagine|assume|"
    r"объясн|расска|опиш|назов|переч|приве|сравн|дай|поясн|раск|охар|сформ|докаж|опред|укаж|выбер|оцен|проан|предст|вспом|"
    r"расшифр|предпол|допуст|подскаж|подел|поясн|розк|erkl|besch|nenn|vergl|expl|d[ée]cri|menci|enumer|habl|"
    r"nombr|indi|d[ée]fin|compar|diferen|descr|fale|elenc|parlez|donnez|présent|cite|spieg|wyja|opisz|اشرح",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 40
_NEWS: Final = re.compile(r"what[’']?s (?:new|changed|next|inside|included)|что нового", re.IGNORECASE)
_QUOTED: Final = re.compile(r"^[^\w¿`]+")
_ASKS_ANYWHERE: Final = re.compile(_ANYWHERE)


def likeness(text: str) -> float:
    """Tell how much a line reads like a question, from 0 to 1; `text` has no Markdown around it."""
    if not _WORD.search(text) or _NEWS.search(text):
        return 0.0
    if _MARK_AT_END.search(text):
        return 1.0
    if _MARK.search(text):
        return 0.9
    plain = _QUOTED.sub("", text)
    return max(_opening(plain), _after_label(plain))


def _after_label(text: str) -> float:
    """Look behind a short label: `Memory: how does the collector work`."""
    label, colon, rest = text.partition(": ")
    return _opening(_QUOTED.sub("", rest)) if colon and len(label) <= _LONGEST_LABEL else 0.0


def _opening(plain: str) -> float:
    strong = _STRONG_OPENING.match(plain)
    if strong:
        if _IMPERATIVE.match(plain):
            return 0.8
        # `When the server fails, …`: a statement ends like one.
        return 0.3 if plain.rstrip(" *_)`").endswith((".", ":", ";", ",")) else 0.7
    if _WEAK_OPENING.match(plain):
        return 0.4
    return 0.7 if not plain.isascii() and _ASKS_ANYWHERE.search(plain) else 0.0


_REFERS: Final = re.compile(
    r"\b(?:below|following|this (?:code|function|snippet|program|query|expression|statement|class)|bug|wrong with|"
    r"th(?:e|is) (?:code|output|snippet|result)|output|outcome|print(?:s|ed)?|log(?:s|ged)?|returns?|value of|fix|"
    r"refactor|optimi[sz]e|error in|make this)\b|ниже|следующ|этот|этого|этом|выведет|вывод|вернёт|вернет|результат|"
    r"данн(?:ый|ого|ом|ую) (?:код|фрагмент|функц)|в консол|напечата|выполнени",
    re.IGNORECASE,
)
_TASK: Final = re.compile(
    r"(?:write|implement|create|build|find|list|display|show|get|retrieve|fetch|delete|update|count|calculate|select|sort|"
    r"reverse|merge|remove|insert|replace|convert|generate|return|check if|swap|rename|add|join|"
    r"напиши|реализуй|найди|выведи|выбери|посчитай|вычисли|удали|создай|обнови|отсортируй|получи)(?:те)?\b",
    re.IGNORECASE,
)


def asks_for_code(title: str) -> bool:
    """Tell a task that code solves: `Find the second highest salary`."""
    return _TASK.match(title) is not None and not refers_to_code(title)


def refers_to_code(title: str) -> bool:
    """Tell a question that is about the code below it: `What does this print?`."""
    return _REFERS.search(title) is not None
