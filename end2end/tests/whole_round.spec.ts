// A whole round, from the seats to the published ranking: twelve jurors, twenty pitches, two who step aside and one who
// drops out. Most of them act by the forms alone; what decides is done on the pages.
import { ByPost } from "../pages/by_post.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { handIn } from "../pages/jury.ts";
import { type Queued, authors, handInByPost, jurors, queueOf, roundOf } from "../pages/whole_round.ts";

const EACH = 4;
const PITCHES = 20;

test("twelve jurors judge twenty pitches; two step aside, one drops out, and the ranking is published", async ({ as, lagon }) => {
  const everybody = await Promise.all([...jurors, ...authors, "nadia-belkacem@brisemer.example"].map((email) => ByPost.as(lagon, email)));
  const [panel, entrants, host] = [everybody.slice(0, 12), everybody.slice(12, 22), everybody[22]!];
  const chair = panel[0]!;
  const { challenges } = await host.ask<{ challenges: { id: string; title: string }[] }>("challenges/list");
  const challenge = challenges.find((one) => one.title === "Améliorer Lagon")!.id;

  // Two ideas each, opened and shortlisted by the host.
  const enter = async (n: number) => {
    const form = { challenge, title: `Amélioration ${n}`, one_liner: "Une phrase.", problem: "Ce que nous voyons.", intent: "submit" };
    const { idea } = await entrants[n % entrants.length]!.post<{ idea: string }>("ideas/write", form);
    await host.post("ideas/open", { idea });
    await host.post("ideas/shortlist", { idea, on: "on" });
    return idea;
  };
  const ideas = await Promise.all([...Array(PITCHES).keys()].map(enter));

  // The host seats, the chair opens the round on the page.
  const seats = { challenge, chair: chair.id, deputy: panel[1]!.id, "jurors[]": panel.slice(2).map((juror) => juror.id) };
  await host.post("challenges/seat_panel", seats);
  const page = await as("chair");
  await page.goto("/jury");
  await alive(page);
  const opening = page.locator("section.open-round").filter({ hasText: "Améliorer Lagon" });
  await opening.getByLabel("Combien peuvent être financés").fill("3");
  await opening.getByLabel("Membres du jury par pitch").fill(String(EACH));
  await opening.getByRole("button", { name: /^Ouvrir le tour de jury/ }).click();
  await expect(page.getByText(/Les notes sont masquées/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  const round = address.split("/").at(-1)!;

  const opened = await roundOf(chair, round);
  expect(opened.pitches.map((pitch) => pitch.expected), "every pitch has its jurors").toEqual(Array(PITCHES).fill(EACH));
  const loads = opened.coverage.map((juror) => juror.expected);
  expect([loads.length, Math.max(...loads) - Math.min(...loads)], "and no juror much more than another").toEqual([12, 1]);

  const count = async (pitch: Queued) => (await roundOf(chair, round)).pitches.find((one) => one.pitch === pitch.pitch)!;

  // One scores on the page, and says there that they are tied to the next pitch.
  const juror = await as("juror");
  const mine = (await queueOf(panel[2]!, round)).queue;
  await juror.goto("/jury");
  await alive(juror);
  await juror.getByRole("link", { name: `Commencer : ${mine[0]!.title}` }).click();
  await expect(juror.locator("fieldset.criterion").first()).toBeVisible();
  await handIn(juror, 3);
  const tied = mine[1]!;
  await juror.goto(`/jury/pitches/${tied.pitch}`);
  await alive(juror);
  await juror.getByText("Je ne juge pas ce pitch").click();
  await juror.getByText("J’ai un lien avec ses auteurs").click();
  await juror.getByRole("button", { name: "Ne pas juger ce pitch" }).click();
  await expect(juror.getByText(`1 remise sur ${mine.length - 1}`).first()).toBeVisible();
  const row = juror.locator(".queue > li").filter({ has: juror.getByText(tied.title, { exact: true }) });
  await expect(row, "nothing leads there any more").toContainText("Vous avez un lien");
  await expect(row.getByRole("link")).toHaveCount(0);
  // Another one had handed in a card on another pitch before.
  const late = panel[3]!;
  const theirs = (await queueOf(late, round)).queue;
  const voided = theirs.find((item) => item.title !== tied.title)!;
  const before = (await count(voided)).cards;
  await handInByPost(late, 3, voided);
  expect((await count(voided)).cards).toBe(before + 1);
  await late.post("jury/step_aside", { pitch: voided.pitch, how: "recused", why: "" });

  expect((await queueOf(late, round)).total, "one less to do").toBe(theirs.length - 1);

  const asides: [ByPost, Queued][] = [[panel[2]!, tied], [late, voided]];
  for (const [who, pitch] of asides) {
    const queue = await queueOf(who, round);
    expect(queue.queue.find((item) => item.pitch === pitch.pitch)?.state).toBe("recused");
    // Somebody else's tie may have given them another pitch since.
    expect(queue.total, "in no count").toBe(queue.queue.filter((item) => item.state !== "recused").length);
    expect(await who.status(`/jury/pitches/${pitch.pitch}`), "not even its page").toBe(403);
    expect((await roundOf(who, round)).pitches.map((one) => one.pitch)).not.toContain(pitch.pitch);
  }
  expect((await count(voided)).cards, "a card of somebody who is tied counts no more").toBe(before);
  for (const [, pitch] of asides) expect((await count(pitch)).expected, "somebody else judges it").toBe(EACH);

  // One hands two cards in and drops out: the host takes the seat on the page.
  const gone = panel[6]!;
  const theirTwo = (await queueOf(gone, round)).queue.slice(0, 2);
  for (const item of theirTwo) await handInByPost(gone, 6, item);
  const desk = await as("host");
  await desk.goto(`/challenges/${challenge}/edit`);
  await alive(desk);
  await desk.getByRole("checkbox", { name: gone.name, exact: true }).uncheck();
  await desk.getByRole("button", { name: "Enregistrer le jury" }).click();
  await expect(desk.getByText("C’est enregistré.").first()).toBeVisible();
  const after = await roundOf(chair, round);
  expect(after.pitches.map((pitch) => pitch.expected), "others took over what was left").toEqual(Array(PITCHES).fill(EACH));
  for (const item of theirTwo) expect((await count(item)).cards, "and what was handed in stays").toBeGreaterThan(0);
  expect(after.coverage.map((juror) => juror.juror.name)).not.toContain(gone.name);
  expect((await queueOf(gone, round)).queue, "nothing waits for them").toEqual([]);
  const [known, stranger] = await Promise.all([gone, entrants[0]!].map((who) => who.status(`/jury/pitches/${theirTwo[0]!.pitch}`)));
  expect([known, stranger], "told that they do not sit; to others it is not there").toEqual([403, 404]);

  // Everybody else hands everything in. Nothing is told before the close.
  const staying = panel.map((one, n) => [one, n] as const).filter(([one]) => one !== gone);
  await Promise.all(
    staying.map(async ([one, n]) => {
      const open = (await queueOf(one, round)).queue.filter((item) => item.state === "to_do" || item.state === "started");
      for (const item of open) await handInByPost(one, n, item);
    }),
  );
  for (const who of [chair, host, panel[4]!]) {
    const sealed = await roundOf(who, round);
    const told = sealed.pitches.filter((pitch) => pitch.place ?? pitch.mean ?? pitch.fair);
    expect([sealed.phase, told], `sealed for ${who.name}`).toEqual(["scoring", []]);
    expect(await who.status(`${address}/scores.csv`)).toBe(403);
  }
  expect((await roundOf(chair, round)).pitches.map((pitch) => pitch.cards)).toEqual(Array(PITCHES).fill(EACH));
  expect(await entrants[0]!.status(address), "nobody else's business").toBe(404);

  // The chair closes the round, and the ranking shows: all of it, or all but what one stepped aside from.
  await page.reload();
  await alive(page);
  await expect(page.getByRole("heading", { level: 1, name: "Toutes les fiches sont remises" })).toBeVisible();
  await page.getByText("Clore la notation avant l’heure").first().click();
  await page.getByRole("button", { name: "Clore la notation", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Classement proposé" })).toBeVisible();
  const figure = page.locator(".fair-figure");
  await expect(figure.locator("ol > li")).toHaveCount(PITCHES);
  await expect(figure.locator("line.reach"), "each with its interval").toHaveCount(PITCHES);
  // Everybody's habit for the chair, from the most generous to the most severe; one's own for a juror.
  await expect(page.getByText(/^Trop peu de fiches|^Le jury s’est réparti en groupes/), "jurors can be compared").toHaveCount(0);
  const strip = page.locator(".severity-strip > li");
  await expect(strip, "of those who sit on the panel").toHaveCount(staying.length);
  const gives = await strip.evaluateAll((lines) => lines.map((line) => [line.querySelector("span")!.textContent!, Number(line.querySelector("data")!.value)] as const));
  expect(gives.map(([, points]) => points)).toEqual(gives.map(([, points]) => points).sort((a, b) => b - a));
  const habit = (severity: number) => staying.filter(([, n]) => n % 3 === severity).map(([one]) => gives.find(([name]) => name === one.name)![1]);
  expect(Math.min(...habit(2)), "who marks high is told from who marks low").toBeGreaterThan(Math.max(...habit(0)));
  await juror.goto(address);
  await expect(juror.locator(".severity-strip > li")).toHaveCount(1);
  await expect(juror.locator(".severity-strip > li")).toContainText(panel[2]!.name);
  await expect(juror.locator(".fair-figure ol > li")).toHaveCount(PITCHES - 1);
  await expect(juror.locator("main").getByText(tied.title, { exact: true })).toHaveCount(0);
  const [all, without] = [await roundOf(chair, round), await roundOf(late, round)];
  expect(without.pitches.map((pitch) => pitch.pitch).sort()).toEqual(
    all.pitches.map((pitch) => pitch.pitch).filter((pitch) => pitch !== voided.pitch).sort(),
  );
  const expected = (of: typeof all) => of.coverage.reduce((sum, one) => sum + one.expected, 0);
  expect(expected(without), "in no count of the others either").toBeLessThan(expected(all));
  expect(all.pitches.map((pitch) => pitch.place), "one place each").toEqual([...Array(PITCHES).keys()].map((n) => n + 1));
  expect(Number(all.pitches[0]!.title.match(/\d+/)![0]), "and the best are those that are").toBeGreaterThan(14);

  // Every answer as the ranking proposes it, privately; then all at once, on the page.
  const reason = (place: number) => `Une raison claire, au rang ${place}.`;
  for (const pitch of all.pitches) {
    const answer: Record<string, string> = pitch.place! <= 3 ? { verdict: "funded", amount: "4 000" } : { verdict: "declined" };
    await chair.post("jury/prepare", { round, idea: pitch.idea, reason: reason(pitch.place!), ...answer });
  }
  const winner = all.pitches[0]!;
  const read = (who: ByPost) => who.ask<object>("ideas/idea", { idea: winner.idea }).then((idea) => JSON.stringify(idea));
  const author = entrants[ideas.indexOf(winner.idea) % entrants.length]!;
  for (const who of [author, entrants[1]!]) expect(await read(who), "nothing is told before").not.toContain("Une raison claire");
  await page.reload();
  await alive(page);
  await page.getByRole("button", { name: "Tout publier, en une fois" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publier", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Les décisions sont publiées" })).toBeVisible();
  await expect(figure.locator("ol > li")).toHaveCount(PITCHES);
  await expect(figure.locator("ol > li").first()).toContainText("Financée");
  expect(await read(author)).toContain(reason(1));
  await expect(async () => {
    const notices = JSON.stringify(await author.ask<object>("notices/list"));
    expect(notices).toContain(winner.title);
  }).toPass();
  await Promise.all(everybody.map((one) => one.leave()));
});
