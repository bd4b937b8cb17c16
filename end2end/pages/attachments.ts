import { type Page, expect } from "@playwright/test";
import { alive, scriptless } from "./fixtures.ts";

export type File = { name: string; mimeType: string; buffer: Buffer };

/** A picture of one dot. */
export const picture: File = {
  name: "Vitrine du quai.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
};

/** A document, as far as its kind is looked at. */
export const plan: File = { name: "Devis de l’été.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };

/** Says that it is a picture, and is a page. */
export const lie: File = { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("<!DOCTYPE html><p>Non</p>") };

export const attachments = (page: Page) => page.getByRole("region", { name: "Pièces jointes" });

/** Opens the page an idea is written on. */
export async function write(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/edit`);
  await alive(page);
}

/** Chooses files; with JavaScript they go out at once, without it a button sends them. Waits for the last answer. */
export async function attach(page: Page, ...files: File[]): Promise<void> {
  let answers = scriptless.has(page.context()) ? 1 : files.length;
  const answered = page.waitForResponse((response) => response.url().includes("/files/ideas/") && --answers === 0);
  await attachments(page).getByLabel("Ajouter des fichiers").setInputFiles(files);
  if (scriptless.has(page.context())) await attachments(page).getByRole("button", { name: "Joindre", exact: true }).click();
  await answered;
}

export async function remove(page: Page, name: string): Promise<void> {
  await attachments(page).getByRole("button", { name: `Retirer ${name}` }).click();
  await expect(attachments(page).getByText(name)).toHaveCount(0);
}
