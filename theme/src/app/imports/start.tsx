/** The start of the import page: the learner's topics, the ways to bring files, what was read of them, and the prompt. */

import { useEffect, useState } from "preact/hooks";
import { importedUrl } from "../../core/imported";
import { decodeReading, type ImportedTopic } from "../../core/imports";
import { importWords } from "../../core/words-import";
import type { ActionProps, Said } from "../data-action";
import { usePractice } from "../state";
import { warmMaking } from "./ask-python";
import { bring } from "./files";
import { Gather } from "./gather";
import { type Made, makeAll, type Plan } from "./make";
import { Outcomes } from "./outcomes";
import { PromptForm } from "./prompt-form";
import { type Read, ReadView } from "./read";
import { openShelf } from "./shelf";
import { usePython } from "./use-python";
import { Waiting } from "./waiting";

/** Show the start. */
export function Start({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words } = practice;
  const t = importWords(words);
  const python = usePython(onSaid);
  const [own, setOwn] = useOwn(practice.index.name);
  const [read, setRead] = useState<Read>();
  const [made, setMade] = useState<readonly Made[]>();
  const isBusy = python.busy !== undefined;
  const open = async (chosen: readonly File[]): Promise<void> => {
    setMade(undefined);
    const files = await Promise.all(chosen.map((file) => bring(file).catch(() => file.name)));
    const broken = files.find((file) => typeof file === "string");
    if (typeof broken === "string") return onSaid({ text: t.unreadable(broken), failed: true });
    const brought = files.filter((file) => typeof file !== "string");
    const found = await python.ask("reading", { task: "read", files: brought, taken: [] }, decodeReading);
    if (found === undefined) return;
    setRead({ files: brought, read: found });
    warmMaking();
  };
  const keep = async (topics: readonly Made[]): Promise<void> => {
    const said = await keepAll(topics, practice.index.name, t);
    onSaid(said);
    setMade(undefined);
    setRead(undefined);
    const [only] = topics;
    if (only !== undefined && topics.length === 1) location.hash = importedUrl("", only.topic.topic);
    else setOwn(await openShelf(practice.index.name).all());
  };
  const take = async (plans: readonly Plan[]): Promise<void> => {
    const topics = await makeAll(plans, { practice, own: own ?? [], ask: python.ask, t });
    if (topics === undefined) return;
    if (topics.some(({ before }) => before !== undefined)) setMade(topics);
    else await keep(topics);
  };
  return (
    <>
      {read === undefined && (
        <>
          <p class="import-lead">{t.lead}</p>
          <Gather onFiles={(files) => void open(files)} onSaid={onSaid} isBusy={isBusy} />
          <p class="aside import-local">{t.local}</p>
        </>
      )}
      <Waiting python={python} />
      {read !== undefined && (
        <ReadView
          key={read.files.map(({ name }) => name).join("\n")}
          read={read}
          own={own ?? []}
          isBusy={isBusy}
          onTake={(plans) => void take(plans)}
          onAgain={() => {
            onSaid(undefined);
            setMade(undefined);
            setRead(undefined);
          }}
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
export async function keepAll(topics: readonly Made[], bank: string, t: ReturnType<typeof importWords>): Promise<Said> {
  const shelf = openShelf(bank);
  const said: string[] = [];
  let isAllKept = true;
  for (const { topic, before } of topics) {
    const kept = await shelf.save(topic);
    isAllKept &&= kept === "always";
    const text = before === undefined ? t.kept(topic.title) : t.updated(topic.title);
    said.push(kept === "always" ? text : kept === "tab" ? t.keptTab : t.keptPage);
  }
  return { text: [...new Set(said)].join(" "), failed: !isAllKept };
}

function useOwn(bank: string) {
  const state = useState<readonly ImportedTopic[]>();
  const [, setOwn] = state;
  useEffect(() => {
    void openShelf(bank).all().then(setOwn);
  }, [bank, setOwn]);
  return state;
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
