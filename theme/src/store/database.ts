/** IndexedDB at the edge: opening a database of one store, and its events as promises. */

/** Open a database with one store; undefined where the browser has no IndexedDB. */
export async function openDatabase(
  factory: IDBFactory | undefined,
  name: string,
  store: string,
): Promise<IDBDatabase | undefined> {
  const request = factory?.open(name, 1);
  if (request === undefined) return undefined;
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const database = await answer(request);
  // A later version of the app in another tab may need to upgrade the database.
  database.onversionchange = () => database.close();
  return database;
}

/** Wait for what a request brings. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Wait until a transaction is on the disk. */
export function finished(transaction: IDBTransaction): Promise<void> {
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
