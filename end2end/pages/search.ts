import { type Page, expect } from "@playwright/test";
import { alive } from "./fixtures.ts";

/** Opens the search for some words, once the index of a server that has just started is there. */
export async function search(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText("L’index se construit")).toHaveCount(0, { timeout: 100 });
  }).toPass({ timeout: 20_000 });
  await alive(page);
}

/** The titles of what was found, in their order. */
export const hits = (page: Page) => page.locator(".search-hit h3 a");

/** The ideas that are like the one being written. */
export const similar = (page: Page) => page.getByRole("region", { name: "Idées proches" });
