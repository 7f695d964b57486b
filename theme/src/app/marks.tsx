/** Small marks of state: the three-part bar of a group of questions, and the dot of one question. */

import { isChanged, type Stage, stageOf } from "../core/schedule";
import { type Counts, usePractice } from "./state";

const PARTS: readonly Stage[] = ["known", "learning", "new"];

/** Draw how many questions are known, in progress and new; the numbers are its text alternative. */
export function StageBar({ counts }: { counts: Counts }) {
  const { words } = usePractice();
  const shown = PARTS.filter((stage) => counts[stage] > 0);
  return (
    <div class="stage-bar" role="img" aria-label={words.bar(counts.new, counts.learning, counts.known)}>
      {shown.map((stage) => (
        <span key={stage} data-part={stage} style={{ "--share": counts[stage] }} />
      ))}
    </div>
  );
}

/** Draw the bar of a topic with its numbers in words once there is something to say. */
export function TopicBar({ topic }: { topic: string }) {
  const { words } = usePractice();
  const counts = useCounts(topic);
  const started = counts.known + counts.learning > 0;
  return (
    <>
      <StageBar counts={counts} />
      {started && (
        <span class="stage-line" aria-hidden="true">
          {words.bar(counts.new, counts.learning, counts.known)}
        </span>
      )}
    </>
  );
}

/** Draw the learner's state of one question, and say whether its meaning changed since the last answer. */
export function StageDot({ question }: { question: string }) {
  const { schedule, words } = usePractice();
  const stage = stageOf(schedule.value.get(question));
  const name = words.stages[stage];
  return (
    <>
      <span class="stage" data-stage={stage} role="img" aria-label={name} title={name} />
      <ChangedMark question={question} />
    </>
  );
}

/** Say that a question changed since the learner answered it, if it did. */
export function ChangedMark({ question }: { question: string }) {
  const { schedule, questions, words } = usePractice();
  if (!isChanged(schedule.value.get(question), questions.get(question)?.rev ?? 0)) return null;
  return (
    <span class="changed-mark" data-changed>
      {words.changed}
    </span>
  );
}

/** Return how many questions of a topic are at which stage. */
export function useCounts(topic: string): Counts {
  return usePractice().counts.value.get(topic) ?? { new: 0, learning: 0, known: 0 };
}
