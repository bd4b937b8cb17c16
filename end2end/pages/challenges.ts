import { type Page } from "@playwright/test";
import { alive } from "./fixtures.ts";

/** Opens the page of a challenge by a part of its title; its address. */
export async function openChallenge(page: Page, title: string): Promise<string> {
  await page.goto("/challenges");
  const href = (await page.locator("main a").filter({ hasText: title }).first().getAttribute("href"))!;
  await page.goto(href);
  await alive(page);
  return href;
}

/** The address of an idea in a list, by the first of them. */
export async function firstIdea(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const hrefs = await page.locator("main a").evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  return hrefs.find((href) => /^\/ideas\/[0-9a-f-]{36}$/.test(href))!;
}
