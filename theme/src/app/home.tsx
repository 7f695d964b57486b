/** Home: what today asks for, in one sentence and one button. */

import type { ComponentChildren } from "preact";
import type { Session } from "../core/session";
import { dayOf } from "../core/statistics";
import { type Today, today } from "../core/today";
import { finishSession, practiceUrl, sessionName } from "./place";
import { writeHash } from "./request";
import { type Practice, usePractice } from "./state";

const FEW = 5;
/** A longer plan is cut into sittings of this size. */
const SITTING = 20;
const DAY_MS = 86_400_000;

/** Show what to do today. */
export function TodayView() {
  const practice = usePractice();
  const { words, bank, pages } = practice;
  return (
    <section class="today">
      <Plan />
      <p class="today-where">
        {words.home.where} <a href={`${bank.url(pages.progress)}#data`}>{words.home.take}</a>
      </p>
    </section>
  );
}

function Plan() {
  const practice = usePractice();
  const { words, attempts, schedule, index } = practice;
  const askable = index.questions.filter((question) => !question.mock);
  const plan = planOf(practice);
  const [unfinished] = practice.open.value;
  if (askable.length === 0) return <p class="today-state">{words.home.empty}</p>;
  if (unfinished !== undefined) return <Unfinished session={unfinished} plan={plan} />;
  if (attempts.value.length === 0) return <FirstVisit />;
  if (sizeOf(plan) > 0) return <Planned plan={plan} />;
  return <Rested fresh={askable.filter(({ id }) => !schedule.value.has(id)).length} />;
}

function FirstVisit() {
  const { words } = usePractice();
  return (
    <>
      <ul class="today-about">
        {words.home.about.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Start hash={writeHash({ mode: "new", count: FEW })}>{words.home.first}</Start>
    </>
  );
}

function Unfinished({ session, plan }: { session: Session; plan: Today }) {
  const practice = usePractice();
  const { words, timezone } = practice;
  const now = practice.now();
  const [position, total] = [session.position + 1, session.questions.length];
  const isOld = dayOf(session.at, timezone) !== dayOf(now, timezone);
  return (
    <>
      <p class="today-state">
        {words.home.unfinished(sessionName(session, practice), position, total)}
        {isOld && ` ${words.home.started(words.ago(session.at, now))}`}
      </p>
      <Start
        hash={`#session=${session.id}`}
        action="resume"
        beside={
          <button
            type="button"
            class="quiet"
            data-action="finish"
            title={words.home.finishTitle}
            onClick={() => finishSession(session, practice)}
          >
            {words.home.finish}
          </button>
        }
      >
        {words.home.resume}
      </Start>
      {sizeOf(plan) > 0 && (
        <p class="today-also">
          <a href={practiceUrl(practice, todayHash(plan))}>{words.home.due(sizeOf(plan), plan.minutes)}</a>
        </p>
      )}
    </>
  );
}

function Planned({ plan }: { plan: Today }) {
  const { words } = usePractice();
  const { due, fresh, minutes } = plan;
  const size = sizeOf(plan);
  return (
    <>
      <p class="today-state" data-number="minutes" data-value={minutes}>
        {words.home.due(size, minutes)}
      </p>
      <p class="today-parts">
        <span data-number="due" data-value={due.length} hidden={due.length === 0}>
          {words.home.repeatCount(due.length)}
        </span>
        <span data-number="new" data-value={fresh.length} hidden={fresh.length === 0}>
          {words.home.newCount(fresh.length)}
        </span>
      </p>
      <Start hash={todayHash(plan)}>{size > SITTING ? words.home.startPart(SITTING) : words.home.start}</Start>
    </>
  );
}

function Rested({ fresh }: { fresh: number }) {
  const { words, schedule, questions, now } = usePractice();
  const at = now();
  const dues = [...schedule.value].filter(([id]) => questions.has(id)).map(([, { due }]) => due);
  const first = dues.reduce((least, due) => Math.min(least, due), Number.POSITIVE_INFINITY);
  // What the limit of today put off is due already: it comes tomorrow.
  const next = first <= at ? at + DAY_MS : first;
  const count = Math.min(FEW, fresh);
  return (
    <>
      <p class="today-state">{words.home.rested(dues.length > 0 ? words.when(next, at) : undefined)}</p>
      {fresh > 0 ? (
        <Start hash={writeHash({ mode: "new", count })}>{words.home.takeNew(count)}</Start>
      ) : (
        <Start hash={writeHash({ mode: "mix", count: FEW })}>{words.home.ahead}</Start>
      )}
    </>
  );
}

// The one large button, and beside it a quiet way to something else.
function Start({
  hash,
  action = "start",
  beside,
  children,
}: {
  hash: string;
  action?: string;
  beside?: ComponentChildren;
  children: ComponentChildren;
}) {
  const practice = usePractice();
  const { words, bank, pages } = practice;
  return (
    <p class="today-actions">
      <a class="md-button md-button--primary today-start" data-action={action} href={practiceUrl(practice, hash)}>
        {children}
      </a>
      {beside ?? (
        <a class="quiet" data-action="choose" href={bank.url(pages.practice)}>
          {words.home.choose}
        </a>
      )}
    </p>
  );
}

function planOf({ index, schedule, attempts, settings, timezone, now }: Practice): Today {
  return today(index, schedule.value, attempts.value, settings.value, now(), timezone);
}

function sizeOf({ due, fresh }: Today): number {
  return due.length + fresh.length;
}

function todayHash(plan: Today): string {
  return writeHash({ today: true, ...(sizeOf(plan) > SITTING ? { count: SITTING } : {}) });
}
