// A name that its author hides, and shows; and a challenge that hides names until its results.
import { alive, expect, test } from "../pages/fixtures.ts";
import { comment, open } from "../pages/ideas.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("an author hides their name, and shows it for good", async ({ as }) => {
      const [author, reader, host] = [await as("colleague"), await as("saleswoman"), await as("host")];
      await author.goto("/ideas/new");
      await alive(author);
      await author.getByLabel("Titre").fill("Des horaires qui tournent");
      await author.getByLabel("Accroche").fill("Que les mêmes ne ferment pas toujours.");
      await author.getByLabel("Le problème ou l’occasion").fill("Ce que personne n’ose dire.");
      await author.getByRole("checkbox", { name: /^Masquer mon nom/ }).check();
      await author.getByRole("button", { name: "Proposer l’idée" }).click();
      await expect(author.getByRole("heading", { name: "Votre nom est masqué" })).toBeVisible();
      const path = new URL(author.url()).pathname;

      await open(host, path);
      await expect(host.locator("main")).toContainText("Nom masqué");
      await expect(host.locator("main"), "from hosts too").not.toContainText("Lan Pham");
      await author.goto(path);
      await alive(author);
      await comment(author, "J’en parle parce que je le vis.");
      await reader.goto(path);
      await alive(reader);
      await expect(reader.locator(".comment")).toContainText("Auteur de l’idée");
      await expect(reader.locator("main")).not.toContainText("Lan Pham");
      await comment(reader, "Merci de l’avoir dit.");
      await expect(reader.locator("main")).toContainText("Merci de l’avoir dit.");
      await reader.goto("/ideas?q=horaires+qui+tournent");
      await expect(reader.locator(".idea-card")).toContainText("Nom masqué");

      await author.goto(path);
      await alive(author);
      await author.getByRole("button", { name: "Montrer mon nom" }).first().click();
      const dialog = author.getByRole("dialog");
      await expect(dialog).toContainText("On ne peut pas le masquer de nouveau.");
      await dialog.getByRole("button", { name: "Montrer mon nom" }).click();
      await expect(author.getByRole("heading", { name: "Votre nom est masqué" })).toHaveCount(0);
      await reader.goto(path);
      await expect(reader.locator(".idea-head")).toContainText("Lan Pham");
      await expect(reader.locator(".comment").first()).toContainText("Lan Pham");
    });

    test("a host hides the names of a challenge until its results", async ({ as }) => {
      const host = await as("host");
      await host.goto("/challenges/new?template=retention");
      await alive(host);
      await host.getByLabel("Titre", { exact: true }).fill("Le courage de ne pas signer");
      await host.getByRole("checkbox", { name: /^Masquer les noms jusqu’aux résultats/ }).check();
      await host.getByRole("button", { name: "Créer le challenge" }).click();
      await expect(host.getByText("Il reste à composer le jury").first()).toBeVisible();
      await expect(host.getByRole("checkbox", { name: /^Masquer les noms jusqu’aux résultats/ })).toBeChecked();
      await host.goto(new URL(host.url()).pathname.replace(/\/edit$/, ""));
      await expect(host.locator(".facts").first()).toContainText("Masqués jusqu’aux résultats, sauf pour l’animation");
    });
  });
}

test("a juror reads a pitch whose author hides their name", async ({ as }) => {
  const juror = await as("juror");
  await juror.goto("/jury");
  await alive(juror);
  await juror.getByRole("link", { name: /Payer en trois fois/ }).first().click();
  await expect(juror.locator(".pitch").first()).toContainText("Nom masqué");
  await expect(juror.locator("main")).not.toContainText("Mansouri");
});
