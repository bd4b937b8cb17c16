// What is written is not lost: drafts keep themselves, two tabs don't overwrite each other, a network may go away.
import { alive, expect, test } from "../pages/fixtures.ts";
import { pitch } from "../pages/ideas.ts";

test("a draft keeps itself while one types, and is one draft", async ({ as }) => {
  const author = await as("colleague");
  await author.goto("/ideas/new");
  await alive(author);
  await author.getByLabel("Titre").fill("Un brouillon qui se garde");
  await expect(author.getByText(/Enregistré à \d/).first()).toBeVisible();
  await expect(author, "its own address, so that a reload finds it").toHaveURL(/\/ideas\/[0-9a-f-]{36}\/edit$/);
  await author.getByLabel("Accroche").fill("La suite, tapée plus tard.");
  const saved = author.waitForResponse((response) => response.url().endsWith("/api/ideas/write"));
  await saved;
  await author.reload();
  await alive(author);
  await expect(author.getByLabel("Accroche")).toHaveValue("La suite, tapée plus tard.");
  await author.goto("/ideas?stage=draft&mine=1");
  await expect(author.getByRole("link", { name: "Un brouillon qui se garde" })).toHaveCount(1);
});

test("while the network is gone a draft waits on the page, and is kept once it is back", async ({ as }) => {
  const author = await as("colleague");
  await author.goto("/ideas/new");
  await alive(author);
  await author.context().setOffline(true);
  await author.getByLabel("Titre").fill("Écrit dans un tunnel");
  await expect(author.getByText(/Pas de réseau/).first()).toBeVisible();
  await author.context().setOffline(false);
  await expect(author.getByText(/Enregistré à \d/).first()).toBeVisible({ timeout: 15_000 });
  await author.goto("/ideas?stage=draft&mine=1");
  await expect(author.getByRole("link", { name: "Écrit dans un tunnel" })).toHaveCount(1);
});

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("two tabs on one idea: the later one sees both texts and loses nothing", async ({ as }) => {
      const here = await as("colleague");
      const path = await pitch(here, "Une idée, deux onglets");
      const there = await here.context().newPage();
      for (const tab of [here, there]) {
        await tab.goto(`${path}/edit`);
        await alive(tab);
      }
      await here.getByLabel("Accroche").fill("Le texte du premier onglet.");
      await here.getByRole("button", { name: "Enregistrer les modifications" }).first().click();
      await here.waitForURL((url) => url.pathname === path);
      await there.getByLabel("Accroche").fill("Le texte du second onglet.");
      await there.getByRole("button", { name: "Enregistrer les modifications" }).first().click();
      await expect(there.getByText("Le texte du premier onglet.").first()).toBeVisible();
      await expect(there.getByLabel("Accroche")).toHaveValue("Le texte du second onglet.");
      await there.getByRole("button", { name: "Garder mon texte" }).click();
      await there.waitForURL((url) => url.pathname === path);
      await expect(there.getByText("Le texte du second onglet.").first()).toBeVisible();
    });
  });
}
