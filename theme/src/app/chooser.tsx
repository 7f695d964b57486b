/** The bare session page: go on with what is open, or choose a topic. */

import { practiceUrl, sessionName } from "./place";
import { writeHash } from "./request";
import { usePractice } from "./state";

const FEW = 5;

/** Offer what can be started from here. */
export function Chooser({ reason }: { reason: "nothing" | "unknown" | undefined }) {
  const practice = usePractice();
  const { words, index, open } = practice;
  return (
    <div class="chooser">
      {reason !== undefined && <p class="chooser-reason">{words.session[reason]}</p>}
      {open.value.length > 0 && (
        <section>
          <h2>{words.session.waiting}</h2>
          <ul class="plain-list">
            {open.value.map((session) => (
              <li key={session.id}>
                <a href={practiceUrl(practice, `#session=${session.id}`)} data-action="resume">
                  {sessionName(session, practice)}
                </a>
                <span class="aside">{words.session.position(session.position + 1, session.questions.length)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.session.choose}</h2>
        <ul class="plain-list">
          {index.topics.map(({ topic, title }) => (
            <li key={topic}>
              <a href={practiceUrl(practice, writeHash({ topics: [topic], count: FEW }))} data-action="start">
                {title}
              </a>
              <span class="aside">
                {words.questions(index.questions.filter((question) => question.topic === topic).length)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
