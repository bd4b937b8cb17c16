import { type Page, expect } from "@playwright/test";
import { alive } from "./fixtures.ts";

/** Pitches an idea with its three fields, for a challenge if one is given; the address of its page. */
export async function pitch(page: Page, title: string, challenge = ""): Promise<string> {
  await page.goto(challenge ? `/ideas/new?challenge=${challenge}` : "/ideas/new");
  await alive(page);
  await page.getByLabel("Titre").fill(title);
  await page.getByLabel("Accroche").fill("Une phrase qui donne envie de lire la suite.");
  await page.getByLabel("Le problème ou l’occasion").fill("Ce que nous voyons tous les jours.");
  await page.getByRole("button", { name: "Proposer l’idée" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Waits until somebody was told something, and leaves them where they read it. */
export async function expectTold(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto("/notifications");
    await expect(page.locator(".notice-row").filter({ hasText: words }).first()).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Opens an idea in review, as one of its hosts. */
export async function open(host: Page, path: string): Promise<void> {
  await host.goto(path);
  await alive(host);
  await host.getByRole("button", { name: "Ouvrir aux soutiens" }).click();
  await expect(host.getByText("Ouverte aux soutiens", { exact: true }).first()).toBeVisible();
}

export const supportButton = (page: Page) => page.locator(".support-box .support-button").first();

/** Supports or withdraws, and waits for what the server says of it. */
export async function toggleSupport(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await supportButton(page).click();
  await answered;
}

export async function expectSupports(page: Page, count: number, mine: boolean): Promise<void> {
  await expect(page.locator(".support-box .count b")).toHaveText(String(count));
  await expect(supportButton(page)).toHaveAttribute("aria-pressed", String(mine));
}

export const followButton = (page: Page) => page.locator('form:has([aria-describedby="follow-words"]) button');

/** Follows an idea or leaves it, and waits for what the server says of it. */
export async function toggleFollow(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await followButton(page).click();
  await answered;
}

export async function comment(page: Page, text: string): Promise<void> {
  await page.getByLabel("Votre commentaire").fill(text);
  await page.getByRole("button", { name: "Publier", exact: true }).click();
  await expect(page.locator("#discussion, main").getByText(text).first()).toBeVisible();
}
