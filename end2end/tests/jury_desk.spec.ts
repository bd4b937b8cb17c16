// What a juror has at hand beside the levels: what may be skipped, what is written and for whom, their own spread, two pitches
// side by side; and what a host and the chair do around it.
import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { alive, expect, test } from "../pages/fixtures.ts";
import { handIn, mark, openNextPitch } from "../pages/jury.ts";
import { look } from "../pages/look.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a juror skips what is optional, says why, and writes to the author and to themselves", async ({ as }) => {
      const juror = await as("juror");
      await openNextPitch(juror);
      const address = juror.url();
      await handIn(juror, 3);
      await juror.goto(address);
      await alive(juror);
      const optional = juror.locator("fieldset.criterion").filter({ hasText: "Essai dans une boutique" });
      await expect(optional).toContainText("facultatif");
      await expect(juror.locator("fieldset.criterion").filter({ hasText: "Coup de cœur" })).toContainText("ne compte pas");
      await optional.getByText("Sans avis").click();
      const first = juror.locator("fieldset.criterion").first();
      await first.getByText("Dire pourquoi").click();
      await first.getByRole("textbox").fill("Elle répond à une vraie gêne.");
      await juror.locator("summary").filter({ hasText: "Un mot pour l’auteur" }).click();
      await juror.getByRole("textbox", { name: /Un mot pour l’auteur/ }).fill("Chiffrez le premier mois.");
      await juror.locator("summary").filter({ hasText: "Une note pour vous" }).click();
      await juror.getByRole("textbox", { name: /Une note pour vous/ }).fill("À revoir après les autres.");
      await expect(juror.getByText(/Elle peut être remise à l’auteur .+ elle est effacée \d+\smois après la publication/)).toBeVisible();
      await expect(juror.getByText(/^Vos notes à côté des critères .+ effacées \d+\smois après la publication/)).toHaveCount(1);
      await juror.getByRole("button", { name: "Remettre la fiche" }).click();
      await expect(juror.getByText(/Fiche remise/).first()).toBeVisible();
      // Once more from the start: what was written is there, and unfolded.
      await juror.goto(address);
      await alive(juror);
      await expect(optional.getByRole("radio", { name: "Sans avis" })).toBeChecked();
      await expect(first.getByRole("textbox")).toHaveValue("Elle répond à une vraie gêne.");
      await expect(juror.getByRole("textbox", { name: /Un mot pour l’auteur/ })).toHaveValue("Chiffrez le premier mois.");
      await expect(juror.getByRole("textbox", { name: /Une note pour vous/ })).toHaveValue("À revoir après les autres.");
      const chair = await as("chair");
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await expect(chair.getByText(/Les notes sont masquées/)).toBeVisible();
      await expect(chair.locator("body"), "sealed until the close").not.toContainText("vraie gêne");
    });

    test("a juror sees how their own scores are spread before handing in", async ({ as }) => {
      const juror = await as("juror");
      await openNextPitch(juror);
      const spread = juror.getByRole("region", { name: "Vos notes dans ce tour" });
      await expect(spread).toContainText(/\d+ fiches notées, moyenne/);
      await expect(spread.getByRole("img")).toBeVisible();
      await spread.getByText("Les mêmes chiffres en tableau").click();
      await expect(spread.getByRole("row").nth(1)).toBeVisible();
    });

    test("a juror compares two pitches side by side", async ({ as }) => {
      const juror = await as("juror");
      await juror.goto("/jury");
      await alive(juror);
      await juror.getByText("Comparer deux pitchs").first().click();
      const titles = await juror.getByLabel("Premier pitch").first().locator("option").allTextContents();
      await juror.getByLabel("Premier pitch").first().selectOption({ index: 0 });
      await juror.getByLabel("Second pitch").first().selectOption({ index: 2 });
      await juror.getByRole("button", { name: "Comparer" }).first().click();
      await expect(juror.getByRole("heading", { level: 1, name: "Comparer deux pitchs" })).toBeVisible();
      await expect(juror).toHaveURL(/\/jury\/compare\?a=[0-9a-f-]{36}&b=[0-9a-f-]{36}$/);
      for (const title of [titles[0]!, titles[2]!]) {
        await expect(juror.getByRole("columnheader", { name: title })).toBeVisible();
        await expect(juror.getByRole("heading", { level: 2, name: title })).toBeVisible();
      }
      if (js) expect(await look(juror, juror.url())).toEqual([]);
      const colleague = await as("colleague");
      expect((await colleague.goto(juror.url()))?.status(), "nobody else's business").toBe(404);
    });

    test("a host starts from a rubric template and changes it", async ({ as }) => {
      const host = await as("host");
      await host.goto("/challenges/new?template=retention");
      await alive(host);
      await host.getByLabel("Titre", { exact: true }).fill("Le deuxième achat");
      await host.getByRole("button", { name: "Créer le challenge" }).click();
      await expect(host.getByText("Il reste à composer le jury").first()).toBeVisible();
      await alive(host);
      await host.getByText("Partir d’un modèle").click();
      await host.getByText("Innovation", { exact: true }).click();
      await host.getByRole("button", { name: "Remplacer la grille" }).click();
      const favourite = host.locator("summary").filter({ hasText: "Coup de cœur (ne compte pas), facultatif" });
      await expect(favourite).toBeVisible();
      await alive(host);
      const novelty = host.locator("details").filter({ hasText: "Nouveauté (poids 3)" });
      await novelty.locator("summary").click();
      await novelty.getByLabel("Poids").fill("4");
      await host.getByRole("button", { name: "Enregistrer la grille" }).click();
      const form = host.locator("form").filter({ has: host.getByRole("button", { name: "Enregistrer la grille" }) });
      await expect(form.getByText("C’est enregistré.")).toBeVisible();
      await host.reload();
      await expect(host.locator("summary").filter({ hasText: "Nouveauté (poids 4)" })).toBeVisible();
    });

    test("the chair takes the scores away once the round is closed, and a juror does not", async ({ as }) => {
      const [chair, juror] = [await as("chair"), await as("juror")];
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await expect(chair.getByText(/Les notes sont masquées/)).toBeVisible();
      const url = chair.url();
      await expect(chair.getByRole("link", { name: "Notes (CSV)" })).toHaveCount(0);
      expect((await chair.goto(`${url}/scores.csv`))?.status(), "sealed").toBe(403);
      await chair.goto(url);
      await alive(chair);
      await chair.getByText("Clore la notation avant l’heure").first().click();
      await chair.getByRole("button", { name: "Clore la notation", exact: true }).click();
      const take = async (name: string) => {
        const link = chair.getByRole("link", { name });
        await expect(link).toBeVisible();
        const [download] = await Promise.all([chair.waitForEvent("download"), link.click()]);
        return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
      };
      const scores = await take("Notes (CSV)");
      expect(scores.name).toMatch(/Notes\.csv$/);
      expect([...scores.content.subarray(0, 3)], "a spreadsheet knows its accents").toEqual([0xef, 0xbb, 0xbf]);
      expect(scores.content.subarray(3).toString()).toMatch(/^juror,pitch,criterion,score,/);
      const workbook = await take("Classeur (xlsx)");
      expect([workbook.name.endsWith(".xlsx"), workbook.content.subarray(0, 2).toString()]).toEqual([true, "PK"]);
      expect((await juror.goto(`${url}/scores.csv`))?.status()).toBe(403);
      await juror.goto(url);
      await expect(juror.getByRole("heading", { name: "Classement proposé" })).toBeVisible();
      await expect(juror.getByRole("link", { name: /CSV|xlsx/ })).toHaveCount(0);
    });

    test("a locked card is opened again by two people, and nothing is published meanwhile", async ({ as }) => {
      const [chair, host, juror] = [await as("chair"), await as("host"), await as("juror")];
      await juror.goto("/jury");
      const title = (await juror.locator(".queue > li a").first().textContent())!;
      await chair.goto("/jury");
      await alive(chair);
      await chair.getByRole("link", { name: /Couverture et décisions/ }).first().click();
      await expect(chair.getByText(/Les notes sont masquées/)).toBeVisible();
      const url = chair.url();
      await alive(chair);
      await chair.getByText("Clore la notation avant l’heure").first().click();
      await chair.getByRole("button", { name: "Clore la notation", exact: true }).click();
      await expect(chair.getByRole("heading", { name: "Fiches rouvertes" })).toBeVisible();
      await alive(chair);
      await chair.locator("summary").filter({ hasText: "Demander la réouverture d’une fiche" }).click();
      const form = chair.locator("form").filter({ has: chair.getByLabel("Pourquoi rouvrir") });
      await form.getByLabel("Membre du jury").selectOption({ label: "Mathieu Roche" });
      await form.getByLabel("Pitch").selectOption({ label: title });
      await form.getByRole("button", { name: "Demander la réouverture d’une fiche" }).click();
      await expect(form.getByLabel("Pourquoi rouvrir"), "a reason is due").toHaveAttribute("aria-invalid", "true");
      await alive(chair);
      await form.getByLabel("Pourquoi rouvrir").fill("Deux niveaux ont été inversés.");
      await form.getByRole("button", { name: "Demander la réouverture d’une fiche" }).click();
      await expect(chair.getByText(/Réouverture demandée\s: la fiche de Mathieu Roche/)).toBeVisible();
      await expect(chair.getByRole("button", { name: "Confirmer la réouverture" }), "it takes two").toHaveCount(0);

      await host.goto(url);
      await alive(host);
      await expect(host.getByText("Deux niveaux ont été inversés.")).toBeVisible();
      await host.getByRole("button", { name: "Confirmer la réouverture" }).click();
      await expect(host.getByText(/La fiche de Mathieu Roche sur .* est rouverte/)).toBeVisible();

      await juror.goto("/jury");
      await alive(juror);
      await expect(juror.locator(".queue > li").filter({ hasText: title })).toContainText("Rouverte");
      await juror.locator(".queue > li").filter({ hasText: title }).getByRole("link").click();
      await expect(juror.getByText(/Votre fiche est rouverte/)).toBeVisible();
      await alive(juror);
      await mark(juror, 2);
      await juror.getByRole("button", { name: "Remettre la fiche" }).click();
      await expect(juror.getByText(/ne change plus/).first()).toBeVisible();
      await chair.goto(url);
      await expect(chair.getByText(/La fiche de Mathieu Roche sur .* est rouverte/)).toHaveCount(0);
    });
  });
}

test("a juror scores a pitch and hands it in by the keyboard alone", async ({ as }) => {
  const juror = await as("juror");
  await juror.goto("/jury");
  await alive(juror);
  const [keys, focused] = [juror.keyboard, juror.locator(":focus")];
  /** Goes on, tab by tab, until the focus is within what is wanted. */
  const tabTo = (wanted: Locator) =>
    expect(async () => {
      await keys.press("Tab");
      expect(await wanted.and(focused).count()).toBe(1);
    }).toPass({ intervals: [0], timeout: 20_000 });
  await tabTo(juror.getByRole("link", { name: /^(Commencer|Continuer)\s:/ }).first());
  await keys.press("Enter");
  const criteria = juror.locator("fieldset.criterion");
  await expect(criteria.first()).toBeVisible();
  await expect(juror.getByText(/^Au clavier\s: un chiffre choisit le niveau/)).toBeVisible();

  // A digit answers the criterion one is in, whatever was answered before.
  const count = await criteria.count();
  expect(count).toBe(7);
  for (let i = 0; i < count; i++) {
    const radios = criteria.nth(i).getByRole("radio");
    await tabTo(radios);
    for (const level of [2, 1]) {
      await keys.press(String(level));
      await expect(radios.nth(level)).toBeChecked();
    }
  }

  // Within a text it is a digit.
  const why = criteria.last().getByRole("textbox");
  await tabTo(criteria.last().locator("summary"));
  await keys.press("Enter");
  await tabTo(why);
  await keys.type("3 fois oui");
  await expect(why).toHaveValue("3 fois oui");
  await expect(criteria.last().getByRole("radio").nth(1)).toBeChecked();
  await keys.press("Control+Enter");
  await expect(juror.getByText(/Fiche remise/).first()).toBeVisible();
  await juror.goto("/jury");
  await expect(juror.getByText("8 remises sur 19").first()).toBeVisible();
});
