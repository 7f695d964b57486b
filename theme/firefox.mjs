/** Drives Firefox for tests: `node firefox.mjs PROGRAM ADDRESS EXPRESSION…` prints what each gives on that page, as JSON, one a line. */

import puppeteer from "puppeteer-core";

const [executablePath, address, ...expressions] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  const page = await browser.newPage();
  page.on("console", (message) => process.stderr.write(`${message.text()}\n`));
  await page.goto(address);
  for (const expression of expressions) process.stdout.write(`${JSON.stringify(await page.evaluate(expression))}\n`);
} finally {
  await browser.close();
}
