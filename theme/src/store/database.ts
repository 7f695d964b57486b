/** IndexedDB at the edge: a database of one store, its events as promises. */

/** A database of one store. Where IndexedDB is missing or refuses, nothing is kept and nothing fails. */
export class Database {
  /** Comes to undefined where there is no database at all. */
  readonly opened: Promise<IDBDatabase | undefined>;

  constructor(
    factory: IDBFactory | undefined,
    name: string,
    private readonly store: string,
  ) {
    this.opened = open(factory, name, store).catch(() => undefined);
  }

  /** Change the store; false when that failed. */
  async write(change: (store: IDBObjectStore) => void): Promise<boolean> {
    try {
      const transaction = (await this.opened)?.transaction(this.store, "readwrite");
      if (transaction === undefined) return false;
      change(transaction.objectStore(this.store));
      await finished(transaction);
      return true;
    } catch {
      return false;
    }
  }

  /** Ask the store; undefined when that failed. */
  async read<T>(query: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      const database = await this.opened;
      return database && (await answer(query(database.transaction(this.store).objectStore(this.store))));
    } catch {
      return undefined;
    }
  }
}

async function open(factory: IDBFactory | undefined, name: string, store: string): Promise<IDBDatabase | undefined> {
  const request = factory?.open(name, 1);
  if (request === undefined) return undefined;
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const database = await answer(request);
  // A later version of the app in another tab may need to upgrade the database.
  database.onversionchange = () => database.close();
  return database;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Return the IndexedDB of the browser, or undefined where even naming it is forbidden. */
export function browserIndexedDB(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
