/** The settings on the progress page: each is kept when it is changed, and what cannot be used changes nothing. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { restingMs } from "../core/schedule";
import {
  DEFAULT_SETTINGS,
  isAllowed,
  type Limit,
  readWeights,
  type Settings,
  TIMER_MODES,
  weightsIn,
} from "../core/settings";
import { settingsWords, shownLimits } from "../core/settings-words";
import { usePractice } from "./state";

const MONTH_DAYS = 30;

/** Show all settings. */
export function SettingsSection() {
  const practice = usePractice();
  const t = settingsWords(practice.words.locale);
  const [said, setSaid] = useState("");
  const onSaved = (): void => setSaid(t.saved);
  const reset = (): void => {
    practice.resetSettings();
    setSaid(t.wasReset);
  };
  return (
    <section class="settings" id="settings">
      <h2>{t.title}</h2>
      <p class="aside">{t.atOnce}</p>
      <p class="practice-hidden" role="status">
        {said}
      </p>
      <Scheduling onSaved={onSaved} />
      <Sessions onSaved={onSaved} />
      <p>
        <button type="button" class="quiet" data-action="reset-settings" onClick={reset}>
          {t.reset}
        </button>
      </p>
    </section>
  );
}

interface SavedProps {
  readonly onSaved: () => void;
}

function Scheduling({ onSaved }: SavedProps) {
  const { settings, words } = usePractice();
  const t = settingsWords(words.locale);
  const rest = words.interval(restingMs(MONTH_DAYS, settings.value));
  return (
    <fieldset>
      <legend>{t.scheduling}</legend>
      <NumberSetting limit="retention" label={t.retention} note={t.retentionNote(rest)} onSaved={onSaved} />
      <NumberSetting limit="newPerDay" label={t.newPerDay} onSaved={onSaved} />
      <NumberSetting limit="reviewsPerDay" label={t.reviewsPerDay} note={t.perDayNote} onSaved={onSaved} />
      <WeightsSetting onSaved={onSaved} />
    </fieldset>
  );
}

function Sessions({ onSaved }: SavedProps) {
  const { words } = usePractice();
  const t = settingsWords(words.locale);
  return (
    <fieldset>
      <legend>{t.session}</legend>
      <TimerSetting onSaved={onSaved} />
      <NumberSetting limit="sessionMinutes" label={t.sessionMinutes} note={t.sessionMinutesNote} onSaved={onSaved} />
      <FlagSetting name="confidence" label={t.confidence} onSaved={onSaved} />
      <FlagSetting name="causes" label={t.causes} onSaved={onSaved} />
      <FlagSetting name="keepAnswers" label={t.keepAnswers} note={t.keepAnswersNote} onSaved={onSaved} />
    </fieldset>
  );
}

interface RowProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly wrong?: string | undefined;
  readonly children: ComponentChildren;
}

function Row({ id, label, note, wrong, children }: RowProps) {
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      {children}
      {note !== undefined && (
        <p class="aside" id={`${id}-note`}>
          {note}
        </p>
      )}
      <p class="setting-wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
    </div>
  );
}

// What is wrong stays in the field, to be mended where it is; undefined shows what is kept.
function useDraft(): readonly [draft: string | undefined, write: (draft: string | undefined) => void] {
  return useState<string | undefined>();
}

function NumberSetting({ limit, label, note, onSaved }: SavedProps & { limit: Limit; label: string; note?: string }) {
  const practice = usePractice();
  const t = settingsWords(practice.words.locale);
  const id = useId();
  const [draft, write] = useDraft();
  const [wrong, setWrong] = useState(false);
  const [least, most] = shownLimits(limit);
  const scale = limit === "retention" ? 100 : 1;
  const save = (text: string): void => {
    const value = text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")) / scale;
    setWrong(!isAllowed(limit, value));
    if (!isAllowed(limit, value)) return;
    practice.change({ [limit]: value });
    write(undefined);
    onSaved();
  };
  const kept = String(Math.round(practice.settings.value[limit] * scale * 10) / 10);
  return (
    <Row id={id} label={label} note={note} wrong={wrong ? t.between(least, most) : undefined}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        data-setting={hookOf(limit)}
        value={draft ?? kept}
        aria-invalid={wrong}
        aria-describedby={describedBy(id, note)}
        onInput={(event) => write(event.currentTarget.value)}
        onChange={(event) => save(event.currentTarget.value)}
      />
    </Row>
  );
}

function WeightsSetting({ onSaved }: SavedProps) {
  const practice = usePractice();
  const t = settingsWords(practice.words.locale);
  const id = useId();
  const [draft, write] = useDraft();
  const [wrong, setWrong] = useState<number>();
  const kept = practice.settings.value.weights?.values.join(", ") ?? "";
  const save = (text: string): void => {
    const weights = readWeights(text);
    const isEmpty = text.trim() === "";
    setWrong(weights === undefined && !isEmpty ? weightsIn(text) : undefined);
    if (weights === undefined && !isEmpty) return;
    practice.change({ weights });
    write(undefined);
    onSaved();
  };
  return (
    <details class="setting-fold" open={kept !== ""}>
      <summary>{t.weights}</summary>
      <Row id={id} label={t.weights} note={t.weightsNote} wrong={wrong === undefined ? wrong : t.weightsWrong(wrong)}>
        <textarea
          id={id}
          rows={4}
          spellcheck={false}
          data-setting="weights"
          value={draft ?? kept}
          aria-invalid={wrong !== undefined}
          aria-describedby={describedBy(id, t.weightsNote)}
          onInput={(event) => write(event.currentTarget.value)}
          onChange={(event) => save(event.currentTarget.value)}
        />
      </Row>
    </details>
  );
}

function TimerSetting({ onSaved }: SavedProps) {
  const practice = usePractice();
  const t = settingsWords(practice.words.locale);
  const id = useId();
  const save = (text: string): void => {
    practice.change({ timer: TIMER_MODES.find((mode) => mode === text) ?? DEFAULT_SETTINGS.timer });
    onSaved();
  };
  return (
    <Row id={id} label={t.timer}>
      <select
        id={id}
        data-setting="timer"
        value={practice.settings.value.timer}
        onChange={(event) => save(event.currentTarget.value)}
      >
        {TIMER_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t.timers[mode]}
          </option>
        ))}
      </select>
    </Row>
  );
}

type Flag = keyof Pick<Settings, "confidence" | "causes" | "keepAnswers">;

function FlagSetting({ name, label, note, onSaved }: SavedProps & { name: Flag; label: string; note?: string }) {
  const practice = usePractice();
  const id = useId();
  const save = (checked: boolean): void => {
    practice.change({ [name]: checked });
    onSaved();
  };
  return (
    <div class="setting setting-flag">
      <input
        id={id}
        type="checkbox"
        data-setting={hookOf(name)}
        checked={practice.settings.value[name]}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => save(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {note !== undefined && (
        <p class="aside" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, note: string | undefined): string {
  return note === undefined ? `${id}-wrong` : `${id}-note ${id}-wrong`;
}

// As everywhere in the pages: `data-setting="new-per-day"`.
function hookOf(name: keyof Settings): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
