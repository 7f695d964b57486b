/** What each kind of question brings to the session: its answering part, and what is shown of it afterwards. */

import type { ComponentType } from "preact";
import type { Kind, QuestionParts } from "../../core/bank";
import type { AnswerWords } from "../../core/words-answer";
import type { PrimaryAction, QuietAction } from "../dock";
import type { Keys } from "../keys";
import type { Sitting } from "../sitting";
import { ChoiceTask, ChoiceVerdict } from "./choice";
import { CodeTask, CodeVerdict } from "./code";
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

/** What a task that knows more than showing the answer puts into the dock and onto the keys. */
export interface Controls {
  readonly primary: PrimaryAction;
  readonly quiet: readonly QuietAction[];
  readonly keys: Keys;
}

export interface TaskProps extends KindProps {
  /** Called with the controls whenever they change, and without any once the task leaves the screen. */
  readonly onControls: (controls: Controls | undefined) => void;
}

export interface KindView {
  /** Where the learner answers. */
  readonly Task: ComponentType<TaskProps>;
  /** What takes the place of the task once the answer is shown and checked; kinds without it cannot be checked. */
  readonly Verdict?: ComponentType<KindProps>;
}

const KIND_VIEWS: Readonly<Record<Kind, KindView>> = {
  open: { Task: OpenTask },
  choice: { Task: ChoiceTask, Verdict: ChoiceVerdict },
  short: { Task: ShortTask, Verdict: ShortVerdict },
  output: { Task: CodeField, Verdict: OutputVerdict },
  code: { Task: CodeField },
};

const RUNNABLE: KindView = { Task: CodeTask, Verdict: CodeVerdict };

/** Return the view of a question; only code that the browser can run is checked. */
export function viewOf({ kind, parts }: Pick<KindProps, "kind" | "parts">): KindView {
  return parts.code === undefined ? KIND_VIEWS[kind] : RUNNABLE;
}
