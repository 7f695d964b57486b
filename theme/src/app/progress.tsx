/** The progress page: one line in words, weak spots, charts, numbers, settings, and the learner's data. */

import { useMemo } from "preact/hooks";
import {
  activeDays,
  dayOf,
  type OverallStatistics,
  overall,
  streak,
  type TopicStatistics,
  topicStatistics,
  WEAK_SPOTS_SHOWN,
  weakestTopic,
  weakSpots,
} from "../core/statistics";
import { progressWords } from "../core/words-progress";
import { Charts } from "./charts/charts";
import { StageBar } from "./marks";
import { practiceUrl, QuestionLink } from "./place";
import { writeHash } from "./request";
import { SettingsSection } from "./settings";
import { usePractice } from "./state";
import { Transfer } from "./transfer";

/** Show how far the learner is. */
export function ProgressView() {
  const { index, schedule, attempts, now } = usePractice();
  const [log, plan] = [attempts.value, schedule.value];
  const numbers = useMemo(() => overall(index, plan, log, now()), [index, plan, log]);
  const topics = useMemo(() => topicStatistics(index, plan, log, now()), [index, plan, log]);
  return (
    <div class="progress">
      <Line numbers={numbers} />
      {numbers.attempts > 0 && (
        <>
          <WeakSpots />
          <Charts topics={<Topics topics={topics} />} />
          <Overall numbers={numbers} />
        </>
      )}
      <SettingsSection />
      <Transfer />
    </div>
  );
}

function Line({ numbers }: { numbers: OverallStatistics }) {
  const practice = usePractice();
  const { words, index, attempts } = practice;
  const t = progressWords(words).progress;
  const weakest = weakestTopic(index, attempts.value);
  if (numbers.attempts === 0) {
    return (
      <>
        <p class="progress-line">{t.empty}</p>
        <p>
          <a
            class="md-button md-button--primary"
            data-action="start"
            href={practiceUrl(practice, writeHash({ mode: "new", count: 5 }))}
          >
            {t.start}
          </a>
        </p>
      </>
    );
  }
  return (
    <p class="progress-line">
      {t.line(numbers.known, numbers.total)}
      {weakest !== undefined && t.weakest(weakest.topic.title)}.
    </p>
  );
}

/** Show a number with its raw value, which tests compare with the report. */
function Value({ name, value, text }: { name: string; value: number | undefined; text: string }) {
  return (
    <span data-number={name} data-value={value}>
      {value === undefined ? "–" : text}
    </span>
  );
}

function Topics({ topics }: { topics: readonly TopicStatistics[] }) {
  const { words, bank } = usePractice();
  const t = progressWords(words).progress;
  return (
    <table class="topic-table" data-no-wrap>
      <thead>
        <tr>
          <th scope="col">{t.topic}</th>
          <th scope="col">{words.parts.known}</th>
          <th scope="col">{words.parts.learning}</th>
          <th scope="col">{words.parts.new}</th>
          <th scope="col">{t.due}</th>
          <th scope="col" class="wide">
            {t.answers}
          </th>
          <th scope="col" class="wide">
            {t.success}
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.topic} data-topic={topic.topic}>
            <th scope="row">
              <a href={bank.url(topic.url)}>{topic.title}</a>
              <StageBar counts={topic} />
            </th>
            {(["known", "learning", "new", "due"] as const).map((name) => (
              <td key={name}>
                <Value name={name} value={topic[name]} text={words.number(topic[name])} />
              </td>
            ))}
            <td class="wide">
              <Value name="attempts" value={topic.attempts} text={words.number(topic.attempts)} />
              <span data-number="seen" data-value={topic.seen} />
            </td>
            <td class="wide">
              <Value name="success" value={topic.success} text={words.percent(topic.success ?? 0)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeakSpots() {
  const practice = usePractice();
  const { words, index, schedule, attempts } = practice;
  const t = progressWords(words).progress;
  const [plan, log] = [schedule.value, attempts.value];
  const spots = useMemo(() => weakSpots(index, plan, log).slice(0, WEAK_SPOTS_SHOWN), [index, plan, log]);
  return (
    <section>
      <h2>{t.weak}</h2>
      {spots.length === 0 ? (
        <p class="aside">{t.noWeak}</p>
      ) : (
        <>
          <p class="aside">{t.weakNote}</p>
          <ol class="plain-list weak-spots">
            {spots.map(({ question, attempts: tries, failures }) => (
              <li key={question.id} data-question={question.id}>
                <QuestionLink question={question.id} />
                <span class="aside">{t.failures(failures, tries)}</span>
                <a
                  class="weak-practise"
                  data-action="practise"
                  href={practiceUrl(practice, writeHash({ mode: "weak", questions: [question.id] }))}
                  aria-label={`${t.practiseOne}: ${question.title}`}
                >
                  {t.practiseOne}
                </a>
              </li>
            ))}
          </ol>
          <p>
            <a class="md-button" data-action="start" href={practiceUrl(practice, writeHash({ mode: "weak" }))}>
              {t.practise}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function Overall({ numbers }: { numbers: OverallStatistics }) {
  const { words, attempts, now, timezone } = usePractice();
  const t = progressWords(words).progress;
  const days = useMemo(() => activeDays(attempts.value, timezone), [attempts.value]);
  const run = streak(days, dayOf(now(), timezone));
  const rows: readonly [name: string, label: string, value: number | undefined, text: string][] = [
    ["attempts", t.attempts, numbers.attempts, words.number(numbers.attempts)],
    ["seen", t.seen, numbers.seen, words.number(numbers.seen)],
    ["known", words.parts.known, numbers.known, words.number(numbers.known)],
    ["learning", words.parts.learning, numbers.learning, words.number(numbers.learning)],
    ["new", words.parts.new, numbers.new, words.number(numbers.new)],
    ["due", words.due, numbers.due, words.number(numbers.due)],
    ["success", t.rate, numbers.success, words.percent(numbers.success ?? 0)],
    ["median", t.median, numbers.medianMs, words.duration(numbers.medianMs ?? 0)],
    ["active-days", t.activeDays, days.length, words.number(days.length)],
    ["streak", t.streak, run, words.number(run)],
  ];
  return (
    <section>
      <h2>{t.overall}</h2>
      <dl class="numbers" data-overall>
        {rows.map(([name, label, value, text]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <Value name={name} value={value} text={text} />
            </dd>
          </div>
        ))}
      </dl>
      {numbers.gone > 0 && <p class="aside">{t.gone(numbers.gone)}</p>}
    </section>
  );
}
