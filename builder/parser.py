"""The reader of question files: text in, the topic and everything that is wrong with it out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from builder.attributes import Facts, read_facts
from builder.blocks import Blocks, read_blocks, read_tokens, split_lines, trim
from builder.diagnostics import Problems
from builder.front_matter import FrontMatter, find_end, read_front_matter
from builder.heading import Heading, read_heading, read_section, suggest_section
from builder.identity import derive_id
from builder.markup import find_open
from builder.question import SECTION_NAMES, Parsed, Part, Question, Topic
from builder.sections import Section, text_of
from builder.task import read_question

