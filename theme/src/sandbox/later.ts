/** A promise that is settled from outside. */

/** What will be known later. */
export class Later<T> {
  readonly value: Promise<T>;
  settle!: (value: T) => void;
  fail!: (error: Error) => void;

  constructor() {
    this.value = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    // Whoever waits hears of a failure; when nobody does, it is no error of the page.
    this.value.catch(() => {});
  }
}
