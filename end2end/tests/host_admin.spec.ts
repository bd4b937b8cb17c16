// The journey of a host who launches a challenge and answers, and of an admin who lets people in.
import { alive, expect, test } from "../pages/fixtures.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a host launches a challenge from a template and seats its jury", async ({ as }) => {
      const host = await as("host");
      await host.goto("/challenges/new?template=retention");
      await alive(host);
      await host.getByLabel("Titre", { exact: true }).fill("Le deuxième achat");
      await host.getByRole("button", { name: "Créer le challenge" }).click();
      await expect(host.getByText("Il reste à composer le jury").first()).toBeVisible();
      await alive(host);
      await host.getByLabel("Présidence du jury").selectOption({ label: "Claire Delorme" });
      await host.getByLabel("Suppléance").selectOption({ label: "Inès Carvalho" });
      await host.getByRole("button", { name: "Enregistrer le jury" }).click();
      await expect(host.getByText("Le jury est composé").first()).toBeVisible();
    });

    test("a host answers an idea that waits, with a reason everybody reads", async ({ as }) => {
      const host = await as("host");
      await host.goto("/host");
      await alive(host);
      await host.getByRole("link", { name: /^Répondre/ }).first().click();
      const form = host.locator("form").filter({ hasText: "La raison, publique" });
      await form.waitFor({ state: "attached" });
      await alive(host);
      await expect(form.getByText("Votre réponse"), "unfolded, and in view").toBeInViewport();
      await form.getByText("Non retenue", { exact: true }).click();
      await form.getByLabel("La raison, publique").fill("Belle idée, mais un essai récent a échoué pour la même raison.");
      await form.getByRole("button", { name: "Publier la réponse" }).click();
      await expect(host.getByText("un essai récent a échoué").first()).toBeVisible();
    });

    test("an admin reads the log, and nobody else does", async ({ as }) => {
      const admin = await as("admin");
      await admin.goto("/admin");
      await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
      await admin.goto("/admin/log");
      await expect(admin.locator("main")).not.toContainText("a soutenu");
      await admin.goto("/admin/people");
      await expect(admin.locator("main")).toContainText("brisemer.example");
      const colleague = await as("colleague");
      const answer = await colleague.goto("/admin/log");
      expect(answer?.status()).toBe(403);
    });
  });
}
