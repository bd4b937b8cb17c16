// An admin reads sealed scores by a step of its own: with a reason, for a day, and the panel knows who did and why.
import { alive, expect, test } from "../pages/fixtures.ts";
import { look } from "../pages/look.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("an admin reads sealed scores, and the chair sees who did and why", async ({ as }) => {
      const [chair, admin, juror] = [await as("chair"), await as("admin"), await as("juror")];
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await expect(chair.getByText(/Les notes sont masquées/)).toBeVisible();
      const round = new URL(chair.url()).pathname;
      const challenge = (await chair.locator(".page-head .eyebrow a").first().getAttribute("href"))!;

      expect((await admin.goto(round))?.status(), "the page of the round is not an admin's").toBe(404);
      await admin.goto(challenge);
      await alive(admin);
      await admin.getByRole("link", { name: "Notes masquées du jury" }).click();
      await expect(admin.getByRole("heading", { level: 1, name: "Notes masquées" })).toBeVisible();
      await alive(admin);
      await expect(admin.getByRole("table")).toHaveCount(0);
      await admin.getByRole("button", { name: "Lire les notes masquées" }).click();
      await expect(admin.getByLabel("Votre raison")).toHaveAttribute("aria-invalid", "true");
      await admin.getByLabel("Votre raison").fill("Une plainte sur une fiche à vérifier.");
      await admin.getByRole("button", { name: "Lire les notes masquées" }).click();
      const cards = admin.getByRole("table").locator("tbody tr");
      await expect(cards.filter({ hasText: "Mathieu Roche" }).first()).toBeVisible();
      await expect(admin.getByText(/^Ces notes vous restent visibles jusqu’à/)).toBeVisible();
      const address = new URL(admin.url()).pathname;
      if (js) expect(await look(admin, address)).toEqual([]);
      for (const other of [chair, juror]) expect((await other.goto(address))?.status(), "for nobody else").toBe(404);

      await expect(async () => {
        await chair.goto("/notifications");
        await expect(chair.locator(".notice-row").first()).toContainText("Damien Ollivier a lu les notes masquées du tour de jury");
      }).toPass();
      await alive(chair);
      await chair.getByRole("link", { name: /Damien Ollivier a lu les notes masquées/ }).click();
      await expect(chair.getByRole("heading", { name: "L’administration a lu les notes masquées" })).toBeVisible();
      await expect(chair.locator("main")).toContainText("Une plainte sur une fiche à vérifier.");
      await expect(chair.locator("main")).toContainText("Damien Ollivier");
      await expect(chair.locator("body"), "as sealed as before").not.toContainText("Moyenne brute");
      await juror.goto(round);
      await expect(juror.locator("main")).toContainText("Une plainte sur une fiche à vérifier.");
      await admin.goto("/admin/log");
      await expect(admin.locator("main")).toContainText("Notes masquées lues par l’administration");
    });
  });
}
