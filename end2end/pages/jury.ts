import { type Page, expect } from "@playwright/test";
import { alive } from "./fixtures.ts";

/** Opens the first pitch of the desk that is not handed in yet. */
export async function openNextPitch(page: Page): Promise<void> {
  await page.goto("/jury");
  await alive(page);
  await page.getByRole("link", { name: /^(Commencer|Continuer) :/ }).first().click();
  await expect(page.locator("fieldset.criterion").first()).toBeVisible();
}

/** Marks every criterion with a level, counted from the lowest. */
export async function mark(page: Page, level: number): Promise<void> {
  const criteria = page.locator("fieldset.criterion");
  for (let i = 0; i < (await criteria.count()); i++) {
    const answer = criteria.nth(i).getByRole("radio").nth(level);
    await answer.locator("xpath=ancestor::label").click();
    await expect(answer).toBeChecked();
  }
}

/** Marks every criterion with a level, counted from the lowest, and hands the card in. */
export async function handIn(page: Page, level: number): Promise<void> {
  await mark(page, level);
  await page.getByRole("button", { name: /Remettre/ }).first().click();
  await expect(page.getByText(/Fiche remise/).first()).toBeVisible();
}
