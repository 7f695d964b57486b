/** The prompt for an LLM: what the questions are to be about, and the text to send. */

import { useEffect, useRef, useState } from "preact/hooks";
import { KINDS, type Kind, LEVELS } from "../../core/bank";
import { decodePrompt } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { toggled } from "../chooser-form";
import type { Said } from "../data-action";
import { Pill, Pills } from "../pills";
import { type Practice, usePractice } from "../state";
import { Field } from "./topic-form";
import { usePython } from "./use-python";
import { Waiting } from "./waiting";

const COUNT = 10;
const MOST = 100;

interface Wish {
  readonly topic: string;
  readonly level: string;
  readonly count: number;
  readonly kinds: readonly Kind[];
  readonly avoid: boolean;
}

/** Let the learner put a prompt together. */
export function PromptForm() {
  const practice = usePractice();
  const { words } = practice;
  const t = importWords(words).prompt;
  const [said, setSaid] = useState<Said>();
  const python = usePython(setSaid);
  const [wish, setWish] = useState<Wish>({ topic: "", level: "", count: COUNT, kinds: [], avoid: true });
  const [prompt, setPrompt] = useState<string>();
  const change = (part: Partial<Wish>): void => setWish({ ...wish, ...part });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (wish.topic.trim() === "") return setSaid({ text: t.needTopic, failed: true });
    const text = await python.ask("prompting", requestFor(wish, practice), decodePrompt);
    if (text !== undefined) setPrompt(text);
  };
  return (
    <section class="prompt-form">
      <h2>{t.title}</h2>
      <p class="aside">{t.note}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div class="import-form">
          <Field label={t.topic}>
            <input
              type="text"
              data-field="prompt-topic"
              dir="auto"
              maxLength={300}
              value={wish.topic}
              onInput={(event) => change({ topic: event.currentTarget.value })}
            />
          </Field>
          <Field label={t.level}>
            <select
              data-field="prompt-level"
              value={wish.level}
              onChange={(event) => change({ level: event.currentTarget.value })}
            >
              <option value="">{t.anyLevel}</option>
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {words.levels[level]}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t.count}>
            <input
              type="number"
              data-field="prompt-count"
              min={1}
              max={MOST}
              value={wish.count}
              onChange={(event) => change({ count: bounded(event.currentTarget.valueAsNumber) })}
            />
          </Field>
        </div>
        <Pills legend={t.kinds} note={t.anyKind}>
          {KINDS.map((kind) => (
            <Pill
              key={kind}
              kind="checkbox"
              name="prompt-kind"
              value={kind}
              checked={wish.kinds.includes(kind)}
              onChange={() => change({ kinds: toggled(wish.kinds, kind) })}
            >
              {importWords(words).kinds[kind]}
            </Pill>
          ))}
        </Pills>
        <label class="prompt-avoid">
          <input
            type="checkbox"
            data-field="prompt-avoid"
            checked={wish.avoid}
            onChange={(event) => change({ avoid: event.currentTarget.checked })}
          />
          {t.avoid}
        </label>
        <button type="submit" class="md-button" data-action="prompt" disabled={python.busy !== undefined}>
          {t.write}
        </button>
      </form>
      <Waiting python={python} />
      <p class="said" data-failed={said?.failed} role="status">
        {said?.text}
      </p>
      {prompt !== undefined && <Written prompt={prompt} onSaid={setSaid} />}
    </section>
  );
}

function Written({ prompt, onSaid }: { prompt: string; onSaid: (said: Said) => void }) {
  const t = importWords(usePractice().words).prompt;
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    text.current?.focus();
    // It is read from its beginning.
    text.current?.setSelectionRange(0, 0);
    text.current?.scrollTo(0, 0);
  }, [prompt]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(prompt);
      onSaid({ text: t.copied });
    } catch {
      text.current?.select();
      onSaid({ text: t.notCopied, failed: true });
    }
  };
  return (
    <div class="prompt-written">
      <p class="prompt-copy">
        <button
          type="button"
          class="md-button md-button--primary"
          data-action="copy-prompt"
          onClick={() => void copy()}
        >
          {t.copy}
        </button>
        <span class="aside">{t.length([...prompt].length)}</span>
      </p>
      <textarea ref={text} readOnly rows={12} aria-label={t.text} data-field="prompt" value={prompt} />
    </div>
  );
}

function requestFor({ avoid, ...wish }: Wish, { index, topics, words }: Practice): unknown {
  const existing = avoid
    ? index.questions.map(({ title, topic, tags }) => ({
        title,
        topic: topics.get(topic)?.title ?? "",
        about: tags.join(" "),
      }))
    : [];
  return { task: "prompt", ...wish, existing, language: words.locale };
}

function bounded(count: number): number {
  return Number.isFinite(count) ? Math.min(MOST, Math.max(1, Math.round(count))) : COUNT;
}
