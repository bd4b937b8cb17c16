// Every page, looked at by axe: French in light at 1440 px and at 390 px; dark for its colours, English for its words.
import { type Person, alive, expect, test } from "../pages/fixtures.ts";
import { look } from "../pages/look.ts";

const views = [
  { name: "light, 1440 px, French", colorScheme: "light", width: 1440, language: "fr", again: undefined },
  { name: "dark, 1440 px, French", colorScheme: "dark", width: 1440, language: "fr", again: "colours" },
  { name: "light, 390 px, French", colorScheme: "light", width: 390, language: "fr", again: undefined },
  { name: "light, 1440 px, English", colorScheme: "light", width: 1440, language: "en", again: "words" },
] as const;

const pages: Partial<Record<Person, string[]>> = {
  saleswoman: ["/", "/ideas", "/ideas?mine=1", "/ideas?q=xyzzy", "/ideas/new", "/search", "/search?q=colis", "/search?q=colis&kind=comments", "/search?q=am%C3%A9lie&kind=people", "/search?q=xyzzy", "/challenges", "/leaderboard", "/leaderboard?view=departments", "/points", "/notifications", "/settings", "/about/privacy", "/about/code_of_use", "/about/accessibility", "/nowhere"],
  colleague: ["/", "/jury"],
  juror: ["/", "/jury"],
  chair: ["/", "/jury"],
  host: ["/", "/host", "/host/board", "/challenges/new", "/challenges/new?template=launch"],
  admin: ["/", "/admin", "/admin/people", "/admin/log", "/dev/mailbox"],
};

/** Pages that are reached by a link of another page: where to look, how the link's address is, and what follows it. */
const linked: [Person, string, RegExp, string?][] = [
  ["saleswoman", "/ideas?stage=funded", /^\/ideas\/[0-9a-f-]{36}$/],
  ["saleswoman", "/ideas?stage=open", /^\/ideas\/[0-9a-f-]{36}$/],
  ["saleswoman", "/ideas?stage=open", /^\/people\/[0-9a-f-]{36}$/],
  ["saleswoman", "/challenges", /^\/challenges\/[0-9a-f-]{36}$/],
  ["juror", "/jury", /^\/jury\/pitches\/[0-9a-f-]{36}/],
  ["chair", "/jury", /^\/jury\/rounds\/[0-9a-f-]{36}$/],
  ["saleswoman", "/", /^\/ideas\/[0-9a-f-]{36}\/edit$/],
  ["saleswoman", "/", /^\/challenges\/[0-9a-f-]{36}\/results$/],
  ["saleswoman", "/challenges", /^\/challenges\/[0-9a-f-]{36}$/, "/rules"],
  ["host", "/host", /^\/ideas\/[0-9a-f-]{36}$/],
  ["host", "/ideas?stage=returned", /^\/ideas\/[0-9a-f-]{36}$/],
  ["host", "/challenges", /^\/challenges\/[0-9a-f-]{36}$/, "/edit"],
];

for (const view of views) {
  test.describe(view.name, () => {
    test.use({ contextOptions: { colorScheme: view.colorScheme, viewport: { width: view.width, height: 900 }, locale: `${view.language}-FR`, reducedMotion: "reduce" } });
    for (const person of Object.keys(pages) as Person[]) {
      test(`axe finds nothing on the pages of: ${person}`, async ({ as }) => {
        test.setTimeout(180_000);
        const page = await as(person);
        if (view.language === "en") {
          await page.goto("/settings");
          await alive(page);
          await page.locator("select[name=language], input[name=language][value=en]").first().evaluate((field: HTMLElement) => {
            if (field instanceof HTMLSelectElement) field.value = "en";
            else (field as HTMLInputElement).checked = true;
          });
          await page.locator("form").filter({ has: page.locator("[name=language]") }).locator("button[type=submit]").first().click();
          await expect(page.locator("html")).toHaveAttribute("lang", "en");
        }
        const found: string[] = [];
        for (const path of pages[person] ?? []) found.push(...(await look(page, path, view.again)));
        for (const [who, list, pattern, further] of linked.filter(([who]) => who === person)) {
          await page.goto(list);
          const hrefs = await page.locator("main a").evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
          const href = hrefs.find((href) => pattern.test(href));
          expect(href, `${who} finds ${pattern} on ${list}`).toBeTruthy();
          found.push(...(await look(page, href! + (further ?? ""), view.again)));
        }
        expect(found).toEqual([]);
      });
    }
  });
}

test("axe finds nothing at the door", async ({ browser, lagon }) => {
  const context = await browser.newContext({ baseURL: lagon.url, locale: "fr-FR" });
  const page = await context.newPage();
  for (const path of ["/sign-in", "/reset"]) expect(await look(page, path)).toEqual([]);
  await context.close();
});
