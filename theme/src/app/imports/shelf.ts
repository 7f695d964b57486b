/** The shelf of the page's bank. */

import { browserIndexedDB } from "../../store/database";
import { Shelf } from "../../store/imports";
import { BankStorage, browserStorage } from "../../store/storage";

let shelf: Shelf | undefined;

/** Open the shelf, once for the page: what the browser keeps nowhere lives in it. */
export function openShelf(bank: string): Shelf {
  shelf ??= new Shelf({
    indexedDB: browserIndexedDB(),
    local: new BankStorage(browserStorage(), bank),
    session: new BankStorage(browserStorage("sessionStorage"), bank),
    bank,
  });
  return shelf;
}
