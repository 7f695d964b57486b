/** The start of the app: finds the places that pages keep for it, and shows its views there. */

import { type ComponentChildren, type FunctionComponent, h, render } from "preact";
import { DecodeError } from "../core/bank";
import { type Words, words } from "../core/words";
import { browserIndexedDB } from "../store/database";
import { BankStorage, browserStorage } from "../store/storage";
import { Store } from "../store/store";
import { Bank } from "./bank";
import { TodayView } from "./home";
import { readImported, startImported } from "./imports/imported";
import { lazyView } from "./lazy";
import { StageDot, TopicBar } from "./marks";
import { Failure, Frame } from "./notices";
import { openForPrint } from "./print";
import { Scripts } from "./scripts";
import { share } from "./shared";
import { Practice, PracticeProvider } from "./state";
import { TopicView } from "./topic";

const INDEX_SCRIPT = "assets/bank/index.js";

// The script's own address is the one thing that is right on file://, in a sub-path and on a server.
const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : document.baseURI;
const base = new URL("../../", address).href;

const VIEWS: Readonly<Record<string, FunctionComponent<{ topic: string }>>> = {
  today: TodayView,
  topic: TopicView,
  session: lazyView("session", new URL("session.js", address).href),
  progress: lazyView("progress", new URL("progress.js", address).href),
  import: lazyView("import", new URL("import.js", address).href),
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

function start(): void {
  openForPrint();
  nameSearchDialog();
  if (document.querySelector("[data-view], [data-progress-of], [data-stage-of]") === null) return;
  const catalogue = words(document.documentElement.lang);
  const scripts = new Scripts();
  scripts.listen();
  share();
  const bank = new Bank(scripts, base);
  const practice = openPractice(bank, catalogue);
  if (practice === undefined) return;
  mountAll(practice);
  window.addEventListener("storage", (event) => practice.receive(event));
  // Comparing a long log with its copy must not hold up the first screen.
  whenIdle(() => void practice.restore());
}

// Material's search dialog has no name of its own; its field has one in the page's language.
function nameSearchDialog(): void {
  const dialog = document.querySelector(".md-search[role=dialog]");
  const name = dialog?.querySelector("input")?.getAttribute("aria-label");
  if (name) dialog?.setAttribute("aria-label", name);
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 200);
}

function openPractice(bank: Bank, catalogue: Words): Practice | undefined {
  try {
    const read = bank.readIndex();
    if (read === undefined) {
      fail(catalogue.notices.noBank, catalogue.notices.noBankDetail(INDEX_SCRIPT));
      return undefined;
    }
    const [local, now, random] = [browserStorage(), Date.now, Math.random];
    const [name, indexedDB] = [read.name, browserIndexedDB()];
    const store = new Store({ storage: local, indexedDB, bank: name, now: now(), random });
    const storage = new BankStorage(local, name);
    // What is kept for the tab alone is the newer one.
    const storages = [new BankStorage(browserStorage("sessionStorage"), name), storage];
    const page = bank.pages().import;
    const index = page === "" ? read : readImported(read, storages, page);
    const practice = new Practice({ bank, index, words: catalogue, store, storage, now, random });
    if (page !== "") startImported(practice, read, storages);
    return practice;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    fail(catalogue.notices.noBank, catalogue.notices.badBank(error.message));
    return undefined;
  }
}

// The pages are complete without the app; only where it has the page to itself must it say why it is not there.
function fail(title: string, detail: string): void {
  for (const root of document.querySelectorAll("[data-view]:not([data-view=topic])")) {
    root.replaceChildren();
    render(h(Failure, { title, detail }), root);
  }
}

function mountAll(practice: Practice): void {
  const mount = (root: HTMLElement, view: ComponentChildren): void => {
    // What the page says without JavaScript gives way.
    root.replaceChildren();
    render(h(PracticeProvider, { value: practice, children: view }), root);
  };
  for (const root of document.querySelectorAll<HTMLElement>("[data-view]")) {
    const view = VIEWS[root.dataset.view ?? ""];
    if (view !== undefined) mount(root, h(Frame, { children: h(view, { topic: root.dataset.topic ?? "" }) }));
  }
  for (const root of document.querySelectorAll<HTMLElement>("[data-progress-of]")) {
    mount(root, h(TopicBar, { topic: root.dataset.progressOf ?? "" }));
  }
  for (const root of document.querySelectorAll<HTMLElement>("[data-stage-of]")) {
    mount(root, h(StageDot, { question: root.dataset.stageOf ?? "" }));
  }
}
