// An idea between its author and the hosts; and two ideas that become one, and two again.
import { alive, expect, test } from "../pages/fixtures.ts";
import { expectSupports, open, pitch, toggleSupport } from "../pages/ideas.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a host asks for changes, sees what was changed, and opens the idea", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Des boutons de rechange cousus");
      await expect(author.getByText(/Réponse promise d’ici au/)).toBeVisible();
      const stranger = await as("saleswoman");
      expect((await stranger.goto(path))?.status(), "nobody else knows of it").toBe(404);

      const host = await as("host");
      await host.goto("/host");
      await alive(host);
      await host.getByRole("link", { name: /^Examiner\s: Des boutons de rechange/ }).click();
      await alive(host);
      await host.getByText("Demander des précisions", { exact: true }).click();
      const form = host.locator("form").filter({ hasText: "Ce qui manque" });
      await form.evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await form.getByRole("button", { name: "Envoyer la demande" }).click();
      await expect(host.getByLabel("Ce qui manque ou reste à préciser")).toHaveAttribute("aria-invalid", "true");
      await host.getByLabel("Ce qui manque ou reste à préciser").fill("Combien de boutons par veste\u202f?");
      await host.getByRole("button", { name: "Envoyer la demande" }).click();
      await expect(host.getByText("Précisions demandées", { exact: true }).first()).toBeVisible();

      await author.goto("/");
      await alive(author);
      await author.getByRole("link", { name: /^Préciser votre idée/ }).click();
      await alive(author);
      await expect(author.getByText("Combien de boutons par veste").first()).toBeVisible();
      await author.getByLabel("Accroche").fill("Deux boutons de rechange par veste, cousus sous le rabat.");
      await author.getByRole("button", { name: "Renvoyer à l’examen" }).click();
      await author.waitForURL((url) => url.pathname === path);
      await expect(author.getByText("À l’examen", { exact: true }).first()).toBeVisible();

      await host.goto(path);
      await expect(host.locator(".changes ins").first()).toContainText("Deux boutons");
      await expect(host.locator(".changes del").first()).toBeVisible();
      await open(host, path);
      await stranger.goto(path);
      await expect(stranger.getByText("Combien de boutons par veste"), "what was asked stays between them").toHaveCount(0);
      await alive(stranger);
      await toggleSupport(stranger);
      await expectSupports(stranger, 1, true);
    });

    test("a host puts an idea into another one and parts them again", async ({ as }) => {
      const [author, other, host, voter] = [await as("colleague"), await as("saleswoman"), await as("host"), await as("chair")];
      const twin = await pitch(author, "Un crochet sous chaque cintre");
      const stays = await pitch(other, "Un crochet pour pendre son sac");
      for (const path of [twin, stays]) {
        await open(host, path);
        await voter.goto(path);
        await alive(voter);
        await toggleSupport(voter);
        await expectSupports(voter, 1, true);
      }
      await host.goto(twin);
      await alive(host);
      await host.getByText("Regrouper avec une autre idée", { exact: true }).click();
      await host.getByLabel("Adresse de l’idée qui reste").fill("bonjour");
      await host.getByRole("button", { name: "Regrouper", exact: true }).click();
      await expect(host.getByLabel("Adresse de l’idée qui reste")).toHaveAttribute("aria-invalid", "true");
      await host.getByLabel("Adresse de l’idée qui reste").fill(new URL(stays, host.url()).href);
      await host.getByRole("button", { name: "Regrouper", exact: true }).click();
      await expect(host.getByText("Cette idée est regroupée avec").first()).toBeVisible();

      await voter.goto(stays);
      await alive(voter);
      await expectSupports(voter, 1, true);
      await expect(voter.locator("main")).toContainText("Un crochet sous chaque cintre");
      await voter.goto(twin);
      await expect(voter.getByRole("link", { name: "Un crochet pour pendre son sac" }).first()).toBeVisible();
      await author.goto(stays);
      await expect(author.locator(".support-button"), "its author, now").toBeDisabled();

      await alive(host);
      await host.getByRole("button", { name: "Dégrouper" }).click();
      await expect(host.getByText("Ouverte aux soutiens", { exact: true }).first()).toBeVisible();
      await voter.goto(twin);
      await alive(voter);
      await expectSupports(voter, 1, true);
      await author.goto(stays);
      await alive(author);
      await expect(author.locator(".support-button")).toBeEnabled();
    });
  });
}

test("an admin sets how ideas are answered, and closes the company for some days", async ({ as }) => {
  const author = await as("colleague");
  const path = await pitch(author, "Un rappel avant l’hiver");
  const admin = await as("admin");
  await admin.goto("/admin");
  await alive(admin);
  await admin.getByLabel("Délai promis, en jours ouvrés").fill("quarante");
  const box = admin.locator("section").filter({ has: admin.getByRole("heading", { name: "Réponses aux idées" }) });
  await box.getByRole("button", { name: "Enregistrer" }).click();
  await expect(admin.getByLabel("Délai promis, en jours ouvrés")).toHaveAttribute("aria-invalid", "true");
  await admin.getByLabel("Nom de la fermeture").fill("Inventaire");
  const today = new Date().toISOString().slice(0, 10);
  await admin.getByLabel("Premier jour").fill(today);
  await admin.getByLabel(/^Dernier jour/).fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await box.getByRole("button", { name: "Ajouter la fermeture" }).click();
  await expect(box.getByText("Inventaire")).toBeVisible();
  await author.goto(path);
  await expect(author.getByText(/L’entreprise est fermée/)).toBeVisible();
  await box.getByRole("button", { name: "Retirer Inventaire" }).click();
  await expect(box.getByText("Aucune fermeture à venir.")).toBeVisible();
});
