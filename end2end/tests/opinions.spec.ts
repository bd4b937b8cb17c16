// A short opinion before a round: asked of a colleague and of a department, read by the jury, unknown to everybody else.
import type { Page } from "@playwright/test";
import { ByPost } from "../pages/by_post.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { open, pitch } from "../pages/ideas.ts";

type Desk = { rounds: { queue: { pitch: string; title: string }[] }[] };

const title = "Un tabouret dans chaque cabine";
const expert = "Possible, si le tabouret se replie.";
const shops = "Nos cabines sont trop étroites pour un tabouret.";

/** Nothing of it stands on the page of whoever has nothing to do with it. */
async function expectNothing(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: /avis/i })).toHaveCount(0);
  await expect(page.getByText("tabouret se replie")).toHaveCount(0);
  await expect(page.getByText("Damien Ollivier")).toHaveCount(0);
}

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a host asks a colleague and a department; the jury reads what they say, the author nothing", async ({ as, lagon }) => {
      const [author, host] = [await as("colleague"), await as("host")];
      const path = await pitch(author, title);
      await open(host, path);
      await alive(host);
      await host.getByText("Demander l’avis d’un collègue", { exact: true }).click();
      const colleague = host.locator("form").filter({ has: host.getByLabel("Nom ou adresse e-mail du collègue") });
      const who = colleague.getByLabel("Nom ou adresse e-mail du collègue");
      await who.fill("Quelqu’un qui n’est pas là");
      await colleague.getByRole("button", { name: "Demander son avis" }).click();
      await expect(who).toHaveAttribute("aria-invalid", "true");
      await expect(who).toHaveValue("Quelqu’un qui n’est pas là");
      await who.fill("damien ollivier");
      await colleague.getByLabel("Votre question").fill("Est-ce que cela tient en magasin\u202f?");
      await colleague.getByRole("button", { name: "Demander son avis" }).click();
      const asked = host.locator(".opinion-requests");
      await expect(asked.getByRole("heading", { name: "Damien Ollivier" })).toBeVisible();
      await host.getByText("Demander l’avis d’un service", { exact: true }).click();
      const department = host.locator("form").filter({ has: host.getByLabel("Service à consulter") });
      await department.getByLabel("Service à consulter").selectOption({ label: "Logistique" });
      await department.getByRole("button", { name: "Demander au service" }).click();
      await expect(asked.getByRole("heading", { name: "Logistique" })).toBeVisible();
      await asked.getByRole("button", { name: "Retirer la demande faite à Logistique" }).click();
      await expect(asked.getByRole("heading", { name: "Logistique" })).toHaveCount(0);
      await host.getByText("Demander l’avis d’un service", { exact: true }).click();
      await department.getByLabel("Service à consulter").selectOption({ label: "Boutiques" });
      await department.getByRole("button", { name: "Demander au service" }).click();
      await expect(asked.getByRole("heading", { name: "Boutiques" })).toBeVisible();

      // Who was asked by name finds it at home.
      const admin = await as("admin");
      await admin.goto("/");
      await alive(admin);
      await admin.getByRole("link", { name: /^Donner un avis sur «\sUn tabouret/ }).first().click();
      await alive(admin);
      await expect(admin.getByRole("heading", { name: "Votre avis est demandé" })).toBeVisible();
      await expect(admin.getByText("Est-ce que cela tient en magasin")).toBeVisible();
      await admin.getByRole("button", { name: "Donner cet avis" }).click();
      await expect(admin.getByLabel("Pourquoi, en quelques lignes")).toHaveAttribute("aria-invalid", "true");
      await admin.getByText("Favorable avec réserves", { exact: true }).click();
      await admin.getByLabel("Pourquoi, en quelques lignes").fill(expert);
      await admin.getByRole("button", { name: "Donner cet avis" }).click();
      await expect(admin.getByText("Vous pouvez le changer jusqu’à ce que l’idée aille devant le jury")).toBeVisible();

      // Whoever is in the department may answer, and change it.
      const saleswoman = await as("saleswoman");
      await saleswoman.goto(path);
      await alive(saleswoman);
      await expect(saleswoman.getByRole("button", { name: "Je ne peux pas en juger" }), "a department just says nothing").toHaveCount(0);
      await saleswoman.getByText("Défavorable", { exact: true }).click();
      await saleswoman.getByLabel("Pourquoi, en quelques lignes").fill("Non.");
      await saleswoman.getByRole("button", { name: "Donner cet avis" }).click();
      await expect(saleswoman.getByText("Vous pouvez le changer jusqu’à ce que l’idée aille devant le jury")).toBeVisible();
      await saleswoman.getByText("Changer votre avis", { exact: true }).click();
      await saleswoman.getByLabel("Pourquoi, en quelques lignes").fill(shops);
      await saleswoman.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await expect(saleswoman.locator(".request p").getByText(shops)).toBeVisible();

      for (const stranger of [author, await as("juror")]) await expectNothing(stranger, path);
      await host.goto(path);
      await alive(host);
      await expect(asked).toContainText(expert);
      await expect(asked).toContainText(shops);

      // The jury gets the idea, and reads them beside it.
      const [hosting, presiding] = [await ByPost.as(lagon, "nadia-belkacem@brisemer.example"), await ByPost.as(lagon, "claire-delorme@brisemer.example")];
      const { challenges } = await hosting.ask<{ challenges: { id: string; title: string }[] }>("challenges/list");
      const challenge = challenges.find((one) => one.title === "Le Shark tank")!.id;
      await hosting.post("ideas/shortlist", { idea: path.split("/").at(-1)!, on: "on" });
      await presiding.post("jury/open_round", { challenge, closes: "2099-01-01T18:00" });
      const { rounds } = await presiding.ask<Desk>("jury/desk");
      const mine = rounds.flatMap((round) => round.queue).find((queued) => queued.title === title)!;
      const chair = await as("chair");
      await chair.goto(`/jury/pitches/${mine.pitch}`);
      await alive(chair);
      await expect(chair.getByRole("heading", { name: "Avis demandés par l’animation" })).toBeVisible();
      const said = chair.locator(".opinions");
      await expect(said.getByText(expert)).toBeVisible();
      await expect(said.getByText("Damien Ollivier")).toBeVisible();
      await expect(said.getByText(shops)).toBeVisible();
      await expect(chair.getByRole("heading", { name: "Soutiens par service" })).toBeVisible();

      await saleswoman.goto(path);
      await expect(saleswoman.getByText("votre avis ne change plus")).toBeVisible();
      await expect(saleswoman.getByRole("button", { name: "Enregistrer", exact: true })).toHaveCount(0);
      await expectNothing(author, path);
      for (const one of [hosting, presiding]) await one.leave();
    });

    test("who cannot judge it says so", async ({ as }) => {
      const [author, host, admin] = [await as("colleague"), await as("host"), await as("admin")];
      const path = await pitch(author, title);
      await open(host, path);
      await alive(host);
      await host.getByText("Demander l’avis d’un collègue", { exact: true }).click();
      await host.getByLabel("Nom ou adresse e-mail du collègue").fill("damien-ollivier@brisemer.example");
      await host.getByRole("button", { name: "Demander son avis" }).click();
      await expect(host.locator(".opinion-requests")).toContainText("sans réponse");
      await admin.goto(path);
      await alive(admin);
      await admin.getByRole("button", { name: "Je ne peux pas en juger" }).click();
      await expect(admin.getByText("Vous avez répondu que vous ne pouvez pas en juger.")).toBeVisible();
      await host.goto(path);
      await expect(host.locator(".opinion-requests")).toContainText("ne peut pas en juger");
    });
  });
}
