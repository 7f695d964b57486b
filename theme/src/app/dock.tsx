/** The foot of a question: the primary action always at the same place, the quiet ones below it. */

import type { ComponentChildren } from "preact";
import { RATINGS, type Rating } from "../core/attempt";
import { preview } from "../core/schedule";
import { usePractice } from "./state";

export interface QuietAction {
  readonly action: string;
  readonly label: string;
  readonly key?: string;
  readonly run: () => void;
}

export interface PrimaryAction {
  readonly action: string;
  readonly label: string;
  readonly run: () => void;
  /** It is under way: it stays where it is, and keeps the focus, but does nothing. */
  readonly isBusy?: boolean;
}

export interface RatingsProps {
  readonly question: string;
  readonly suggested: Rating | undefined;
  readonly rate: (rating: Rating) => void;
  /** What the suggested rating does now, when it is not just suggested. */
  readonly confirms?: string | undefined;
}

/** Show the primary action, or the ratings once the answer is shown; above them what is asked beside. */
export function Dock({
  primary,
  second,
  ratings,
  quiet,
  children,
}: {
  primary: PrimaryAction;
  second?: (QuietAction & { readonly title: string }) | undefined;
  ratings: RatingsProps | undefined;
  quiet: readonly QuietAction[];
  children?: ComponentChildren;
}) {
  return (
    <div class="dock">
      {children}
      {ratings === undefined ? (
        <div class="dock-main">
          <button
            type="button"
            class="md-button md-button--primary"
            data-action={primary.action}
            aria-disabled={primary.isBusy}
            onClick={primary.run}
          >
            {primary.label}
          </button>
          {second !== undefined && (
            <button
              type="button"
              class="md-button"
              data-action={second.action}
              title={second.title}
              aria-keyshortcuts={second.key}
              onClick={second.run}
            >
              {second.label}
            </button>
          )}
        </div>
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

function Ratings({ question, suggested, rate, confirms }: RatingsProps) {
  const { words, schedule, settings, now } = usePractice();
  const at = now();
  const due = preview(schedule.value.get(question), at, settings.value);
  return (
    <fieldset class="ratings" aria-label={words.session.rate}>
      {RATINGS.map((rating) => (
        <button
          type="button"
          key={rating}
          class={rating === suggested ? "md-button md-button--primary" : "md-button"}
          data-rating={rating}
          data-action={rating === suggested ? "next" : undefined}
          aria-keyshortcuts={confirms === undefined ? String(rating) : undefined}
          title={words.ratingMeanings[rating]}
          onClick={() => rate(rating)}
        >
          <span class="rating-name">{words.ratings[rating]}</span>
          <span class="rating-interval">{words.interval(due[rating] - at)}</span>
          {rating === suggested && <span class="practice-hidden">{confirms ?? words.session.suggested}</span>}
          {confirms === undefined && (
            <span class="key" aria-hidden="true">
              {rating}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
