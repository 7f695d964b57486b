/** The session page: what its hash asks for, then question after question, then the summary. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { TopicParts, TopicSummary } from "../core/bank";
import { currentQuestion, isFinished, isSkipped } from "../core/session";
import { answerWords } from "../core/words-answer";
import { Chooser } from "./chooser";
import { Clock, TimeUp, useTimeLimit } from "./clock";
import { preloadCode } from "./code/loader";
import { Failure, Skeleton } from "./notices";
import { homeOf, sessionName } from "./place";
import { QuestionView } from "./question";
import { type Request, readHash } from "./request";
import { begin, forgetDrafts, resume, type Sitting } from "./sitting";
import { type Practice, usePractice } from "./state";
import { Summary } from "./summary";

type Place =
  | { readonly at: "session"; readonly sitting: Sitting }
  | { readonly at: "chooser"; readonly reason?: "nothing" | "unknown"; readonly wanted?: Request };

/** Show the session page. */
export function SessionView() {
  const practice = usePractice();
  const [place, setPlace] = useState<Place>(() => open(practice));
  useEffect(() => {
    const onHash = (): void => setPlace(open(practice));
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [practice]);
  if (place.at === "chooser") return <Chooser key={location.hash} reason={place.reason} wanted={place.wanted} />;
  return <Running sitting={place.sitting} key={place.sitting.session.value.id} />;
}

function open(practice: Practice): Place {
  const place = read(practice);
  forgetDrafts(practice);
  return place;
}

function read(practice: Practice): Place {
  const hash = readHash(location.hash);
  if (hash === undefined) return { at: "chooser" };
  const sitting = "session" in hash ? resume(practice, hash.session) : begin(practice, hash.request);
  if (sitting === undefined) {
    if ("session" in hash) return { at: "chooser", reason: "unknown" };
    return { at: "chooser", reason: "nothing", wanted: hash.request };
  }
  // A refresh must continue this session, not begin another one.
  history.replaceState(null, "", `#session=${sitting.session.value.id}`);
  return { at: "session", sitting };
}

function Running({ sitting }: { sitting: Sitting }) {
  const practice = usePractice();
  const session = sitting.session.value;
  usePauses(sitting);
  useTimeLimit(sitting);
  useOtherTabs(sitting);
  const leave = (): void => {
    sitting.leave();
    location.assign(homeOf(session, practice));
  };
  return (
    <div class="session" data-session={session.id}>
      <Announcer sitting={sitting} />
      {sitting.elsewhere.value ? (
        <Elsewhere />
      ) : isFinished(session) ? (
        <Summary sitting={sitting} />
      ) : (
        <>
          <Head sitting={sitting} onLeave={leave} />
          <Current sitting={sitting} onLeave={leave} />
        </>
      )}
    </div>
  );
}

function Elsewhere() {
  const t = answerWords(usePractice().words);
  return (
    <Failure title={t.elsewhere} detail={t.elsewhereDetail}>
      <p>
        <button
          type="button"
          class="md-button md-button--primary"
          data-action="take-over"
          onClick={() => location.reload()}
        >
          {t.takeOver}
        </button>
      </p>
    </Failure>
  );
}

function Head({ sitting, onLeave }: { sitting: Sitting; onLeave: () => void }) {
  const practice = usePractice();
  const { words } = practice;
  const session = sitting.session.value;
  const [position, total] = [session.position + 1, session.questions.length];
  return (
    <>
      <div
        class="session-line"
        role="progressbar"
        aria-label={words.session.question(position, total)}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={session.position}
      >
        <span style={{ width: `${(100 * session.position) / total}%` }} />
      </div>
      <header class="session-head">
        <p class="session-place">
          <strong>{words.session.position(position, total)}</strong> <span>{sessionName(session, practice)}</span>
        </p>
        <Clock sitting={sitting} />
        <div class="session-exits">
          <button type="button" class="quiet" data-action="leave" title={words.session.leaveTitle} onClick={onLeave}>
            {words.session.leave}
          </button>
          <button
            type="button"
            class="quiet"
            data-action="stop"
            title={words.session.stopTitle}
            onClick={() => sitting.stop()}
          >
            {words.session.stop}
          </button>
        </div>
      </header>
      <TimeUp sitting={sitting} />
    </>
  );
}

function Current({ sitting, onLeave }: { sitting: Sitting; onLeave: () => void }) {
  const practice = usePractice();
  const { words } = practice;
  const question = practice.questions.get(currentQuestion(sitting.session.value) ?? "");
  const topic = practice.topics.get(question?.topic ?? "");
  const { parts, retry } = useParts(topic);
  usePreload(sitting);
  if (question === undefined || topic === undefined) return null;
  if (parts === undefined) return <Skeleton />;
  if (parts === "failed") {
    return (
      <Failure title={words.notices.noTopic(topic.title)} detail={words.notices.noTopicDetail(topic.script)}>
        <p>
          <button type="button" class="md-button md-button--primary" data-action="retry" onClick={retry}>
            {words.notices.retry}
          </button>
        </p>
      </Failure>
    );
  }
  const own = parts.questions.get(question.id);
  if (own === undefined) {
    return (
      <Failure title={words.session.gone}>
        <button type="button" class="md-button" data-action="skip" onClick={() => sitting.skip()}>
          {words.session.skip}
        </button>
      </Failure>
    );
  }
  // The key gives every question its own elements, so that none inherits the scroll or focus of the one before.
  return <QuestionView key={question.id} {...{ sitting, question, parts: own, topic, onLeave }} />;
}

type Loaded = { readonly topic: string; readonly parts: TopicParts | "failed" };

function useParts(topic: TopicSummary | undefined): { parts: TopicParts | "failed" | undefined; retry: () => void } {
  const { bank } = usePractice();
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (topic === undefined) return;
    let current = true;
    const settle = (parts: TopicParts | "failed"): void => {
      if (current) setLoaded({ topic: topic.topic, parts });
    };
    bank.load(topic).then(settle, () => settle("failed"));
    return () => {
      current = false;
    };
  }, [bank, topic, attempt]);
  const retry = (): void => {
    setLoaded(undefined);
    setAttempt(attempt + 1);
  };
  const arrived = loaded?.topic === topic?.topic ? loaded?.parts : undefined;
  return { parts: bank.ready(topic?.topic ?? "") ?? arrived, retry };
}

// The next question's topic loads while this one is read, and what runs its code.
function usePreload(sitting: Sitting): void {
  const practice = usePractice();
  const { questions, position } = sitting.session.value;
  useEffect(() => {
    const next = questions[position + 1] ?? "";
    const topic = practice.topics.get(practice.questions.get(next)?.topic ?? "");
    if (topic === undefined) return;
    const preload = (loaded: TopicParts): void => {
      if (loaded.questions.get(next)?.code !== undefined) preloadCode(practice.bank.scripts);
    };
    practice.bank.load(topic).then(preload, () => undefined);
  }, [practice, questions, position]);
}

// Two tabs with one session would write over each other: the one opened last has it.
function useOtherTabs(sitting: Sitting): void {
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => sitting.hear(event);
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  }, [sitting]);
}

// Time counts while the page is on screen, and is kept whenever it leaves it.
function usePauses(sitting: Sitting): void {
  useEffect(() => {
    const onVisibility = (): void => (document.hidden ? sitting.pause() : sitting.wake());
    const onHide = (): void => sitting.pause();
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", onHide);
    };
  }, [sitting]);
}

// What happened to the last question is said, because the screen already shows the next one.
function Announcer({ sitting }: { sitting: Sitting }) {
  const { words, schedule, now } = usePractice();
  const { results, position, questions } = sitting.session.value;
  const before = useRef(results.length);
  const last = results[results.length - 1];
  const undone = results.length < before.current;
  useEffect(() => {
    before.current = results.length;
  }, [results.length]);
  const place = position < questions.length ? words.session.question(position + 1, questions.length) : "";
  const said = (): string => {
    if (undone) return words.session.undone;
    if (last === undefined) return "";
    if (isSkipped(last)) return words.session.skipped;
    const due = schedule.value.get(last.question)?.due ?? now();
    return words.session.rated(words.ratings[last.rating], words.interval(due - now()));
  };
  return (
    <p class="practice-hidden" aria-live="polite">
      {said()} {place}
    </p>
  );
}
