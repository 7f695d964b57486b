/** Printing a topic page: answers and hints open for the paper, and close again after it. */

/** Open every collapsed part of the questions while the page is printed. */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [
      ...document.querySelectorAll<HTMLDetailsElement>(".question details:not([open]), .session details:not([open])"),
    ];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
