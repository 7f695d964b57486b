/** The learner's own topics among the cards of the home page. */

import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { LEVELS, type Level, type TopicSummary } from "../../core/bank";
import { isImported } from "../../core/imported";
import { ownTopic } from "../../core/words-import";
import { TopicBar } from "../marks";
import { type Practice, PracticeProvider, usePractice } from "../state";

/** Show a card for each of them, after those of the bank, for as long as the page is open. */
export function showCards(practice: Practice): void {
  const view = document.querySelector("[data-view=today]");
  if (view === null) return;
  let cards: readonly Element[] = [];
  effect(() => {
    for (const card of cards) {
      render(null, card);
      card.remove();
    }
    const own = practice.index.topics.filter(isImported);
    // What the cards read themselves is of no concern here.
    cards = untracked(() => own.map((topic) => showCard(topic, view, practice)));
  });
}

function showCard(topic: TopicSummary, view: Element, practice: Practice): Element {
  const card = document.createElement("li");
  card.className = "topic-card";
  card.dataset.topic = topic.topic;
  card.dataset.imported = "";
  listAfter(view).append(card);
  render(
    <PracticeProvider value={practice}>
      <Card topic={topic} />
    </PracticeProvider>,
    card,
  );
  return card;
}

// A bank without topics has a sentence in the place of the list.
function listAfter(view: Element): Element {
  const there = document.querySelector("ul.topics");
  if (there !== null) return there;
  const list = document.createElement("ul");
  list.className = "topics";
  view.after(list);
  return list;
}

function Card({ topic }: { topic: TopicSummary }) {
  const { bank, words, index } = usePractice();
  const own = index.questions.filter((question) => question.topic === topic.topic);
  const counts = LEVELS.map((level): [Level, number] => [level, own.filter((one) => one.level === level).length]);
  return (
    <>
      <a href={bank.url(topic.url)}>{topic.title}</a>
      <p class="topic-facts">
        <span class="count">{words.questions(own.length)}</span>
        {counts.map(
          ([level, count]) =>
            count > 0 && (
              <span key={level} class={`level level-${level}`}>
                {words.levels[level]} {words.number(count)}
              </span>
            ),
        )}
        <span class="own-mark">{ownTopic(words)}</span>
      </p>
      <div data-progress-of={topic.topic}>
        <TopicBar topic={topic.topic} />
      </div>
    </>
  );
}
