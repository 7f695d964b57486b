/** What was read of the files, and the button that makes topics of them. */

import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ImportedTopic, ReadFile } from "../../core/imports";
import { isRepeated, type Repeat, repeatsIn } from "../../core/imports-alike";
import { importWords } from "../../core/words-import";
import { focusOnce } from "../data-action";
import { Pill, Pills } from "../pills";
import { usePractice } from "../state";
import { type Alike, thereIn } from "./alike";
import type { BroughtFile } from "./files";
import type { Plan } from "./make";
import { ReadFileView } from "./read-file";
import { RemarkList } from "./remarks";
import { RepeatsChoice } from "./repeats";
import { type Choice, choiceFor, choiceForAll, TopicForm } from "./topic-form";

/** Files with what was read of them, in the same order. */
export interface Read {
  readonly files: readonly BroughtFile[];
  readonly read: readonly ReadFile[];
  readonly alike: Alike;
  /** What came with the files, and questions may show. */
  readonly pictures: readonly File[];
}

interface ReadProps {
  readonly read: Read;
  readonly own: readonly ImportedTopic[];
  readonly isBusy: boolean;
  /** Another panel asks now what is to be done. */
  readonly isDecided: boolean;
  readonly onTake: (plans: readonly Plan[]) => void;
  /** The way back to the files, or to the text that was pasted. */
  readonly again: (look: "quiet" | "md-button") => ComponentChildren;
  /** How far Python has come: beside the button that it was asked with, wherever the page is scrolled to. */
  readonly waiting: ComponentChildren;
}

/** Show what was read, or what was expected where that is nothing. */
export function ReadView(props: ReadProps) {
  const { read, again } = props;
  const t = importWords(usePractice().words);
  if (sum(read.read.map(({ questions }) => questions.length)) > 0) return <Found {...props} />;
  const remarks = read.read.flatMap((file) => file.remarks).filter(({ code }) => code !== "no-questions");
  return (
    <section class="read">
      <h2 ref={focusOnce} tabIndex={-1}>
        {t.nothingFound}
      </h2>
      {remarks.length > 0 && <RemarkList remarks={remarks} />}
      <p>{t.expected}</p>
      <pre class="import-example">
        <code>{t.example}</code>
      </pre>
      <p>{again("md-button")}</p>
    </section>
  );
}

function Found({ read, own, isBusy, isDecided, onTake, again, waiting }: ReadProps) {
  const practice = usePractice();
  const t = importWords(practice.words);
  const isSingle = read.files.length === 1;
  const [together, setTogether] = useState(false);
  const [choices, setChoices] = useState(() => read.read.map((file) => choiceFor(file, own)));
  const [whole, setWhole] = useState(() => choiceForAll(read.read, own));
  const change = (at: number, part: Partial<Choice>): void =>
    setChoices(choices.map((choice, place) => (place === at ? { ...choice, ...part } : choice)));
  const [keepsRepeats, setKeeps] = useState(false);
  const there = useMemo(() => thereIn(read.alike, practice), [read, practice]);
  const targetOf = (at: number): string => (together ? whole : choices[at])?.target ?? "";
  const repeats = read.read.map((file, at) => repeatsIn(file, read.alike.files[at] ?? [], there, targetOf(at)));
  const taken = read.read.map((file, at) => (choices[at]?.isTaken ? { file, repeats: repeats[at] ?? [] } : undefined));
  const numbers = countTaken(taken, keepsRepeats);
  // A file of nothing new makes no topic.
  const isOver = (at: number): boolean =>
    !keepsRepeats && targetOf(at) === "" && repeats[at]?.every(isRepeated) === true;
  const wanted = choices.map((one, at) => (isOver(at) ? { ...one, isTaken: false } : one));
  const plans = planned(read, wanted, own, { whole: together ? whole : undefined, keepsRepeats });
  const nothing = numbers.found === 0 ? t.nothingToTake : t.onlyRepeats;
  const isNameless = plans.some(({ title }) => title.trim() === "");
  const problem = numbers.asked + numbers.unasked === 0 ? nothing : isNameless ? t.needTitle : "";
  return (
    <section class="read" aria-busy={isBusy}>
      <div class="read-top">
        <h2 ref={focusOnce} tabIndex={-1}>
          {t.summary(read.files.length, sum(read.read.map(({ questions }) => questions.length)))}
        </h2>
        {again("quiet")}
      </div>
      {!isSingle && (
        <Pills legend={t.grouping}>
          <Pill kind="radio" name="grouping" value="each" checked={!together} onChange={() => setTogether(false)}>
            {t.each}
          </Pill>
          <Pill kind="radio" name="grouping" value="together" checked={together} onChange={() => setTogether(true)}>
            {t.together}
          </Pill>
        </Pills>
      )}
      {together && <TopicForm choice={whole} own={own} onChange={(part) => setWhole({ ...whole, ...part })} />}
      {read.read.map((file, at) => {
        const choice = choices[at];
        if (choice === undefined) return null;
        const onChange = (part: Partial<Choice>): void => change(at, part);
        const hasForm = !together && choice.isTaken && file.questions.length > 0;
        return (
          <ReadFileView
            key={at}
            {...{ file, choice, isSingle, onChange }}
            repeats={repeats[at] ?? []}
            form={hasForm && <TopicForm choice={choice} own={own} onChange={onChange} />}
          />
        );
      })}
      {numbers.repeated > 0 && <RepeatsChoice isKept={keepsRepeats} onChange={setKeeps} />}
      {!isDecided && (
        <Foot
          {...{ numbers, problem, isBusy, waiting }}
          isUpdate={plans.some(({ before }) => before !== undefined)}
          onTake={() => onTake(plans)}
        />
      )}
    </section>
  );
}

interface FootProps {
  readonly numbers: Numbers;
  /** Why nothing can be taken; empty when it can. */
  readonly problem: string;
  readonly isUpdate: boolean;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly waiting: ComponentChildren;
}

function Foot({ numbers: { asked, unasked }, problem, isUpdate, isBusy, onTake, waiting }: FootProps) {
  const t = importWords(usePractice().words);
  const offer = asked > 0 ? t.take(asked) : t.takeUnasked(unasked);
  return (
    <div class="dock import-foot">
      {waiting}
      <p class="import-problem" role="status">
        {problem}
      </p>
      {problem === "" && unasked > 0 && (
        <p class="import-note" data-number="unasked" data-value={unasked}>
          {asked > 0 ? t.notAsked(unasked) : t.onlyNotAsked}
        </p>
      )}
      {problem === "" && (
        <div class="dock-main">
          <button
            type="button"
            class="md-button md-button--primary import-take"
            data-action="take"
            disabled={isBusy}
            onClick={onTake}
          >
            {isUpdate ? t.show : offer}
          </button>
        </div>
      )}
    </div>
  );
}

interface Numbers {
  readonly found: number;
  /** Of those that would be taken, how many quizzes will ask, and how many they will not. */
  readonly asked: number;
  readonly unasked: number;
  readonly repeated: number;
}

interface Taken {
  readonly file: ReadFile;
  readonly repeats: readonly Repeat[];
}

// No more is promised than quizzes will ask.
function countTaken(files: readonly (Taken | undefined)[], keepsRepeats: boolean): Numbers {
  const all = files.flatMap((taken) =>
    (taken?.file.questions ?? []).map(({ asked }, at) => {
      const repeat = taken?.repeats[at];
      return { asked, isRepeated: repeat !== undefined && isRepeated(repeat) };
    }),
  );
  const wanted = all.filter(({ isRepeated }) => keepsRepeats || !isRepeated);
  const asked = wanted.filter(({ asked }) => asked).length;
  const repeated = all.filter(({ isRepeated }) => isRepeated).length;
  return { found: all.length, asked, unasked: wanted.length - asked, repeated };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

// Files that go into the same kept topic are brought into it at once.
function planned(
  { files, read, alike: { existing } }: Read,
  choices: readonly Choice[],
  own: readonly ImportedTopic[],
  { whole, keepsRepeats }: { whole: Choice | undefined; keepsRepeats: boolean },
): readonly Plan[] {
  const plans = new Map<string, Plan>();
  read.forEach((one, at) => {
    const [file, choice] = [files[at], choices[at]];
    if (file === undefined || choice === undefined || !choice.isTaken || one.questions.length === 0) return;
    const { title, level, target } = whole ?? choice;
    const key = whole !== undefined ? "whole" : target === "" ? `new ${at}` : target;
    const others = plans.get(key)?.files ?? [];
    const before = own.find(({ topic }) => topic === target);
    plans.set(key, { files: [...others, file], title, level, before, existing, keepsRepeats });
  });
  return [...plans.values()];
}
