"""The words by which people mark questions, answers and everything else, in the languages that files come in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# A name followed by a number, or by a colon: `Question 3.`, `Вопрос:`.
QUESTION_NAMES: Final = (
    "question", "quest", "ques?", "quiz question", "interview question", "interviewer", "интервьюер", "вопрос",
    "питання", "запитання", "frage", "pregunta", "pergunta", "domanda", "pytanie", "otázka", "soru", "vraag",
    "questão", "quesito", "câu hỏi", "câu", "hỏi", "pertanyaan", "soal", "pitanje", "pyetja", "savol", "сұрақ",
    "въпрос", "întrebarea?", "fråga", "spørsmål", "spørgsmål", "kysymys", "kérdés", "ερώτηση", "שאלה", "প্রশ্ন",
    "प्र(?:श्न)?", "سوال", "پرسش", "คำถาม(?:ที่)?", "问题", "問題", "题目", "題目", "题", "質問", "設問", "질문",
    "문제", "سؤال", "السؤال",
)  # fmt: skip
TASK_NAMES: Final = (
    "task", "exercise", "problem", "challenge", "prompt", "front", "scenario", "case", "puzzle", "drill", "задача",
    "задание", "упражнение", "сценарий", "кейс", "завдання", "aufgabe", "übung", "ejercicio", "exercice", "exercício",
    "esercizio", "zadanie",
)  # fmt: skip
# What teachers set; a problem, a case or a challenge may also be what a project had to solve.
EXERCISE_NAMES: Final = (
    "exercise", "drill", "puzzle", "task", "задача", "задание", "упражнение", "завдання", "aufgabe", "übung",
    "ejercicio", "exercice", "exercício", "esercizio", "zadanie",
)  # fmt: skip
_ANSWER_KINDS: Final = (
    "the", "correct", "right", "model", "sample", "suggested", "expected", "short", "best", "my", "possible",
    "example", "reference", "brief", "detailed", "full", "final", "quick", "show", "view", "see", "reveal",
    "click to reveal", "правильный", "правильные", "правильная", "верный", "верные", "мой", "краткий", "короткий",
    "полный", "примерный", "эталонный", "развёрнутый", "развернутый", "возможный", "ожидаемый", "показать",
    "посмотреть", "смотреть", "открыть", "правильна", "вірна", "richtige", "respuesta", "correcta", "bonne",
    "prawidłowa", "poprawna", "doğru", "juiste", "správná", "kunci", "正确", "正確", "参考", "參考", "标准", "標準",
    "模范", "模範", "모범", "예시",
)  # fmt: skip
# Where languages say after the noun which answer it is.
_BEHIND: Final = (
    "correct[ae]s?", "corretta", "esatta", "certa", "modelo", "đúng", "yang benar", "benar", "точан", "tačan", "sahih",
)  # fmt: skip
_ANSWER_NAMES: Final = (
    "answers?", "ans", "solutions?", "explanations?", "rationale", "response", "back", "candidate", "interviewee",
    "кандидат", "correct (?:option|choice)s?", "right (?:option|choice)s?", "answer key", "ответы?", "решение",
    "пояснение", "объяснение", "разбор", "правильный вариант", "верный вариант", "обоснование", "відповідь",
    "пояснення", "розв'язання", "antwort", "lösung", "erklärung", "respuestas?", "solución", "explicación",
    "réponses?", "explication", "respostas?", "gabarito", "solução", "explicação", "risposta", "soluzione",
    "spiegazione", "odpowiedź", "rozwiązanie", "wyjaśnienie", "odpověď", "řešení", "vysvětlení", "odpoveď", "cevap",
    "cevabı", "yanıt", "açıklama", "çözüm", "antwoord", "uitleg", "(?:câu )?trả lời", "đáp án", "lời giải",
    "giải thích", "jawab(?:an)?", "jawapan", "pembahasan", "penjelasan", "odgovor", "rješenje", "objašnjenje",
    "одговор", "отговор", "жауап", "përgjigj[ae]", "shpjegim", "javob", "жавоб", "r[ăa]spuns(?:ul)?", "explicație",
    "soluție", "svar", "förklaring", "forklaring", "vastaus", "ratkaisu", "válasz", "megoldás", "magyarázat",
    "απάντηση", "λύση", "תשובה", "פתרון", "উত্তর", "ব্যাখ্যা", "उत्तर", "जवाब", "व्याख्या", "پاسخ", "جواب", "توضیح",
    "คำตอบ", "เฉลย", "คำอธิบาย", "答案", "答え", "答", "解答", "回答", "解析", "解説", "解释", "正解", "해설", "설명",
    "정답", "답변?", "답안", "الاجابة", "الإجابة", "الجواب", "إجابة", "اجابة", "(?:الاجابة|الإجابة) الصحيحة",
)  # fmt: skip
OPTION_NAMES: Final = (
    "(?:answer )?(?:options|choices)", "(?:possible|answer) answers", "answers", "variants",
    "варианты(?: ответов| ответа)?", "ответы", "варіанти(?: відповідей)?", "antwortmöglichkeiten", "opciones",
    "opções", "select one(?: or more)?", "choose one(?: or more)?", "odpowiedzi", "选项", "選項", "選択肢", "pilihan",
    "seçenekler", "opties", "opzioni", "보기",
)  # fmt: skip
HINT_NAMES: Final = (
    "hints?", "tips?", "clue", "need a hint", "подсказк[аи]", "наводка", "підказка", "hinweis", "tipp", "pista",
    "indice", "dica", "suggerimento", "ipucu", "petunjuk", "gợi ý", "nápověda", "提示", "ヒント", "힌트",
)  # fmt: skip
# The list of all right answers, which belongs to no question.
KEY_NAMES: Final = (
    "answer (?:key|sheet|list)s?", "answers key", "solution key", "ключи?(?: к .{1,40})?", "kunci jawaban",
    "cevap anahtarı", "gabarito", "facit", "参考答案", "參考答案", "lösungsschlüssel", "klucz odpowiedzi", "đáp án",
    "정답",
)  # fmt: skip
# Headings inside an answer that name its parts; a question never begins with one.
PART_NAMES: Final = (
    "good to (?:hear|know)", "additional (?:links|resources|reading)", "(?:further|more) reading", "references?",
    "sources?", "links?", "related(?: questions| links| topics| videos?)?", "see also", "resources?",
    "examples?(?: \\d+)?", "code(?: examples?)?", "key (?:points|takeaways|features|ideas)",
    "follow[- ]?ups?(?: questions)?", "notes?", "output", "options", "summary", "conclusion", "tl;?dr", "bonus",
    "complexity", "time complexity", "pros", "cons", "tags?", "источник(?:и|)", "ссылки", "ссылка", "литература",
    "материалы", "примеры?(?: кода)?", "итоги?", "вывод(?:ы)?", "прочее", "ключевые пункты", "что почитать",
    "дополнительно", "доп\\. материалы", "см\\. также", "заключение", "углубление", "варианты ответов",
    "полезные ссылки", "интересные ссылки", "источники вопросов", "примечани[ея]", "полезные материалы",
)  # fmt: skip
FURNITURE_NAMES: Final = (
    "(?:table of )?contents?", "toc", "index", "overview", "introduction", "intro", "preface", "foreword",
    "about(?: .*)?", "licen[cs]e", "copyright", "contribut(?:ing|ors?|ions?|e)(?: .*)?", "(?:getting|get) started",
    "quick ?start(?: guide)?", "installation", "install", "setup", "usage",
    "how to (?:use|contribute|install)(?: .*)?", "requirements?", "prerequisites?", "features", "changelog",
    "release notes", "roadmap", "acknowledge?ments?", "credits?", "authors?", "maintainers?", "sponsors?", "backers?",
    "have (?:an?y? )?(?:questions?|doubts?)\\b.*", "support(?: .*)?", "contact(?: us)?", "disclaimer", "translations?",
    "legend", "star history", "stargazers.*", "documentation", "donat(?:e|ions?)", "community", "faq", "useful links",
    "objective", "questions?", "interview questions?", "quiz", "answers?", "answer key", "next steps?",
    "thanks?(?: to)?", "to-?do", "содержание", "оглавление", "введение", "предисловие", "об авторе", "авторы?",
    "лицензия", "установка", "использование", "требования", "как пользоваться", "благодарности", "контакты", "вопросы",
    "ответы", "список вопросов", "план", "навигация", "вопросы (?:к )?работодателю", "вопросы hr.*",
    "questions (?:to|for|you can) (?:ask )?(?:the |your |an )?(?:employer|interviewer|company).*", "explore all .*",
    "you can also find all .*", "зміст", "вступ", "ліцензія", "inhalt(?:sverzeichnis)?", "einleitung", "índice",
    "contenido", "sommaire", "目录", "目次", "المحتويات",
)  # fmt: skip
ARTICLE_NAMES: Final = (
    "introduction", "intro", "conclusions?", "summary", "tl;?dr", "abstract", "wrapping up", "final thoughts",
    "closing thoughts", "installation", "install", "installing", "usage", "getting started", "quick ?start",
    "features", "requirements", "prerequisites", "configuration", "changelog", "license", "licence", "contributing",
    "roadmap", "acknowledge?ments", "background", "next steps", "введение", "заключение", "выводы?", "итоги?",
    "установка", "использование", "лицензия", "предисловие", "вместо заключения", "einleitung", "fazit",
    "introducción", "conclusión", "вступ", "висновк[иі]",
)  # fmt: skip
CONTENTS_NAMES: Final = (
    "(?:view |show |table of )*contents?", "toc", "index", "содержание", "оглавление", "список вопросов", "навигация",
    ".*translations?.*", "переводы", "зміст", "inhalt(?:sverzeichnis)?", "índice", "目录", "目次",
)  # fmt: skip
NOT_ASKED_NAMES: Final = (
    "table of contents", "contents", "toc", "содержание", "оглавление", "список вопросов", "зміст",
    "inhaltsverzeichnis", "вопросы (?:к )?работодателю",
    "questions (?:to|for|you can) (?:ask )?(?:the |your |an )?(?:employer|interviewer|company).*", "maintainers?",
    "questions (?:to|you (?:can|could|should|may)) ask",
    "questions (?:to|you (?:can|could|should|may)) ask "
    "(?:yourself|before|when|(?:the |your )?(?:user|client|customer|team)).*",
    "contributors?", "authors?", "авторы?",
)  # fmt: skip
PLACEHOLDERS: Final = (
    "(?:your |put |write |add )*(?:the |your )?answer(?:s)? (?:goes )?here", "to ?do", "tbd", "n/?a", "wip", "empty",
    "none", "pending",
    "(?:to be|will be) (?:completed|added|done|written|continued|answered|updated)(?: soon| later)?",
    "coming soon(?: .*)?", "no answer(?: yet)?", "not answered(?: yet)?", "fill (?:this )?in", "answer needed",
    "help wanted", "i don'?t know", "\\?+", "нет ответа", "ответа (?:пока )?нет", "без ответа", "(?:ваш )?ответ здесь",
    "(?:ответ )?(?:будет )?(?:скоро|позже)", "дополнить", "не знаю", "пусто", "заполнить", "(?:ответ )?в работе",
    "см(?:\\.|отри) ниже", "[-–—=>_.…*]+", "your answer", "ваш ответ",
)  # fmt: skip


def any_of(names: Iterable[str]) -> str:
    """Join alternatives to one group, the longest first, so that none hides behind its own beginning."""
    return f"(?:{'|'.join(sorted(names, key=len, reverse=True))})"


ANSWER_PHRASE: Final = rf"(?:{any_of(_ANSWER_KINDS)}\s*)*{any_of(_ANSWER_NAMES)}(?:\s+{any_of(_BEHIND)})?"
QUESTION_PHRASE: Final = any_of(QUESTION_NAMES)
LONE_QUESTION: Final = rf"(?:front|(?:(?:interview|quiz|sample|practice|test)\s+)?{QUESTION_PHRASE})"
TASK_PHRASE: Final = any_of(TASK_NAMES)
KEY_PHRASE: Final = any_of(KEY_NAMES)
EXERCISE_PHRASE: Final = any_of(EXERCISE_NAMES)
HINT_PHRASE: Final = any_of(HINT_NAMES)
OPTION_PHRASE: Final = any_of(OPTION_NAMES)

_HINTS_AT_QUESTIONS: Final = re.compile(
    r"interview|\bquestions?\b|\bquiz|вопрос|собеседован|\bтесты?\b|экзамен|зач[её]т|\bexams?\b|\bfaq\b|q ?& ?a|"
    r"flash ?cards?|trivia|assessment|питання|співбесід|fragen|preguntas|entrevista|perguntas|entretien|domande|"
    r"pytania|colloquio|vragen|otázky|pohovor|întreb|interviu|frågor|pitanja|câu hỏi|phỏng vấn|pertanyaan|wawancara|"
    r"\bsoru(?:lar|su|ları)|mülakat|savol|ερωτήσεις|שאלות|प्रश्न|سوال|คำถาม|面试|面試|面接|問答|问答|質問|"
    r"(?<!已知)(?<!疑难)(?:问题|問題)(?!排查|反馈|修复|解决|描述|背景)|(?<![主标專专课話话议主標問问])[题題]|"
    r"면접|질문|مقابل|اسئلة|أسئلة|self[- ](?:check|test)|check your(?:self| understanding)|knowledge check",
    re.IGNORECASE,
)


def hints_at_questions(text: str) -> bool:
    """Tell a title that promises questions."""
    return _HINTS_AT_QUESTIONS.search(text) is not None


def promises_questions(heading: str) -> bool:
    """Tell the heading of a section with questions to be asked; what users ask frequently is something else."""
    return hints_at_questions(heading) and not _FREQUENT.search(heading)


_FREQUENT: Final = re.compile(
    r"\bfaq\b|frequently|часто задаваемые|частые вопросы|q ?& ?a|常见问题|常見問題|よくある質問|자주 묻는|"
    r"frecuentes|frequentes|häufig",
    re.IGNORECASE,
)
_PART: Final = re.compile(rf"[^\w]*+{any_of(PART_NAMES)}\W*", re.IGNORECASE)
_FURNITURE: Final = re.compile(rf"[^\w]*+(?:\d++[.)]\s*+)?{any_of(FURNITURE_NAMES)}\W*", re.IGNORECASE)
_CONTENTS: Final = re.compile(rf"[^\w]*+{any_of(CONTENTS_NAMES)}\W*", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(rf"[\s*_~`(\[<>!.…=-]*(?:{any_of(PLACEHOLDERS)})?[\s*_~`)\]<>!.…:)(-]*", re.IGNORECASE)
_HINT: Final = re.compile(rf"[^\w]*+{any_of(HINT_NAMES)}(?: ?\d+)?\W*", re.IGNORECASE)


def is_part(title: str) -> bool:
    """Tell the heading of a part of an answer."""
    return _PART.fullmatch(title) is not None


_KEY: Final = re.compile(rf"[^\w]*+{KEY_PHRASE}(?:\s*(?:&|and|with)\s.{{1,40}})?\W*", re.IGNORECASE)


def is_key(title: str) -> bool:
    """Tell the heading of a list of all right answers."""
    return _KEY.fullmatch(title) is not None


_CLOSING: Final = re.compile(
    r"[^\w]*+(?:итоги?|выводы?|заключение|summary|conclusions?|key takeaways|final (?:thoughts|tips)|fazit|conclusión|"
    r"总结|まとめ)\W*",
    re.IGNORECASE,
)


def is_closing(title: str) -> bool:
    """Tell a heading that may close a whole text."""
    return _CLOSING.fullmatch(title) is not None


def is_furniture(title: str) -> bool:
    """Tell a heading that every file has and that asks nothing."""
    return _FURNITURE.fullmatch(title) is not None


_OF_ARTICLE: Final = re.compile(rf"[^\w]*+(?:\d++[.)]\s*+)?{any_of(ARTICLE_NAMES)}\W*", re.IGNORECASE)


def is_of_article(title: str) -> bool:
    """Tell a heading that articles and the pages of projects have, and lists of questions have not."""
    return _OF_ARTICLE.fullmatch(title) is not None


def is_contents(title: str) -> bool:
    """Tell the heading of a table of contents or a list of translations."""
    return _CONTENTS.fullmatch(title) is not None


_NOT_ASKED: Final = re.compile(rf"[^\w]*+{any_of(NOT_ASKED_NAMES)}\W*", re.IGNORECASE)


def is_not_asked(title: str) -> bool:
    """Tell the heading of a section whose lists are no questions to be asked: its contents, questions to employers."""
    return _NOT_ASKED.fullmatch(title) is not None


def is_hint(title: str) -> bool:
    """Tell the label of a hint."""
    return _HINT.fullmatch(title) is not None


def is_placeholder(text: str) -> bool:
    """Tell a text that stands where an answer is still to come."""
    return len(text) < 60 and _PLACEHOLDER.fullmatch(text) is not None
