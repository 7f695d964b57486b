/** The start of the import page: the learner's topics, the ways to bring files, what was read of them, and the prompt. */

import { useEffect, useState } from "preact/hooks";
import { importedUrl } from "../../core/imported";
import { decodeReading, type ImportedTopic } from "../../core/imports";
import { importWords } from "../../core/words-import";
import type { ActionProps, Said } from "../data-action";
import { type Practice, usePractice } from "../state";
import { compareRead, titlesIn } from "./alike";
import { warmMaking } from "./ask-python";
import { bring } from "./files";
import { Gather } from "./gather";
import { type Made, makeAll, type Plan } from "./make";
import { Outcomes } from "./outcomes";
import { PromptForm } from "./prompt-form";
import { type Read, ReadView } from "./read";
import { followShelf, openShelf } from "./shelf";
import { usePython } from "./use-python";
import { Waiting } from "./waiting";

/** Show the start. */
export function Start({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words } = practice;
  const t = importWords(words);
  const python = usePython(onSaid);
  const own = useOwn();
  const [read, setRead] = useState<Read>();
  const [made, setMade] = useState<readonly Made[]>();
  const [text, setText] = useState("");
  const isBusy = python.busy !== undefined;
  const open = async (chosen: readonly File[], pictures: readonly File[]): Promise<void> => {
    setMade(undefined);
    const files = await Promise.all(chosen.map((file) => bring(file).catch(() => file.name)));
    const broken = files.find((file) => typeof file === "string");
    if (typeof broken === "string") return onSaid({ text: t.unreadable(broken), failed: true });
    const brought = files.filter((file) => typeof file !== "string");
    const request = { task: "read", files: brought, existing: titlesIn(practice) };
    const found = await python.ask("reading", request, decodeReading);
    const alike = found && (await compareRead(brought, found, { practice, ask: python.ask }));
    if (found === undefined || alike === undefined) return;
    setRead({ files: brought, read: found, alike, pictures });
    warmMaking();
  };
  const keep = async (topics: readonly Made[]): Promise<void> => {
    const said = await keepAll(topics, practice);
    onSaid(said);
    setMade(undefined);
    setRead(undefined);
    setText("");
    const [only] = topics;
    if (only !== undefined && topics.length === 1) location.hash = importedUrl("", only.topic.topic);
  };
  const take = async (plans: readonly Plan[]): Promise<void> => {
    const topics = await makeAll(plans, {
      ...{ practice, own: own ?? [], pictures: read?.pictures ?? [], ask: python.ask, t },
    });
    if (topics === undefined) return;
    if (topics.some(({ before }) => before !== undefined)) setMade(topics);
    else await keep(topics);
  };
  return (
    <>
      {read === undefined && (
        <>
          <p class="import-lead">{t.lead}</p>
          <Gather
            onFiles={(files, pictures) => void open(files, pictures)}
            waiting={<Waiting python={python} />}
            onText={setText}
            {...{ onSaid, isBusy, text }}
          />
          <p class="aside import-local">{t.local}</p>
        </>
      )}
      {read !== undefined && (
        <ReadView
          key={read.files.map(({ name }) => name).join("\n")}
          read={read}
          own={own ?? []}
          isBusy={isBusy}
          isDecided={made !== undefined}
          waiting={<Waiting python={python} />}
          onTake={(plans) => void take(plans)}
          again={(look) => (
            <button
              type="button"
              class={look}
              data-action="again"
              onClick={() => {
                onSaid(undefined);
                setMade(undefined);
                setRead(undefined);
              }}
            >
              {read.files.some(({ name }) => name === t.pastedName) ? t.editText : t.again}
            </button>
          )}
        />
      )}
      {made !== undefined && (
        <Outcomes made={made} onConfirm={() => void keep(made)} onCancel={() => setMade(undefined)} />
      )}
      {read === undefined && (
        <>
          <OwnTopics own={own} />
          <PromptForm />
        </>
      )}
    </>
  );
}

/** Keep topics, and say how well that went. */
export async function keepAll(topics: readonly Made[], practice: Practice): Promise<Said> {
  const shelf = openShelf(practice.index.name);
  const t = importWords(practice.words);
  const said: string[] = [];
  let isAllKept = true;
  const leftOut = topics.flatMap(({ answer }) => answer.outcomes.filter(({ action }) => action === "duplicate"));
  for (const { topic, before } of topics) {
    const kept = await shelf.save(topic);
    isAllKept &&= kept === "always";
    const text = before === undefined ? t.kept(topic.title) : t.updated(topic.title);
    said.push(kept === "always" ? text : kept === "tab" ? t.keptTab : t.keptPage);
  }
  followShelf(practice);
  const missing = topics.flatMap(({ missing }) => missing);
  if (missing.length > 0) said.push(t.missingPictures(missing));
  if (leftOut.length > 0) said.push(t.leftOut(leftOut.length));
  const unasked = topics.reduce((sum, { topic }) => sum + topic.leftOut.length + topic.drafts.length, 0);
  if (unasked > 0) said.push(t.keptUnasked(unasked));
  return { text: [...new Set(said)].join(" "), failed: !isAllKept };
}

function useOwn(): readonly ImportedTopic[] | undefined {
  const { index } = usePractice();
  const [own, setOwn] = useState<readonly ImportedTopic[]>();
  useEffect(() => {
    void openShelf(index.name).all().then(setOwn);
  }, [index]);
  return own;
}

function OwnTopics({ own }: { own: readonly ImportedTopic[] | undefined }) {
  const { words, index } = usePractice();
  const t = importWords(words);
  const damaged = openShelf(index.name).damaged;
  if (own === undefined || own.length + damaged === 0) return null;
  return (
    <section class="own-topics">
      <h2>{t.own}</h2>
      <ul class="plain-list">
        {own.map(({ topic, title, rows, made }) => (
          <li key={topic} data-topic={topic}>
            <a href={importedUrl("", topic)} dir="auto">
              {title}
            </a>
            <span class="aside">{t.facts(rows.length, words.date(Date.parse(made)))}</span>
          </li>
        ))}
      </ul>
      {damaged > 0 && <p class="aside">{t.ownDamaged(damaged)}</p>}
    </section>
  );
}
