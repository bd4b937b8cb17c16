// What axe and the page's width have to say of a page.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { alive } from "./fixtures.ts";

/** What looks at colours, and takes the longest. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Of a page that was looked at before: only its colours, or all but them. */
export type Again = "colours" | "words";

/** What is wrong with a page (WCAG 2.2 AA and axe's best practices; nothing scrolls sideways). */
export async function look(page: Page, path: string, again?: Again): Promise<string[]> {
  await page.goto(path);
  await alive(page);
  const axe = new AxeBuilder({ page });
  if (again === "colours") axe.withRules(COLOURS);
  else axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  if (again === "words") axe.disableRules(COLOURS);
  const { violations } = await axe.analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
  const found = violations.map((v) => `${path}: ${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
  return wide ? [...found, `${path}: scrolls sideways`] : found;
}
