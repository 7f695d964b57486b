/** A Storage in memory that counts its quota as browsers do, shared by several tabs. */

type Listener = (event: { readonly key: string | null; readonly newValue: string | null }) => void;

/** The storage of one origin; each tab has its own view of it and hears of what the others do. */
export class MemoryOrigin {
  readonly items = new Map<string, string>();
  /** Characters of keys and values together. */
  quota = Number.POSITIVE_INFINITY;
  blocked = false;
  private readonly tabs = new Map<MemoryStorage, Listener>();

  /** Open a tab. */
  tab(): MemoryStorage {
    return new MemoryStorage(this);
  }

  /** Call the listener of a tab for every change that another tab makes. */
  listen(tab: MemoryStorage, listener: Listener): void {
    this.tabs.set(tab, listener);
  }

  announce(by: MemoryStorage, key: string | null): void {
    const newValue = key === null ? null : (this.items.get(key) ?? null);
    for (const [tab, listener] of this.tabs) if (tab !== by) listener({ key, newValue });
  }

  get used(): number {
    return [...this.items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  }
}

export class MemoryStorage implements Storage {
  [name: string]: unknown;

  constructor(private readonly origin: MemoryOrigin) {}

  get length(): number {
    return this.allowed().size;
  }

  key(index: number): string | null {
    return [...this.allowed().keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.allowed().get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    const items = this.allowed();
    const before = items.get(key);
    const grown = value.length - (before === undefined ? -key.length : before.length);
    if (grown > 0 && this.origin.used + grown > this.origin.quota) {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    }
    items.set(key, value);
    if (before !== value) this.origin.announce(this, key);
  }

  removeItem(key: string): void {
    if (this.allowed().delete(key)) this.origin.announce(this, key);
  }

  clear(): void {
    this.allowed().clear();
    this.origin.announce(this, null);
  }

  private allowed(): Map<string, string> {
    if (this.origin.blocked) throw new DOMException("Access is denied.", "SecurityError");
    return this.origin.items;
  }
}
