// In the train: a juror on a phone, with a thumb.
import { devices } from "@playwright/test";
import { alive, expect, test } from "../pages/fixtures.ts";
import { handIn } from "../pages/jury.ts";

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices["Pixel 7"]!;
test.use({ contextOptions: { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch, locale: "fr-FR" } });

test("a juror reads a pitch, turns to the card and hands it in", async ({ as }) => {
  const juror = await as("juror");
  await juror.goto("/jury");
  await alive(juror);
  await juror.getByRole("link", { name: /^(Commencer|Continuer) :/ }).first().tap();
  await expect(juror.locator("fieldset.criterion").first(), "the pitch comes first").toBeHidden();
  await juror.getByRole("link", { name: "Ma fiche" }).tap();
  await expect(juror.locator("fieldset.criterion").first()).toBeVisible();
  await handIn(juror, 2);
  const wide = await juror.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
  expect(wide, "nothing sticks out").toBe(false);
});

test("everything one touches is large enough, and the bar at the bottom leads everywhere", async ({ as }) => {
  const somebody = await as("saleswoman");
  await somebody.goto("/");
  await alive(somebody);
  for (const [name, path] of [["Idées", "/ideas"], ["Challenges", "/challenges"], ["Classement", "/leaderboard"], ["Accueil", "/"]] as const) {
    const link = somebody.getByRole("navigation", { name: "Navigation principale" }).getByRole("link", { name, exact: true });
    const box = await link.boundingBox();
    expect(Math.min(box!.width, box!.height), `${name} is a target`).toBeGreaterThanOrEqual(44);
    await link.tap();
    await expect(somebody).toHaveURL((url) => url.pathname === path);
    await expect(somebody.locator("h1").first()).toBeVisible();
  }
});
