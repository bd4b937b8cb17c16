// An idea between its author and the hosts; and two ideas that become one, and two again.
import { alive, expect, test } from "../pages/fixtures.ts";
import { expectSupports, expectTold, open, pitch, toggleSupport } from "../pages/ideas.ts";

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
      await expect(host.locator(".changes ins").first()).toContainText("Deux");
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
      await author.goto(stays);
      await alive(author);
      await toggleSupport(author);
      await expectSupports(author, 2, true);
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
      await expectTold(author, /regroupée avec.+Un crochet pour pendre son sac.+vous en êtes désormais coauteur, et ne la soutenez donc plus/);

      await alive(host);
      await host.getByRole("button", { name: "Dégrouper" }).click();
      // Its history says "open" of before: the idea stands alone once nothing says that it is part of another.
      await expect(host.getByText("Cette idée est regroupée avec")).toHaveCount(0);
      await expect(host.getByRole("button", { name: "Dégrouper" })).toHaveCount(0);
      await expect(host.getByText("Ouverte aux soutiens", { exact: true }).first()).toBeVisible();
      await voter.goto(twin);
      await alive(voter);
      await expectSupports(voter, 1, true);
      await author.goto(stays);
      await alive(author);
      await expectSupports(author, 2, true);
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
  const [leftOpen, notes] = [admin.getByLabel(/^Jours sans réponse avant/), admin.getByLabel("Mois de conservation des notes du jury")];
  await expect(leftOpen).toHaveValue("90");
  await expect(notes).toHaveValue("12");
  await admin.getByLabel("Délai promis, en jours ouvrés").fill("5");
  await leftOpen.fill("6");
  await notes.fill("un an");
  await box.getByRole("button", { name: "Enregistrer" }).click();
  for (const field of [leftOpen, notes]) await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(admin.getByLabel("Délai promis, en jours ouvrés")).not.toHaveAttribute("aria-invalid", "true");
  await expect(leftOpen, "what was typed stays").toHaveValue("6");
  await leftOpen.fill("120");
  await notes.fill("24");
  await box.getByRole("button", { name: "Enregistrer" }).click();
  await expect(box.getByText("C’est enregistré.").first()).toBeVisible();
  // The desk and the privacy notice say what was set.
  const host = await as("host");
  await host.goto("/host");
  await expect(host.getByText(/^Une idée du shark tank restée ouverte 120\s/)).toBeVisible();
  await admin.goto("/about/privacy");
  await expect(admin.getByText(/s’efface 24\smois après la publication/)).toBeVisible();
  await admin.goto("/admin");
  await alive(admin);
  await expect(leftOpen).toHaveValue("120");
  await leftOpen.fill("90");
  await notes.fill("12");
  await box.getByRole("button", { name: "Enregistrer" }).click();
  await expect(box.getByText("C’est enregistré.").first()).toBeVisible();
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

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("from a draft to its letter, a second look, and a new draft", async ({ as }) => {
      const [author, host, chair] = [await as("colleague"), await as("host"), await as("chair")];
      const path = await pitch(author, "Une patère dans chaque cabine");
      await open(host, path);
      await alive(host);
      await host.getByText("Ne pas retenir ou reporter", { exact: true }).click();
      await host.getByLabel("La raison, publique").fill("Les cabines changent l’an prochain.");
      await host.getByLabel("Ce qui changerait la réponse").fill("Un essai dans une seule boutique.");
      await host.getByRole("button", { name: "Publier la réponse" }).click();
      await expect(host.getByText("Les cabines changent").first()).toBeVisible();
      await expect(host.getByText("Un essai dans une seule boutique."), "its authors alone read the letter").toHaveCount(0);

      await author.goto(path);
      await alive(author);
      const letter = author.locator("section").filter({ has: author.getByRole("heading", { name: "Votre lettre" }) });
      await expect(letter).toContainText("Un essai dans une seule boutique.");
      await author.getByText("Demander un second regard", { exact: true }).click();
      await author.getByLabel("Ce qui a été mal vu, ou ce qui a changé").fill("L’essai peut se faire à Lyon.");
      await author.getByRole("button", { name: "Envoyer la demande" }).click();
      await expect(author.getByText("Une autre personne que celle qui a répondu va regarder de nouveau.")).toBeVisible();

      await host.goto("/");
      await expect(host.getByText(/^Un second regard sur/), "not who answered").toHaveCount(0);
      await chair.goto("/");
      await alive(chair);
      await chair.getByRole("link", { name: /^Un second regard sur/ }).first().click();
      await alive(chair);
      await chair.getByText("La réponse est maintenue", { exact: true }).click();
      await chair.getByLabel("Pourquoi").fill("Les nouvelles cabines auront des patères.");
      await chair.getByRole("button", { name: "Répondre aux auteurs" }).click();
      await expect(chair.getByRole("button", { name: "Répondre aux auteurs" })).toHaveCount(0);

      await author.goto(path);
      await alive(author);
      await expect(author.getByText("Les nouvelles cabines auront des patères.")).toBeVisible();
      await author.getByRole("button", { name: "Reprendre l’idée" }).click();
      await author.waitForURL(/\/edit/);
      await expect(author.getByLabel("Titre")).toHaveValue("Une patère dans chaque cabine");
    });
  });
}
