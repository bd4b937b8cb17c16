// The browser's code comes in parts: each page is reached from each other without a new document, and a part that does
// not come is said.
import { alive, expect, people, test } from "../pages/fixtures.ts";
import { truncateSync } from "node:fs";
import { join } from "node:path";

test("one walks through every part without the document being loaded again", async ({ as }) => {
  const admin = await as("admin");
  await admin.goto("/");
  await alive(admin);
  await admin.evaluate(() => document.body.setAttribute("data-first", ""));
  const rail = admin.getByRole("navigation", { name: "Navigation principale" });
  for (const [name, path] of [["Idées", "/ideas"], ["Challenges", "/challenges"], ["Classement", "/leaderboard"], ["Proposer", "/ideas/new"], ["Accueil", "/"]] as const) {
    await rail.getByRole("link", { name, exact: true }).click();
    await expect(admin).toHaveURL((url) => url.pathname === path);
    await expect(admin.locator("main h1").first()).toBeVisible();
  }
  await admin.goBack();
  await expect(admin.getByLabel("Titre")).toBeVisible();
  await expect(admin.locator("body[data-first]"), "still the first document").toBeAttached();
});

test("a part that does not come is said, and comes once the network is back", async ({ as }) => {
  const somebody = await as("saleswoman");
  await somebody.goto("/");
  await alive(somebody);
  await somebody.context().setOffline(true);
  const rail = somebody.getByRole("navigation", { name: "Navigation principale" });
  await rail.getByRole("link", { name: "Challenges", exact: true }).click();
  await expect(somebody.getByRole("main")).toContainText(/connexion|réseau/);
  await somebody.context().setOffline(false);
  await rail.getByRole("link", { name: "Accueil", exact: true }).click();
  await expect(somebody.getByRole("heading", { name: /Bonjour/ })).toBeVisible();
  await rail.getByRole("link", { name: "Challenges", exact: true }).click();
  await expect(somebody.getByRole("heading", { name: "Challenges", level: 1 })).toBeVisible();
});

test("a tab from before an upgrade is asked to load again", async ({ as }) => {
  const somebody = await as("saleswoman");
  await somebody.goto("/");
  await alive(somebody);
  await somebody.route(/\/pkg\/(chunk|split)_/, (route) => route.fulfill({ status: 404 }));
  await somebody.getByRole("navigation", { name: "Navigation principale" }).getByRole("link", { name: "Challenges", exact: true }).click();
  await expect(somebody.getByRole("main")).toContainText("Rechargez");
  await somebody.unroute(/\/pkg\/(chunk|split)_/);
  await somebody.getByRole("main").getByRole("link", { name: "Réessayer" }).click();
  await expect(somebody.getByRole("heading", { name: "Challenges", level: 1 })).toBeVisible();
});

test("a database that is gone is said in one's language, with a reference", async ({ browser, lagon }) => {
  const cookie = lagon.command("admin", "session", "--email", `${people.colleague}@brisemer.example`).trim();
  const [name, value] = cookie.split(";")[0]!.split("=") as [string, string];
  const context = await browser.newContext({ baseURL: lagon.url, locale: "fr-FR" });
  await context.addCookies([{ name, value, url: lagon.url.replace("http:", "https:"), httpOnly: true, secure: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  expect((await page.goto("/ideas"))?.status()).toBe(200);
  lagon.spoiled = true;
  for (const file of ["lagon.db", "lagon.db-wal"]) truncateSync(join(lagon.folder, "data", file), 0);
  const answer = await page.goto("/leaderboard");
  expect(answer?.status()).toBe(503);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("body")).toContainText(/repère.*[0-9a-f]{8}/);
  expect(await (await fetch(`${lagon.url}/livez`)).status).toBe(200);
  await context.close();
});
