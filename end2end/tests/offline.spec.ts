// A juror on a train: what is marked without a network is kept in the browser, sent later, and never replaces what is newer.
import type { Page } from "@playwright/test";
import { ByPost } from "../pages/by_post.ts";
import { alive, expect, people, test } from "../pages/fixtures.ts";
import { mark, openNextPitch } from "../pages/jury.ts";
import { look } from "../pages/look.ts";

type Desk = { state: string; marks: [string, number][]; rubric: { id: string; levels: string[] }[]; remarks: { comment: string } };

const criterion = (page: Page, n: number) => page.locator("fieldset.criterion").nth(n);
const level = (page: Page, n: number, at: number) => criterion(page, n).getByRole("radio").nth(at);
const tap = (page: Page, n: number, at: number) => level(page, n, at).locator("xpath=ancestor::label").click();
const note = (page: Page) => page.locator(".saved-note");
const pitchOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1)!;
/** The names of what waits in this browser. */
const shelf = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("lagon.")));
const comment = (page: Page) => page.getByRole("textbox", { name: /Commentaire pour le jury/ });

/** Marks every criterion with a network, and then the first without one. */
async function markOnTheTrain(page: Page, before: number, after: number): Promise<void> {
  await openNextPitch(page);
  await mark(page, before);
  await expect(note(page)).toContainText("Enregistré à");
  await page.context().setOffline(true);
  await tap(page, 0, after);
  await expect(note(page)).toContainText("gardé sur cet appareil, sera envoyé");
}

/** The juror at another device. */
async function atTheOffice(lagon: Parameters<typeof ByPost.as>[0], who: keyof typeof people = "juror"): Promise<ByPost> {
  return ByPost.as(lagon, `${people[who]}@brisemer.example`);
}

async function firstLevel(juror: ByPost, pitch: string): Promise<number | undefined> {
  const desk = await juror.ask<Desk>("jury/scoring_desk", { pitch });
  return desk.marks.find(([id]) => id === desk.rubric[0]!.id)?.[1];
}

/** Everything at one level, handed in. */
async function handInElsewhere(juror: ByPost, pitch: string, at: number): Promise<void> {
  const { rubric } = await juror.ask<Desk>("jury/scoring_desk", { pitch });
  const marks = rubric.flatMap(({ id }, n) => [[`marks[${n}][criterion]`, id], [`marks[${n}][level]`, String(at)]]);
  await juror.post("jury/score", { pitch, intent: "hand_in", comment: "Du bureau.", ...Object.fromEntries(marks) });
}

test("what is marked without a network is sent when it is back", async ({ as, lagon }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  await comment(juror).fill("Dans le train.");
  await juror.getByRole("button", { name: "Remettre la fiche" }).click();
  await expect(juror.getByText(/Remettre une fiche demande le réseau/)).toBeVisible();
  await expect(level(juror, 0, 3)).toBeChecked();
  const office = await atTheOffice(lagon);
  expect(await firstLevel(office, pitchOf(juror)), "nothing arrived").toBe(1);
  await juror.context().setOffline(false);
  await expect(note(juror)).toContainText("Enregistré à", { timeout: 15_000 });
  const desk = await office.ask<Desk>("jury/scoring_desk", { pitch: pitchOf(juror) });
  expect([await firstLevel(office, pitchOf(juror)), desk.remarks.comment, desk.state]).toEqual([3, "Dans le train.", "started"]);
  expect(await shelf(juror), "nothing stays behind").toEqual([]);
});

test("it is sent when the page was closed meanwhile and is opened again", async ({ as, lagon }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  const [address, context] = [juror.url(), juror.context()];
  await tap(juror, 1, 2);
  await expect.poll(() => shelf(juror)).toHaveLength(1);
  await juror.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await alive(again);
  await expect(level(again, 0, 3)).toBeChecked();
  await expect(level(again, 1, 2)).toBeChecked();
  await expect.poll(() => shelf(again)).toEqual([]);
  expect(await firstLevel(await atTheOffice(lagon), pitchOf(again))).toBe(3);
});

test("the queue says what waits, and sends it when the network is back", async ({ as, lagon }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  const [pitch, title] = [pitchOf(juror), (await juror.getByRole("heading", { level: 1 }).textContent())!];
  // The page loads, and what is sent still gets nowhere.
  await juror.route("**/api/jury/score", (route) => route.abort("internetdisconnected"));
  await juror.context().setOffline(false);
  await juror.goto("/jury");
  await alive(juror);
  const kept = juror.getByRole("region", { name: "Gardé sur cet appareil" });
  await expect(kept.getByRole("listitem").filter({ hasText: title })).toContainText("Attend le réseau, sera envoyée");
  expect(await look(juror, "/jury")).toEqual([]);
  await juror.goto("/jury");
  await alive(juror);
  await expect(kept).toBeVisible();
  await juror.unroute("**/api/jury/score");
  await juror.context().setOffline(true);
  await juror.context().setOffline(false);
  await expect(kept).toHaveCount(0);
  await expect(juror.locator(".queue > li").filter({ hasText: title })).toContainText("Commencée");
  expect(await firstLevel(await atTheOffice(lagon), pitch)).toBe(3);
});

for (const choice of ["Garder ce qui est dans la fiche", "Prendre l’autre version"]) {
  test(`a newer card is shown beside and not replaced: ${choice}`, async ({ as, lagon }) => {
    const juror = await as("juror");
    await markOnTheTrain(juror, 1, 3);
    const [office, pitch] = [await atTheOffice(lagon), pitchOf(juror)];
    await handInElsewhere(office, pitch, 2);
    await juror.context().setOffline(false);
    const both = juror.locator(".two-texts");
    await expect(both.getByRole("heading", { name: "Deux versions de cette fiche" })).toBeVisible({ timeout: 15_000 });
    await expect(both).toContainText("Du bureau.");
    await expect(level(juror, 0, 3), "mine stays in the form").toBeChecked();
    expect(await firstLevel(office, pitch), "nothing is replaced").toBe(2);
    // Nor by a button, nor by what is marked meanwhile.
    await tap(juror, 1, 3);
    await juror.getByRole("button", { name: "Remettre la fiche" }).click();
    await expect(juror.getByText("Cette fiche a été enregistrée ailleurs entre-temps.").first()).toBeVisible();
    expect(await firstLevel(office, pitch)).toBe(2);
    await both.getByRole("button", { name: choice }).click();
    const wanted = choice.startsWith("Garder") ? 3 : 2;
    await expect(both).toHaveCount(0);
    await expect(level(juror, 0, wanted)).toBeChecked();
    await expect.poll(() => firstLevel(office, pitch)).toBe(wanted);
    await expect.poll(() => shelf(juror)).toEqual([]);
    expect((await office.ask<Desk>("jury/scoring_desk", { pitch })).state, "handed in all the same").toBe("handed_in");
  });
}

test("what was marked at another desk meanwhile is shown, and not replaced", async ({ as, lagon }) => {
  const juror = await as("juror");
  await openNextPitch(juror);
  await mark(juror, 1);
  await expect(note(juror)).toContainText("Enregistré à");
  const [office, pitch] = [await atTheOffice(lagon), pitchOf(juror)];
  await handInElsewhere(office, pitch, 2);
  await tap(juror, 1, 3);
  const both = juror.locator(".two-texts");
  await expect(both).toContainText("Du bureau.");
  expect(await firstLevel(office, pitch), "nothing is replaced").toBe(2);
  await both.getByRole("button", { name: "Prendre l’autre version" }).click();
  await expect(level(juror, 1, 2)).toBeChecked();
  await expect(both).toHaveCount(0);
});

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a page that is older than the card replaces nothing", async ({ as, lagon }) => {
      const juror = await as("juror");
      await openNextPitch(juror);
      const [office, pitch] = [await atTheOffice(lagon), pitchOf(juror)];
      await handInElsewhere(office, pitch, 2);
      await juror.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await expect(juror.getByText("Cette fiche a été enregistrée ailleurs entre-temps.").first()).toBeVisible();
      expect(await firstLevel(office, pitch)).toBe(2);
    });
  });
}

test("what can no longer be sent says so, and is forgotten when one says so", async ({ as, lagon }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  const office = await atTheOffice(lagon);
  const pitch = pitchOf(juror);
  await office.post("jury/step_aside", { pitch, how: "passed", why: "" });
  await juror.context().setOffline(false);
  await juror.goto("/jury");
  await alive(juror);
  const kept = juror.getByRole("region", { name: "Gardé sur cet appareil" });
  await expect(kept).toContainText("Ne peut plus être envoyée.");
  await expect(kept.getByRole("link")).toHaveCount(0);
  await kept.getByRole("button", { name: /^Oublier/ }).click();
  await expect(kept).toHaveCount(0);
  expect(await shelf(juror)).toEqual([]);
});

test("after the close the card says that what is kept came too late", async ({ as, lagon }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  const address = juror.url();
  const chair = await atTheOffice(lagon, "chair");
  const { rounds } = await chair.ask<{ rounds: { round: string; phase: string }[] }>("jury/desk");
  await chair.post("jury/close_round", { round: rounds.find((round) => round.phase === "scoring")!.round });
  // The page was closed on the train.
  const context = juror.context();
  await juror.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await alive(again);
  await expect(again.getByText(/Cela ne peut plus être envoyé/)).toBeVisible();
  await again.getByRole("button", { name: "Oublier" }).click();
  await expect(again.getByText(/Cela ne peut plus être envoyé/)).toHaveCount(0);
  expect(await shelf(again)).toEqual([]);
});

test("whoever signs out leaves nothing behind", async ({ as }) => {
  const juror = await as("juror");
  await markOnTheTrain(juror, 1, 3);
  await juror.route("**/api/jury/score", (route) => route.abort("internetdisconnected"));
  await juror.context().setOffline(false);
  expect(await shelf(juror)).toHaveLength(1);
  await juror.getByRole("button", { name: /Mathieu Roche/ }).click();
  await juror.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(juror).toHaveURL(/sign-in/);
  expect(await shelf(juror)).toEqual([]);
});
