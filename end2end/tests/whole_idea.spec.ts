// One idea from the first word to its letter: a draft that is found again, sent back and changed, merged and parted, judged and
// answered. Other jurors act by the forms alone.
import { ByPost } from "../pages/by_post.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { expectSupports, expectTold, open, toggleSupport } from "../pages/ideas.ts";
import { look } from "../pages/look.ts";
import { cardByPost, queueOf } from "../pages/whole_round.ts";

const title = "Une étiquette qui se lit dans le noir";
const twin = "Des étiquettes qui brillent";
const asked = "Combien d’étiquettes par sac ?";
const change = "Un essai sur cinquante sacs, chiffré.";
const mail = (name: string) => `${name}@brisemer.example`;

/** What each juror gives everywhere, and writes: to the author, to the others, to themselves. */
const cards: [string, number, string][] = [
  ["claire-delorme", 1, "Commencez par un seul modèle."],
  ["bertrand-salaun", 0, ""],
  ["mathieu-roche", 3, "La lumière du téléphone suffit peut-être."],
  ["veronique-jaouen", 1, ""],
];

test("an idea from draft to its letter, with a return, a merge and an unmerge", async ({ as, lagon }) => {
  test.setTimeout(180_000);
  const [author, host, voter] = [await as("colleague"), await as("host"), await as("saleswoman")];
  const hosting = await ByPost.as(lagon, mail("nadia-belkacem"));
  const other = await ByPost.as(lagon, mail("yuna-tanguy"));
  const { challenges } = await hosting.ask<{ challenges: { id: string; title: string }[] }>("challenges/list");
  const challenge = challenges.find((one) => one.title === "Améliorer Lagon")!.id;

  // A draft is kept while one types, and found again later.
  await author.goto(`/ideas/new?challenge=${challenge}`);
  await alive(author);
  await author.getByLabel("Titre").fill(title);
  await expect(author.getByText(/Enregistré à \d/).first()).toBeVisible();
  await expect(author).toHaveURL(/\/ideas\/[0-9a-f-]{36}\/edit$/);
  const path = new URL(author.url()).pathname.replace("/edit", "");
  const idea = path.split("/").at(-1)!;
  expect((await voter.goto(path))?.status(), "nobody else's yet").toBe(404);
  await author.goto("/ideas?stage=draft&mine=1");
  await expect(author.getByRole("link", { name: title })).toHaveCount(1);
  await author.goto(`${path}/edit`);
  await alive(author);
  await expect(author.getByLabel("Titre")).toHaveValue(title);
  await author.getByLabel("Accroche").fill("Une étiquette qui brille un peu.");
  await author.getByLabel("Le problème ou l’occasion").fill("On cherche sa taille à la lampe.");
  await author.getByRole("button", { name: "Proposer l’idée" }).click();
  await expect(author.getByRole("heading", { level: 1, name: title })).toBeVisible();

  // A host asks for more; the author changes it and sends it in again; then it opens.
  await host.goto(path);
  await alive(host);
  await host.getByText("Demander des précisions", { exact: true }).click();
  await host.getByLabel("Ce qui manque ou reste à préciser").fill(asked);
  await host.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(host.getByText("Précisions demandées", { exact: true }).first()).toBeVisible();
  await author.goto("/");
  await alive(author);
  await author.getByRole("link", { name: /^Préciser votre idée/ }).first().click();
  await alive(author);
  await expect(author.getByText(asked).first()).toBeVisible();
  await author.getByLabel("Accroche").fill("Deux étiquettes par sac, lisibles sans lampe.");
  await author.getByRole("button", { name: "Renvoyer à l’examen" }).click();
  await author.waitForURL((url) => url.pathname === path);
  await open(host, path);

  // Somebody else says the same: the two become one, and are parted again.
  const form = { challenge, title: twin, one_liner: "Une phrase.", problem: "Ce que nous voyons.", intent: "submit" };
  const second = (await other.post<{ idea: string }>("ideas/write", form)).idea;
  await hosting.post("ideas/open", { idea: second });
  await voter.goto(path);
  await alive(voter);
  await toggleSupport(voter);
  await expectSupports(voter, 1, true);
  await host.goto(path);
  await alive(host);
  await host.getByText("Regrouper avec une autre idée", { exact: true }).click();
  await host.getByLabel("Adresse de l’idée qui reste").fill(new URL(`/ideas/${second}`, host.url()).href);
  await host.getByRole("button", { name: "Regrouper", exact: true }).click();
  await expect(host.getByText("Cette idée est regroupée avec").first()).toBeVisible();
  await voter.goto(`/ideas/${second}`);
  await expectSupports(voter, 1, true);
  await alive(host);
  await host.getByRole("button", { name: "Dégrouper" }).click();
  await expect(host.getByText("Cette idée est regroupée avec")).toHaveCount(0);
  await voter.goto(path);
  await expectSupports(voter, 1, true);

  // It goes before the jury.
  await host.goto(path);
  await alive(host);
  await host.getByRole("button", { name: "Présélectionner" }).click();
  await expect(host.getByText("Présélectionnée", { exact: true }).first()).toBeVisible();
  const panel = await Promise.all(cards.map(([name]) => ByPost.as(lagon, mail(name))));
  const [chair, deputy, ...rest] = panel;
  await hosting.post("challenges/seat_panel", { challenge, chair: chair!.id, deputy: deputy!.id, "jurors[]": rest.map((one) => one.id) });
  await chair!.post("jury/open_round", { challenge, closes: "2099-01-01T18:00" });
  const { rounds } = await chair!.ask<{ rounds: { round: string; challenge: string }[] }>("jury/desk");
  const round = rounds.find((one) => one.challenge === "Améliorer Lagon")!.round;
  let rubric: { name: string; levels: string[] }[] = [];
  for (const [n, [, level, for_author]] of cards.entries()) {
    const { pitch } = (await queueOf(panel[n]!, round)).queue[0]!;
    rubric = await cardByPost(panel[n]!, pitch, () => level, { comment: "Entre nous.", for_author, private: "Pour moi." });
  }
  await chair!.post("jury/close_round", { round });

  // One pitch is too few to compare jurors by: the chair is told so, and there are no severities.
  const presiding = await as("chair");
  await presiding.goto(`/jury/rounds/${round}`);
  await expect(presiding.getByText(/^Trop peu de fiches pour comparer les membres du jury entre eux/)).toBeVisible();
  await expect(presiding.locator(".fair-figure ol > li")).toHaveCount(1);
  await expect(presiding.locator(".severity-strip")).toHaveCount(0);

  await chair!.post("jury/prepare", { round, idea, verdict: "declined", reason: "Belle, mais rien ne dit qu’elle serve.", change });
  await author.goto(path);
  await expect(author.getByRole("heading", { name: "Votre lettre" })).toHaveCount(0);
  await chair!.post("jury/publish", { round });

  // The author is told, and reads the answer with everybody, and the letter alone.
  await expectTold(author, new RegExp(title));
  await author.goto(path);
  await expect(author.locator(".decision-box")).toContainText("rien ne dit qu’elle serve");
  const letter = author.locator("section").filter({ has: author.getByRole("heading", { name: "Votre lettre" }) });
  await expect(letter).toContainText(change);
  await expect(letter.locator("dt")).toHaveText(rubric.map((criterion) => criterion.name));
  await expect(letter.locator("dd"), "what three of four give at least, never what one gives").toHaveText(rubric.map((criterion) => criterion.levels[1]!));
  await expect(letter.locator("li")).toHaveCount(2);
  for (const [, , words] of cards.filter(([, , words]) => words)) await expect(letter.locator("li").filter({ hasText: words })).toHaveCount(1);
  for (const hidden of ["Entre nous.", "Pour moi.", ...panel.map((one) => one.name)]) await expect(letter).not.toContainText(hidden);
  expect(await look(author, path)).toEqual([]);
  for (const reader of [voter, host]) {
    await reader.goto(path);
    await expect(reader.locator(".decision-box")).toContainText("rien ne dit qu’elle serve");
    await expect(reader.locator("main")).not.toContainText("Commencez par un seul modèle.");
    await expect(reader.getByText(change), "its authors' alone").toHaveCount(0);
  }
  for (const one of [hosting, other, ...panel]) await one.leave();
});
