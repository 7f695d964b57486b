/** The shelf of the page's bank. */

import { browserIndexedDB } from "../../store/database";
import { Shelf } from "../../store/imports";
import { BankStorage, browserStorage } from "../../store/storage";
import type { Practice } from "../state";
import { isQuiz, readImported } from "./imported";

let shelf: Shelf | undefined;

/** Open the shelf, once for the page: what the browser keeps nowhere lives in it. */
export function openShelf(bank: string): Shelf {
  shelf ??= new Shelf({ indexedDB: browserIndexedDB(), ...storagesOf(bank), bank });
  return shelf;
}

/** Let the page know of what has just been put on the shelf, as other tabs do by themselves. */
export function followShelf(practice: Practice): void {
  const bank = practice.bank.readIndex();
  if (bank === undefined || isQuiz()) return;
  const { session, local } = storagesOf(bank.name);
  practice.follow(readImported(bank, [session, local], practice.pages.import));
}

function storagesOf(bank: string) {
  return {
    local: new BankStorage(browserStorage(), bank),
    session: new BankStorage(browserStorage("sessionStorage"), bank),
  };
}
