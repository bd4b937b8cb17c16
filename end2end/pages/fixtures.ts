// What every test gets: a server of its own, a way to be somebody, and a page on which no error goes unnoticed.
import { type BrowserContext, type Page, expect, test as base } from "@playwright/test";
import { Lagon } from "./server.ts";

export { expect };

type As = (person: Person) => Promise<Page>;
export type Person = keyof typeof people;

/** The persons of the demo, by what they are. */
export const people = {
  saleswoman: "amelie-fayolle",
  juror: "mathieu-roche",
  chair: "claire-delorme",
  host: "nadia-belkacem",
  otherHost: "julie-marchand",
  admin: "damien-ollivier",
  colleague: "lan-pham",
} as const;

/** Fails the test on errors of the page: exceptions, blocked content, failed requests to the server. */
export function watch(page: Page, errors: string[]): void {
  page.on("pageerror", (error) => {
    // Chromium tells a page that one went on before its transition was drawn.
    // A part of the code that did not come over a network that is gone: the page says so.
    if (!/ViewTransition|Transition was|^Failed to fetch$/.test(error.message)) errors.push(`exception: ${error.message}`);
  });
  page.on("console", (message) => {
    const expected = /Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)|^TypeError: Failed to (fetch|execute 'compile' on 'WebAssembly': HTTP status)/;
    if (message.type() === "error" && !expected.test(message.text())) errors.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) errors.push(`${response.status()} ${response.url()}`);
  });
}

export const test = base.extend<{ lagon: Lagon; fresh: Lagon; as: As }>({
  lagon: async ({}, use) => {
    const lagon = await Lagon.start(true);
    await use(lagon);
    await lagon.end();
  },
  fresh: async ({}, use) => {
    const lagon = await Lagon.start(false);
    await use(lagon);
    await lagon.end();
  },
  as: async ({ browser, lagon, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: lagon.url });
      contexts.push(context);
      if (contextOptions.javaScriptEnabled === false) scriptless.add(context);
      const cookie = lagon.command("admin", "session", "--email", `${people[person]}@brisemer.example`).trim();
      const [name, value] = cookie.split(";")[0]!.split("=") as [string, string];
      // A browser keeps a secure cookie of a loopback address, but takes it from a test only for an https address.
      await context.addCookies([{ name, value, url: lagon.url.replace("http:", "https:"), httpOnly: true, secure: true, sameSite: "Lax" }]);
      const page = await context.newPage();
      watch(page, errors);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors, "no page had an error").toEqual([]);
  },
});

/** Browsers in which JavaScript is off. */
export const scriptless = new WeakSet<BrowserContext>();

/** Waits until the browser's code has taken the page over (at once where there is no JavaScript). */
export async function alive(page: Page): Promise<void> {
  if (!scriptless.has(page.context())) {
    await page.waitForFunction(() => document.documentElement.hasAttribute("data-alive"));
  }
}
