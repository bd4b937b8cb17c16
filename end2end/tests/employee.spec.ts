// The journey of somebody who has an idea, and of a colleague who likes it.
import { alive, expect, test } from "../pages/fixtures.ts";
import { comment, expectSupports, expectTold, followButton, open, pitch, toggleFollow, toggleSupport } from "../pages/ideas.ts";
import { look } from "../pages/look.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("an employee pitches, a colleague supports, withdraws and comments", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Un banc d’essai devant la boutique");
      await open(await as("host"), path);

      const colleague = await as("saleswoman");
      await colleague.goto(path);
      await alive(colleague);
      await expectSupports(colleague, 0, false);
      await toggleSupport(colleague);
      await expectSupports(colleague, 1, true);
      await colleague.reload();
      await alive(colleague);
      await expectSupports(colleague, 1, true);
      await toggleSupport(colleague);
      await expectSupports(colleague, 0, false);
      await toggleSupport(colleague);
      await comment(colleague, "Prévoir un auvent les jours de pluie.");

      await author.goto(path);
      await expect(author.getByText("Prévoir un auvent").first()).toBeVisible();
      await expect(author.locator(".support-box")).toContainText("1");
      await expect(author.locator(".support-button"), "one’s own idea can’t be supported").toBeDisabled();
    });

    test("a colleague follows an idea and reads that it has its answer", async ({ as }) => {
      const [author, host, colleague] = [await as("colleague"), await as("host"), await as("saleswoman")];
      const path = await pitch(author, "Un miroir dans la cabine d’essayage");
      await open(host, path);
      await author.goto(path);
      await expect(followButton(author), "authors are told anyway").toHaveCount(0);

      await colleague.goto(path);
      await alive(colleague);
      await expect(followButton(colleague)).toHaveText("Suivre");
      for (const words of ["Ne plus suivre", "Suivre", "Ne plus suivre"]) {
        await toggleFollow(colleague);
        await expect(followButton(colleague)).toHaveText(words);
      }
      await colleague.reload();
      await alive(colleague);
      await expect(followButton(colleague)).toHaveText("Ne plus suivre");
      if (js) expect(await look(colleague, path)).toEqual([]);
      await colleague.goto("/ideas?followed=1");
      await expect(colleague.getByRole("link", { name: "Un miroir dans la cabine d’essayage" })).toBeVisible();

      await host.goto(path);
      await alive(host);
      await host.getByText("Ne pas retenir ou reporter", { exact: true }).click();
      await host.getByLabel("La raison, publique").fill("Les cabines en ont déjà un.");
      await host.getByRole("button", { name: "Publier la réponse" }).click();
      await expect(host.locator(".decision-box")).toContainText("Les cabines en ont déjà un.");
      await expectTold(colleague, /L’idée «\sUn miroir dans la cabine d’essayage\s», que vous suivez, a sa réponse/);
      await colleague.locator(".notice-row").filter({ hasText: "Un miroir dans la cabine" }).getByRole("link").first().click();
      await expect(colleague.locator(".decision-box")).toContainText("Les cabines en ont déjà un.");
    });

    test("a refused form keeps what was typed and says what is missing beside the field", async ({ as }) => {
      const page = await as("colleague");
      await page.goto("/ideas/new");
      await alive(page);
      await page.getByLabel("Titre").fill("Une idée sans accroche");
      await page.getByLabel("Le problème ou l’occasion").fill("Un problème <b>bien</b> réel & \"entier\".");
      await page.getByRole("button", { name: "Proposer l’idée" }).click();
      const oneLiner = page.getByLabel("Accroche");
      await expect(oneLiner).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Titre")).toHaveValue("Une idée sans accroche");
      await expect(page.getByLabel("Le problème ou l’occasion")).toHaveValue("Un problème <b>bien</b> réel & \"entier\".");
    });

    test("a draft is seen by its author only", async ({ as }) => {
      const author = await as("colleague");
      await author.goto("/ideas/new");
      await alive(author);
      await author.getByLabel("Titre").fill("Un brouillon à moi");
      await author.getByRole("button", { name: "Enregistrer le brouillon" }).click();
      await expect(author.getByText(/Enregistré/).first()).toBeVisible();
      await author.goto("/ideas?stage=draft&mine=1");
      const link = author.getByRole("link", { name: "Un brouillon à moi" });
      await expect(link).toBeVisible();
      const path = (await link.getAttribute("href"))!;
      const stranger = await as("saleswoman");
      const answer = await stranger.goto(path);
      expect(answer?.status()).toBe(404);
    });
  });
}
