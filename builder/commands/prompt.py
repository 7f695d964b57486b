"""`prompt`: print a prompt for a language model, or send it to one and import what it answers."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from builder.clipboard import copy
from builder.commands.answering import import_answer
from builder.commands.reading import NothingToRead, read_paths, refuse
from builder.commands.reviewing import read_for_review
from builder.commands.sending import new_reply, receive
from builder.commands.topic import find_topic_fault
from builder.diagnostics import as_text, count_noun
from builder.endpoint.ask import ENDLESS, MOST_CHARACTERS, READ_TIMEOUT, Endpoint, find_key
from builder.endpoint.link import EndpointError, read_address
from builder.importing.bring import Options
from builder.importing.ledger import LEDGER, DamagedLedger, read_imports
from builder.numerals import whole_number
from builder.prompt.request import LANGUAGES, MOST_QUESTIONS, USUAL_COUNT, Asked, PromptRequest, ReviewRequest
from builder.prompt.write import write_prompt, write_review
from builder.question import KINDS, LEVELS

SUMMARY = "Print a prompt that asks a language model for questions or for a critique, or send it and import the answer."
EXAMPLE = 'python -m builder prompt --topic "Индексы в PostgreSQL" --level middle --avoid-existing'

# Some 30,000 tokens.
_LONG_PROMPT: Final = 100_000


class _WrongUse(Exception):
    """The arguments do not go together; the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `prompt`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--topic", help="what the questions are to be about")
    what.add_argument("--review", type=Path, metavar="FILE", help="ask for a critique of this file instead")
    parser.add_argument("--level", choices=LEVELS, help="the level of all questions (default: all three)")
    parser.add_argument("--count", type=_count, default=USUAL_COUNT, help="how many questions (default: %(default)s)")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind; several may be named")
    parser.add_argument("--language", choices=LANGUAGES, default="ru", help="of prompt and answer (default: ru)")
    parser.add_argument(
        "--into", type=Path, default=Path("content"), metavar="FOLDER", help="the bank (default: %(default)s)"
    )
    parser.add_argument("--avoid-existing", action="store_true", help="list what the bank asks already")
    parser.add_argument("--copy", action="store_true", help="put the prompt on the clipboard instead of printing it")
    model = parser.add_argument_group(
        "sending it", "The key, if the server wants one, comes from the environment only."
    )
    model.add_argument("--endpoint", metavar="URL", help="an OpenAI-compatible server, such as http://localhost:11434")
    model.add_argument("--model", metavar="NAME", help="the model to ask")
    model.add_argument(
        "--timeout", type=_seconds, default=READ_TIMEOUT, metavar="SECONDS", help="of silence (default: %(default)g)"
    )
    model.add_argument("--replies", type=Path, metavar="FOLDER", help="where replies are kept (default: replies)")


def run(arguments: argparse.Namespace) -> int:
    """Print, copy or send: 0 done, 1 the reply has problems, 2 nothing could be asked."""
    try:
        endpoint = _endpoint(arguments)
        prompt = _prompt(arguments)
        if arguments.review and len(prompt) > _LONG_PROMPT:
            _tell(f"Warning: the prompt has {len(prompt):,} characters, more than many models read; review a part.")
        if endpoint:
            return _send(arguments, endpoint, prompt)
    except (_WrongUse, NothingToRead, EndpointError) as error:
        return refuse(str(error))
    except DamagedLedger as error:
        return refuse(f"{(arguments.into / LEDGER).as_posix()} is damaged: {error}")
    except OSError as error:
        return refuse(f"`{error.filename}`: {(error.strerror or str(error)).lower()}")
    if not arguments.copy:
        sys.stdout.write(prompt)
        return 0
    if copy(prompt, os.environ):
        _tell(f"Copied the prompt, {count_noun(len(prompt), 'character')}.")
        return 0
    sys.stdout.write(prompt)
    _tell("error: no program reaches the clipboard (pbcopy, wl-copy, xclip, xsel, clip.exe): printed instead")
    return 1


def _count(text: str) -> int:
    number = whole_number(text)
    if number is None or not 1 <= number <= MOST_QUESTIONS:
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to {MOST_QUESTIONS}")
    return number


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    # A socket takes no more.
    if not 0 < seconds < 1_000_000:
        raise argparse.ArgumentTypeError("write a number of seconds")
    return seconds


def _prompt(arguments: argparse.Namespace) -> str:
    if arguments.review:
        text = read_for_review(arguments.review)
        return write_review(ReviewRequest(text, arguments.review.name, arguments.language))
    topic = " ".join(arguments.topic.split())
    if fault := find_topic_fault(topic):
        raise _WrongUse(fault)
    return write_prompt(
        PromptRequest(
            topic=topic,
            level=arguments.level,
            count=arguments.count,
            kinds=tuple(arguments.kind or ()),
            language=arguments.language,
            existing=_existing(arguments.into) if arguments.avoid_existing else (),
        )
    )


def _existing(folder: Path) -> tuple[Asked, ...]:
    """Tell what the bank asks; one that is still empty asks nothing."""
    try:
        reading = read_paths([folder])
    except NothingToRead as error:
        if not folder.exists():
            raise
        _tell(f"Nothing to avoid: {error}.")
        return ()
    for unread in reading.unread:
        _tell(as_text(unread))
    topics = [parsed.topic for parsed in reading.files.values()]
    return tuple(
        Asked(question.title, ", ".join(question.tags), topic.title) for topic in topics for question in topic.questions
    )


def _endpoint(arguments: argparse.Namespace) -> Endpoint | None:
    if bool(arguments.endpoint) != bool(arguments.model):
        raise _WrongUse("--endpoint and --model go together: a server, and which of its models to ask")
    if not arguments.endpoint:
        return None
    if arguments.copy:
        raise _WrongUse("--copy and --endpoint do not go together: a prompt is copied or sent")
    # Answers cost time and money: a bank that cannot take one is found before it is asked for.
    if arguments.into.exists() and not arguments.into.is_dir():
        raise _WrongUse(f"`{arguments.into.as_posix()}` is not a folder")
    read_imports(arguments.into)
    return Endpoint(read_address(arguments.endpoint), arguments.model, find_key(os.environ), arguments.timeout)


def _send(arguments: argparse.Namespace, endpoint: Endpoint, prompt: str) -> int:
    folder = arguments.replies or arguments.into.parent / "replies"
    name = f"review {arguments.review.stem}" if arguments.review else arguments.topic
    path = new_reply(folder, name, datetime.now())
    with_key = f" with the key in {endpoint.key.name}" if endpoint.key else ""
    _tell(f"Asking {endpoint.model} at {endpoint.address.server}{with_key}.")
    if endpoint.key and endpoint.address.scheme == "http" and not endpoint.address.is_local:
        _tell("Warning: the key travels unencrypted; `https://` would hide it.")
    try:
        end = receive(endpoint, prompt, path, echo=bool(arguments.review))
    except EndpointError as error:
        kept = f"; what came is kept in `{path.as_posix()}`" if path.exists() else ""
        refuse(f"{error}{kept}")
        return 1 if path.exists() else 2
    except KeyboardInterrupt:
        _tell(f"Stopped; what came is kept in `{path.as_posix()}`." if path.exists() else "Stopped.")
        return 130
    _tell(f"Kept the reply in `{path.as_posix()}`.")
    if end == "length":
        _tell("Warning: the model reached its limit, so the last question may be cut short; ask for fewer.")
    if end == ENDLESS:
        _tell(f"Warning: the answer had no end and was cut after {MOST_CHARACTERS:,} characters; try another model.")
    if arguments.review:
        return 0
    # To `import` a slash divides folders: TCP/IP is not IP in a folder TCP.
    topic = " ".join(arguments.topic.split()).replace("/", "-")
    return import_answer(path, Options(arguments.into, topic=topic, level=arguments.level))


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")
