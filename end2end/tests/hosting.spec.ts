// What a host does between the launch of a challenge and its end, and an author who thinks better of it.
import { openChallenge } from "../pages/challenges.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { expectTold, open, pitch } from "../pages/ideas.ts";
import { look } from "../pages/look.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a host shortlists an idea by hand and takes it back", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Un carnet d’entretien cousu dans le sac");
      const host = await as("host");
      await open(host, path);
      await alive(host);
      await host.getByRole("button", { name: "Présélectionner" }).click();
      await expect(host.getByText("Présélectionnée", { exact: true }).first()).toBeVisible();
      await alive(host);
      const back = host.locator("form").filter({ has: host.getByRole("button", { name: "Retirer de la présélection" }) });
      await back.getByLabel("Raison").fill("Une autre idée dit la même chose.");
      await host.getByRole("button", { name: "Retirer de la présélection" }).click();
      await expect(host.getByRole("button", { name: "Présélectionner" }), "it can be shortlisted again").toBeVisible();
      await author.goto(path);
      await expect(author.locator("main"), "the history says both").toContainText("Présélectionnée");
      await expect(author.locator(".history")).toContainText("Une autre idée dit la même chose.");
      await expectTold(author, /Un carnet d’entretien cousu dans le sac.+n’est plus présélectionnée.+Une autre idée dit la même chose\./);
    });

    test("everybody reads how long a challenge takes to answer, and its hosts read it space by space", async ({ as }) => {
      const reader = await as("saleswoman");
      await reader.goto("/challenges");
      const results = reader.locator("main a").filter({ hasText: "Faire connaître l’atelier de Cholet" }).first();
      await reader.goto((await results.getAttribute("href"))!.replace(/\/results$/, ""));
      await expect(reader.locator("main")).toContainText(/(le jour même|en \d+ jours? ouvrés?) pour la moitié des idées \(\d+ réponses\)/);
      const host = await as("host");
      await host.goto("/host");
      await expect(host.getByRole("region", { name: /Les réponses, espace par espace/ })).toContainText("Le Shark tank");
    });

    test("a host corrects a published answer, its author is told, and a colleague reads both", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Un ruban de rechange par commande");
      const host = await as("host");
      await open(host, path);
      await alive(host);
      await host.getByText("Ne pas retenir ou reporter", { exact: true }).click();
      await host.getByLabel("La raison, publique").fill("Neuf euros par ruban, c’est trop cher.");
      await host.getByRole("button", { name: "Publier la réponse" }).click();
      await expect(host.locator(".decision-box")).toContainText("Neuf euros par ruban");
      await alive(host);
      await host.getByText("Publier un rectificatif", { exact: true }).click();
      const form = host.locator("form").filter({ hasText: "La réponse reste telle quelle" });
      await form.evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await form.getByRole("button", { name: "Publier le rectificatif" }).click();
      await expect(host.getByLabel("Rectificatif")).toHaveAttribute("aria-invalid", "true");
      await alive(host);
      await host.getByLabel("Rectificatif").fill("Le prix est de neuf euros les dix rubans.");
      await host.getByRole("button", { name: "Publier le rectificatif" }).click();
      const correction = /Rectificatif du .+Le prix est de neuf euros les dix rubans\..+par Nadia Belkacem/;
      await expect(host.locator(".decision-box .errata")).toContainText(correction);

      const reader = await as("saleswoman");
      await reader.goto(path);
      await expect(reader.locator(".decision-box"), "the answer stays as it is").toContainText("Neuf euros par ruban, c’est trop cher.");
      await expect(reader.locator(".decision-box .errata")).toContainText(correction);
      await expect(reader.getByText("Publier un rectificatif")).toHaveCount(0);
      if (js) expect(await look(reader, path)).toEqual([]);
      await expect(async () => {
        await author.goto("/notifications");
        await expect(author.getByText(/Un ruban de rechange par commande.+a un rectificatif/).first()).toBeVisible({ timeout: 500 });
      }).toPass();
    });

    test("an author withdraws an idea, and only its author still sees it", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Un parapluie à louer");
      await alive(author);
      await author.getByRole("button", { name: "Retirer l’idée" }).first().click();
      const dialog = author.getByRole("dialog");
      await dialog.getByLabel("Raison").fill("D’autres le font mieux.");
      await dialog.getByRole("button", { name: "Retirer l’idée" }).click();
      await expect(author.getByText("Retirée", { exact: true }).first()).toBeVisible();
      await expect(author.locator("main")).toContainText("D’autres le font mieux.");
      const stranger = await as("saleswoman");
      expect((await stranger.goto(path))?.status()).toBe(404);
    });

    test("a host cancels a challenge with a reason, and its ideas are back in the shark tank", async ({ as }) => {
      const host = await as("host");
      const path = await openChallenge(host, "Faire revenir");
      const idea = (await host.locator("main a[href^='/ideas/']").first().getAttribute("href"))!;
      await host.getByRole("button", { name: "Annuler le challenge" }).first().click();
      const dialog = host.getByRole("dialog").filter({ hasText: "Annuler ce challenge" });
      // The browser's own check would keep an empty reason back; the server's answer is what matters here.
      await dialog.locator("form").evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await dialog.getByRole("button", { name: "Annuler le challenge" }).click();
      await expect(host.getByLabel("Pourquoi")).toHaveAttribute("aria-invalid", "true");
      await alive(host);
      await host.getByLabel("Pourquoi").fill("Le budget est parti ailleurs.");
      await host.getByRole("dialog").filter({ hasText: "Annuler ce challenge" }).getByRole("button", { name: "Annuler le challenge" }).click();
      await expect(host.getByText("Le budget est parti ailleurs.").first()).toBeVisible();
      const colleague = await as("colleague");
      await colleague.goto(path);
      await expect(colleague.getByText("Ce challenge est annulé.").first()).toBeVisible();
      await colleague.goto(idea);
      await expect(colleague.locator("main")).toContainText("Le Shark tank");
    });

    test("a co-author reads that their idea is withdrawn, and who entered a challenge that it is cancelled", async ({ as, lagon }) => {
      const week = 7 * 86_400_000_000;
      await lagon.meanwhile(`UPDATE challenge SET submissions_close_at = submissions_close_at + ${week} WHERE title LIKE 'Faire revenir%'`);
      const [author, other, host] = [await as("colleague"), await as("saleswoman"), await as("host")];
      const path = await pitch(author, "Un cadenas cousu dans la doublure");
      await alive(author);
      await author.getByText("Inviter un coauteur", { exact: true }).click();
      await author.getByLabel("Nom ou adresse e-mail").fill("amelie fayolle");
      await author.getByRole("button", { name: "Inviter", exact: true }).click();
      await expect(author.locator(".invited")).toContainText("Amélie Fayolle");
      await other.goto(path);
      await alive(other);
      await other.getByRole("button", { name: "Accepter" }).click();
      await expect(other.getByRole("link", { name: "Modifier" })).toBeVisible();
      await author.goto(path);
      await alive(author);
      await author.getByRole("button", { name: "Retirer l’idée" }).first().click();
      await author.getByRole("dialog").getByLabel("Raison").fill("Il gratte la main.");
      await author.getByRole("dialog").getByRole("button", { name: "Retirer l’idée" }).click();
      await expect(author.getByText("Retirée", { exact: true }).first()).toBeVisible();
      await expectTold(other, /Lan Pham a retiré votre idée «\sUn cadenas cousu dans la doublure.+Il gratte la main\./);
      await expectTold(host, /L’idée «\sUn cadenas cousu dans la doublure\s» est retirée.+Il gratte la main\./);

      const challenge = await openChallenge(host, "Faire revenir");
      await pitch(author, "Une recherche qui pardonne les fautes", challenge.split("/").at(-1));
      await host.getByRole("button", { name: "Annuler le challenge" }).first().click();
      const dialog = host.getByRole("dialog").filter({ hasText: "Annuler ce challenge" });
      await dialog.getByLabel("Pourquoi").fill("Nous le reprenons autrement.");
      await dialog.getByRole("button", { name: "Annuler le challenge" }).click();
      await expect(host.getByText("Nous le reprenons autrement.").first()).toBeVisible();
      await expectTold(author, /Le challenge «\sFaire revenir.+» est annulé.+Nous le reprenons autrement\./);
      await author.locator(".notice-row").filter({ hasText: "Faire revenir" }).getByRole("link").first().click();
      await expect(author.getByText("Ce challenge est annulé.").first()).toBeVisible();
    });

    test("a host shares a challenge, and the other one is told", async ({ as }) => {
      const host = await as("host");
      await openChallenge(host, "Faire revenir");
      await host.getByRole("button", { name: "Choisir l’animation" }).click();
      const dialog = host.getByRole("dialog").filter({ hasText: "Qui anime ce challenge" });
      await dialog.getByLabel("Julie Marchand").check();
      await dialog.getByRole("button", { name: "Enregistrer" }).click();
      await expect(host.getByLabel("Repères du challenge")).toContainText("Julie Marchand");
      const other = await as("otherHost");
      await expect(async () => {
        await other.goto("/notifications");
        await expect(other.getByText(/Vous animez «\sFaire revenir/).first()).toBeVisible({ timeout: 500 });
      }).toPass();
      await openChallenge(other, "Faire revenir");
      await expect(other.getByRole("link", { name: "Modifier", exact: true })).toBeVisible();
    });

    test("a host publishes the results of a challenge that no jury judges", async ({ as, lagon }) => {
      const week = 7 * 86_400_000_000;
      const dates = ["opens_at", "submissions_close_at", "voting_close_at"].map((date) => `${date} = ${date} - ${week}`).join(", ");
      // Its rule would choose for a jury.
      await lagon.meanwhile(`UPDATE challenge SET ${dates}, shortlist_rule = 'hosts', shortlist_places = NULL, shortlist_per_site = NULL WHERE title LIKE 'Faire revenir%'`);
      const host = await as("host");
      await openChallenge(host, "Faire revenir");
      await host.getByRole("button", { name: "Publier le palmarès" }).first().click();
      const dialog = host.getByRole("dialog").filter({ hasText: "Publier le palmarès" });
      if (js) expect(await dialog.getByRole("radio").count()).toBe(3);
      await dialog.getByLabel("Raison publique").fill("Elle continue dans le shark tank.");
      await dialog.getByRole("button", { name: "Publier le palmarès" }).click();
      await expect(host.getByText("Palmarès publié", { exact: true }).first()).toBeVisible();
      await alive(host);
      await host.getByRole("link", { name: "Voir le palmarès" }).first().click();
      await expect(host.getByText("Elle continue dans le shark tank.").first()).toBeVisible();
      if (js) expect(await look(host, new URL(host.url()).pathname)).toEqual([]);
    });
  });
}
