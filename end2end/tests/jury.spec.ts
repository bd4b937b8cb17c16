// The journey of a juror and of the chair, to the publication.
import type { Locator, Page } from "@playwright/test";
import { alive, expect, test } from "../pages/fixtures.ts";
import { look } from "../pages/look.ts";
import { handIn, openNextPitch } from "../pages/jury.ts";

/** Opens every disclosure, as a reader would one after the other. */
const unfold = (page: Page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a juror hands a card in and may revise it", async ({ as }) => {
      const juror = await as("juror");
      await juror.goto("/jury");
      await expect(juror.getByText("7 remises sur 19").first()).toBeVisible();
      await openNextPitch(juror);
      await handIn(juror, 3);
      await juror.goto("/jury");
      await expect(juror.getByText("8 remises sur 19").first()).toBeVisible();
    });

    test("a juror who is tied to a pitch steps aside, and the chair is told", async ({ as }) => {
      const juror = await as("juror");
      await juror.goto("/jury");
      await openNextPitch(juror);
      const title = (await juror.getByRole("heading", { level: 1 }).textContent())!;
      await juror.getByText("Je ne juge pas ce pitch").click();
      await juror.getByText("J’ai un lien avec ses auteurs").click();
      await juror.getByLabel("Un mot pour la présidence").fill("Sa sœur travaille dans mon équipe.");
      await juror.getByRole("button", { name: "Ne pas juger ce pitch" }).click();
      await expect(juror.getByText("7 remises sur 18").first()).toBeVisible();
      const row = juror.locator(".queue > li").filter({ hasText: title });
      await expect(row).toContainText("Vous avez un lien");
      await expect(row.getByRole("link")).toHaveCount(0);
      const chair = await as("chair");
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await chair.getByText("1 récusation ou renoncement").click();
      await expect(chair.getByText("Sa sœur travaille dans mon équipe.")).toBeVisible();
    });

    test("scores are sealed until the chair closes the round; then everybody is answered at once", async ({ as }) => {
      test.setTimeout(180_000);
      const chair = await as("chair");
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await expect(chair.getByText(/Les notes sont masquées/)).toBeVisible();
      await expect(chair.locator("body")).not.toContainText("Moyenne brute");

      await alive(chair);
      await chair.locator("details, dialog, form").filter({ hasText: "Clore la notation" }).first().waitFor();
      const closing = chair.getByText("Clore la notation avant l’heure").first();
      await closing.click();
      await chair.getByRole("button", { name: "Clore la notation", exact: true }).click();
      await expect(chair.getByText("Moyenne brute").first()).toBeVisible();

      const url = chair.url();
      if (js) expect(await look(chair, url), "in deliberation").toEqual([]);
      const decide = async (form: Locator, i: number) => {
        await form.getByText(i === 0 ? "Financée" : "Non retenue", { exact: true }).click();
        if (i === 0) await form.getByLabel("Montant accordé").fill("4 000");
        await form.getByLabel("Raison publique").fill(`Une raison claire, numéro ${i}.`);
        if (i === 0) await form.locator("label").filter({ hasText: /^Faisabilité$/ }).click();
        await form.getByRole("button", { name: /Préparer la décision/ }).click();
        await expect(form.getByText("Préparée, encore privée.")).toBeVisible();
      };
      const forms = chair.locator("form.decision-form").filter({ has: chair.getByRole("button", { name: /Préparer la décision/, includeHidden: true }) });
      const links = chair.locator("a").filter({ hasText: "Lire ce que le jury en dit, et décider" });
      await expect(links, "every pitch has a page of its own").toHaveCount(20);
      const pages = await links.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      if (js) {
        // What is unfolded is asked for, and decided in place.
        await unfold(chair);
        await expect(forms).toHaveCount(20);
        for (let i = 0; i < 19; i++) await decide(forms.nth(i), i);
      }
      for (const [i, page] of pages.entries()) {
        if (js && i < 19) continue;
        await chair.goto(page);
        await alive(chair);
        if (js) expect(await look(chair, page), "a decision by itself").toEqual([]);
        await decide(forms.first(), i);
      }
      await chair.goto(url);
      await alive(chair);
      await unfold(chair);
      const rest = chair.getByRole("button", { name: "Préparer ces réponses" });
      const form = chair.locator("form").filter({ has: rest });
      await form.getByText("Gardée ouverte", { exact: true }).click();
      await form.getByLabel("Raison publique").fill("Elle continue dans le shark tank.");
      await rest.click();
      await expect(chair.getByText("Tout est prêt pour la publication").first()).toBeVisible();

      const colleague = await as("colleague");
      await colleague.goto("/challenges");
      await expect(colleague.locator("body")).not.toContainText("Une raison claire");

      await chair.goto(url);
      await alive(chair);
      await chair.getByRole("button", { name: "Tout publier, en une fois" }).click();
      // With JavaScript a question comes first.
      await chair.getByRole("dialog").getByRole("button", { name: "Publier", exact: true }).click();
      await chair.getByRole("link", { name: "Voir le palmarès" }).first().click();
      await expect(chair.getByText("Une raison claire, numéro 0.").first()).toBeVisible();
      await expect(chair.getByText(/^Critères déterminants\s: Faisabilité$/), "of the one it was said of").toHaveCount(1);
      if (js) expect(await look(chair, url), "published").toEqual([]);
    });
  });
}
