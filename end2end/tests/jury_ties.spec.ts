// A juror who is tied to an idea says so before the round: it is not given to them, and who presides knows why.
import { ByPost } from "../pages/by_post.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { look } from "../pages/look.ts";
import { roundOf } from "../pages/whole_round.ts";

const mail = (name: string) => `${name}@brisemer.example`;
const [tied, other] = ["Trier mes notifications", "Relire mes votes"];
const word = "Sa sœur travaille dans mon équipe.";

/** Two shortlisted ideas before a panel of the chair, the deputy and these jurors. */
async function shortlisted(host: ByPost, author: ByPost, [chair, deputy, ...jurors]: ByPost[]): Promise<void> {
  const { challenges } = await host.ask<{ challenges: { id: string; title: string }[] }>("challenges/list");
  const challenge = challenges.find((one) => one.title === "Améliorer Lagon")!.id;
  for (const title of [tied, other]) {
    const form = { challenge, title, one_liner: "Une phrase.", problem: "Ce que nous voyons.", intent: "submit" };
    const { idea } = await author.post<{ idea: string }>("ideas/write", form);
    await host.post("ideas/open", { idea });
    await host.post("ideas/shortlist", { idea, on: "on" });
  }
  await host.post("challenges/seat_panel", { challenge, chair: chair!.id, deputy: deputy!.id, "jurors[]": jurors.map((juror) => juror.id) });
}

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a juror declares a tie before the round, and may take it back; then the round opens without them", async ({ as, lagon }) => {
      const [host, chair, deputy, juror, author] = await Promise.all(
        ["nadia-belkacem", "claire-delorme", "bertrand-salaun", "mathieu-roche", "yuna-tanguy"].map((name) => ByPost.as(lagon, mail(name))),
      );
      await shortlisted(host!, author!, [chair!, deputy!, juror!]);

      const page = await as("juror");
      await page.goto("/jury");
      await alive(page);
      const coming = page.getByRole("region", { name: /^Pitchs à venir\s: Améliorer Lagon$/ });
      const unfold = coming.getByText("Dire un lien avant la répartition", { exact: true });
      const row = coming.locator("li").filter({ has: page.locator("h3", { hasText: tied }) });
      const tie = row.getByText("J’ai un lien avec ses auteurs", { exact: true });
      const why = row.getByLabel("Un mot pour la présidence");
      const declare = row.getByRole("button", { name: /^Signaler ce lien\s: Trier mes notifications$/ });
      const declared = row.getByText("Vous avez signalé un lien");

      // Too long a word is refused beside the field, and stays there.
      await unfold.click();
      await expect(coming.getByRole("listitem")).toHaveCount(2);
      await tie.click();
      const long = "x".repeat(281);
      await why.fill(long);
      await declare.click();
      await expect(why).toHaveAttribute("aria-invalid", "true");
      await expect(why).toHaveValue(long);
      await alive(page);
      await why.fill(word);
      await declare.click();
      await expect(declared).toBeVisible();
      await expect(row).toContainText(word);
      if (js) expect(await look(page, "/jury"), "a tie that is declared").toEqual([]);

      // Taken back, and declared again.
      await alive(page);
      await row.getByRole("button", { name: /^Retirer ce signalement/ }).click();
      await expect(tie, "offered again, folded or not").toHaveCount(1);
      await page.goto("/jury");
      await alive(page);
      await unfold.click();
      await tie.click();
      await why.fill(word);
      await declare.click();
      await expect(declared).toBeVisible();
      await page.reload();
      await expect(declared, "unfolded where something was said").toBeVisible();

      // The chair is told before opening, and the round opens without them on that pitch.
      const presiding = await as("chair");
      await presiding.goto("/jury");
      await alive(presiding);
      const opening = presiding.locator("section.open-round").filter({ hasText: "Améliorer Lagon" });
      await opening.getByText("1 lien signalé avant la répartition").click();
      await expect(opening).toContainText(`Mathieu Roche a un lien avec les auteurs de «\u00a0${tied}\u00a0»`);
      await expect(opening.getByText(word)).toBeVisible();
      if (js) expect(await look(presiding, "/jury"), "a tie as the chair is told it").toEqual([]);
      await presiding.goto("/jury");
      await alive(presiding);
      await opening.getByRole("button", { name: /^Ouvrir le tour de jury/ }).click();
      await expect(presiding.getByText(/Les notes sont masquées/)).toBeVisible();
      await alive(presiding);
      await presiding.getByText("1 récusation ou renoncement").click();
      await expect(presiding.getByText(word)).toBeVisible();

      await page.goto("/jury");
      await alive(page);
      await expect(coming, "nothing waits any more").toHaveCount(0);
      const queued = (title: string) => page.locator(".queue > li").filter({ hasText: title });
      await expect(queued(tied)).toContainText("Vous avez un lien");
      await expect(queued(tied).getByRole("link")).toHaveCount(0);
      await expect(queued(other).getByRole("link")).toHaveCount(1);
      for (const one of [host, chair, deputy, juror, author]) await one!.leave();
    });
  });
}

test("the chair is told which pitch has fewer jurors than planned, because nobody else may judge it", async ({ as, lagon }) => {
  const [host, chair, deputy, first, second, author] = await Promise.all(
    ["nadia-belkacem", "claire-delorme", "bertrand-salaun", "mathieu-roche", "ines-carvalho", "yuna-tanguy"].map((name) =>
      ByPost.as(lagon, mail(name)),
    ),
  );
  await shortlisted(host!, author!, [chair!, deputy!, first!, second!]);

  const presiding = await as("chair");
  await presiding.goto("/jury");
  await alive(presiding);
  const opening = presiding.locator("section.open-round").filter({ hasText: "Améliorer Lagon" });
  await opening.getByLabel("Membres du jury par pitch").fill("3");
  await opening.getByRole("button", { name: /^Ouvrir le tour de jury/ }).click();
  await expect(presiding.getByText(/Les notes sont masquées/)).toBeVisible();
  const round = new URL(presiding.url()).pathname.split("/").at(-1)!;
  const { pitch } = (await roundOf(chair!, round)).pitches.find((one) => one.title === tied)!;
  const short = presiding.getByText(`«\u00a0${tied}\u00a0»\u00a0: 2 membres du jury au lieu de 3`);

  // One is replaced by the fourth; of the next there is nobody left to take over.
  await first!.post("jury/step_aside", { pitch, how: "recused", why: "" });
  await presiding.reload();
  await expect(presiding.getByText("1 récusation ou renoncement")).toBeVisible();
  await expect(short).toHaveCount(0);
  await second!.post("jury/step_aside", { pitch, how: "recused", why: "" });
  await presiding.reload();
  await expect(presiding.getByText(/^1 pitch a moins de membres du jury que prévu/)).toBeVisible();
  await expect(short).toBeVisible();
  await alive(presiding);
  expect(await look(presiding, new URL(presiding.url()).pathname), "a pitch that fell short").toEqual([]);
  for (const one of [host, chair, deputy, first, second, author]) await one!.leave();
});
