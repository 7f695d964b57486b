/** What each kind of question brings to the session: its answering part, and what is shown of it afterwards. */

import type { ComponentType } from "preact";
import type { Kind, QuestionParts } from "../../core/bank";
import type { AnswerWords } from "../../core/words-answer";
import type { Sitting } from "../sitting";
import { ChoiceTask, ChoiceVerdict } from "./choice";
import { CodeField, OpenTask } from "./open";
import { OutputVerdict } from "./output";
import { ShortTask, ShortVerdict } from "./short";

export interface KindProps {
  readonly sitting: Sitting;
  readonly parts: QuestionParts;
  readonly kind: Kind;
  /** The address of the topic's page, which links are relative to. */
  readonly base: string;
  readonly answering: AnswerWords;
}

export interface KindView {
  /** Where the learner answers. */
  readonly Task: ComponentType<KindProps>;
  /** What takes the place of the task once the answer is shown and checked; kinds without it cannot be checked. */
  readonly Verdict?: ComponentType<KindProps>;
}

export const KIND_VIEWS: Readonly<Record<Kind, KindView>> = {
  open: { Task: OpenTask },
  choice: { Task: ChoiceTask, Verdict: ChoiceVerdict },
  short: { Task: ShortTask, Verdict: ShortVerdict },
  output: { Task: CodeField, Verdict: OutputVerdict },
  code: { Task: CodeField },
};
