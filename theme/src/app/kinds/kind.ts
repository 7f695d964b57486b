/** What each kind of question brings to the session: its answering part, and what is shown of it afterwards. */

import type { ComponentType } from "preact";
import type { Rating } from "../../core/attempt";
import type { Kind, QuestionParts } from "../../core/bank";
import type { Session } from "../../core/session";
import type { Sitting } from "../sitting";
import { ChoiceTask, ChoiceVerdict, suggestChoice } from "./choice";
import { OpenTask } from "./open";

export interface KindProps {
  readonly sitting: Sitting;
  readonly parts: QuestionParts;
  readonly kind: Kind;
  /** The address of the topic's page, which links are relative to. */
  readonly base: string;
}

export interface KindView {
  /** Where the learner answers. */
  readonly Task: ComponentType<KindProps>;
  /** What takes the place of the task once the answer is shown. */
  readonly Verdict?: ComponentType<KindProps>;
  /** The rating that the answer itself suggests. */
  readonly suggest?: (parts: QuestionParts, session: Session) => Rating;
}

const OPEN: KindView = { Task: OpenTask };

export const KIND_VIEWS: Readonly<Record<Kind, KindView>> = {
  open: OPEN,
  choice: { Task: ChoiceTask, Verdict: ChoiceVerdict, suggest: suggestChoice },
  short: OPEN,
  output: OPEN,
  code: OPEN,
};
