/** The foot of a question: the primary action always at the same place, the quiet ones below it. */

import { RATINGS, type Rating } from "../core/attempt";
import { preview } from "../core/schedule";
import { usePractice } from "./state";

export interface QuietAction {
  readonly action: string;
  readonly label: string;
  readonly key: string;
  readonly run: () => void;
}

/** Show the primary action, or the ratings once the answer is shown. */
export function Dock({
  primary,
  ratings,
  quiet,
}: {
  primary: { label: string; run: () => void };
  ratings: { question: string; suggested: Rating | undefined; rate: (rating: Rating) => void } | undefined;
  quiet: readonly QuietAction[];
}) {
  return (
    <div class="dock">
      {ratings === undefined ? (
        <button type="button" class="md-button md-button--primary" data-action="reveal" onClick={primary.run}>
          {primary.label}
        </button>
      ) : (
        <Ratings {...ratings} />
      )}
      <div class="dock-quiet">
        {quiet.map(({ action, label, key, run }) => (
          <button type="button" class="quiet" key={action} data-action={action} aria-keyshortcuts={key} onClick={run}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

function Ratings({
  question,
  suggested,
  rate,
}: {
  question: string;
  suggested: Rating | undefined;
  rate: (rating: Rating) => void;
}) {
  const { words, schedule, now } = usePractice();
  const at = now();
  const due = preview(schedule.value.get(question), at);
  return (
    <fieldset class="ratings" aria-label={words.session.rate}>
      {RATINGS.map((rating) => (
        <button
          type="button"
          key={rating}
          class={rating === suggested ? "md-button md-button--primary" : "md-button"}
          data-rating={rating}
          data-action={rating === suggested ? "next" : undefined}
          aria-keyshortcuts={String(rating)}
          title={words.ratingMeanings[rating]}
          onClick={() => rate(rating)}
        >
          <span class="rating-name">{words.ratings[rating]}</span>
          <span class="rating-interval">{words.interval(due[rating] - at)}</span>
          {rating === suggested && <span class="practice-hidden">{words.session.suggested}</span>}
          <span class="key" aria-hidden="true">
            {rating}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
