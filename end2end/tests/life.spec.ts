// The life of an idea: co-authors who accept, what changed since one's support, rules that shortlist, the board, archives.
import { openChallenge } from "../pages/challenges.ts";
import { alive, expect, scriptless, test } from "../pages/fixtures.ts";
import { expectSupports, open, pitch, toggleSupport } from "../pages/ideas.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("a colleague is asked to be a co-author, says yes, and may change the idea", async ({ as }) => {
      const [author, colleague, host] = [await as("colleague"), await as("saleswoman"), await as("host")];
      const path = await pitch(author, "Une étiquette qui raconte la réparation");
      await open(host, path);
      await colleague.goto(path);
      await alive(colleague);
      await toggleSupport(colleague);
      await expectSupports(colleague, 1, true);

      await author.goto(path);
      await alive(author);
      await author.getByText("Inviter un coauteur", { exact: true }).click();
      await author.getByLabel("Nom ou adresse e-mail").fill("Quelqu’un qui n’est pas là");
      await author.getByRole("button", { name: "Inviter", exact: true }).click();
      await expect(author.getByLabel("Nom ou adresse e-mail")).toHaveAttribute("aria-invalid", "true");
      await expect(author.getByLabel("Nom ou adresse e-mail")).toHaveValue("Quelqu’un qui n’est pas là");
      await author.getByLabel("Nom ou adresse e-mail").fill("amelie fayolle");
      await author.getByRole("button", { name: "Inviter", exact: true }).click();
      await expect(author.locator(".invited")).toContainText("Amélie Fayolle");

      await colleague.goto("/");
      await alive(colleague);
      await colleague.getByRole("link", { name: /^Être coauteur de «\sUne étiquette qui raconte/ }).first().click();
      await alive(colleague);
      await expect(colleague.getByRole("heading", { name: "Invitation à être coauteur" })).toBeVisible();
      await colleague.getByRole("button", { name: "Accepter" }).click();
      await expect(colleague.getByRole("link", { name: "Modifier" })).toBeVisible();
      await expectSupports(colleague, 0, false);
      await expect(colleague.locator("main")).toContainText("Lan Pham");
      await author.goto(path);
      await expect(author.locator("main")).toContainText("Amélie Fayolle");
      await expect(author.locator(".invited")).toHaveCount(0);
    });

    test("who supported an idea sees what changed since, and an answered one is put away and taken out", async ({ as }) => {
      const [author, voter, host] = [await as("colleague"), await as("saleswoman"), await as("host")];
      const path = await pitch(author, "Un banc devant chaque boutique");
      await open(host, path);
      await voter.goto(path);
      await alive(voter);
      await toggleSupport(voter);
      await expectSupports(voter, 1, true);
      await author.goto(`${path}/edit`);
      await alive(author);
      await author.getByLabel("Accroche").fill("Une phrase qui donne envie de s’asseoir.");
      await author.getByRole("button", { name: "Enregistrer" }).first().click();
      await author.waitForURL((url) => url.pathname === path);
      await voter.goto(path);
      await alive(voter);
      await expect(voter.getByRole("heading", { name: "Modifiée depuis votre soutien" })).toBeVisible();
      await voter.getByText("Voir ce qui a changé", { exact: true }).click();
      await expect(voter.locator(".changes ins").first()).toContainText("s’asseoir");

      await host.goto(path);
      await alive(host);
      await host.getByText("Ne pas retenir ou reporter", { exact: true }).click();
      await host.getByLabel("La raison, publique").fill("La ville ne le permet pas.");
      await host.getByRole("button", { name: "Publier la réponse" }).click();
      await expect(host.getByText("La ville ne le permet pas.").first()).toBeVisible();
      await author.goto(path);
      await alive(author);
      await author.getByRole("button", { name: "Archiver" }).click();
      await expect(author.getByText("Archivée", { exact: true }).first()).toBeVisible();
      await voter.goto("/ideas?q=banc+devant");
      await expect(voter.locator("main")).not.toContainText("Un banc devant chaque boutique");
      await voter.goto("/ideas?stage=archived");
      await expect(voter.locator("main")).toContainText("Un banc devant chaque boutique");
      await host.goto(path);
      await alive(host);
      await host.getByRole("button", { name: "Sortir des archives" }).click();
      await expect(host.getByText("Non retenue", { exact: true }).first()).toBeVisible();
    });

    test("the authors of a shortlisted idea complete it for the jury", async ({ as }) => {
      const [author, host] = [await as("colleague"), await as("host")];
      const path = await pitch(author, "Une heure d’atelier offerte à chaque achat");
      await open(host, path);
      await alive(host);
      await host.getByRole("button", { name: "Présélectionner" }).click();
      await expect(host.getByRole("heading", { name: "À compléter avant le jury" })).toBeVisible();
      await alive(host);
      await host.getByText("Demander des compléments", { exact: true }).click();
      let asked = 0;
      host.on("request", (request) => {
        if (new URL(request.url()).pathname === "/api/ideas/idea") asked += 1;
      });
      await host.getByLabel("Dernier jour").fill("2020-01-01");
      await host.getByRole("button", { name: "Demander", exact: true }).click();
      await expect(host.getByLabel("Dernier jour")).toHaveAttribute("aria-invalid", "true");
      await host.getByLabel("Dernier jour").fill("2098-12-24");
      await host.getByLabel("Qui les aide").fill("amelie fayolle");
      await host.getByRole("button", { name: "Demander", exact: true }).click();
      await expect(host.locator(".request")).toContainText("24 décembre 2098");
      await expect(host.locator(".request")).toContainText("Amélie Fayolle");
      // Whoever corrects a field types on: nothing draws the page anew and takes the focus from them.
      expect(asked, "asked once, after what went well").toBe(scriptless.has(host.context()) ? 0 : 1);

      await author.goto("/");
      await alive(author);
      await author.getByRole("link", { name: /^Compléter «\sUne heure d’atelier/ }).first().click();
      await expect(author.getByRole("heading", { level: 1, name: "Compléter votre idée" })).toBeVisible();
      await alive(author);
      await expect(author.getByLabel("Titre")).not.toBeEditable();
      await author.getByLabel("La proposition").fill("Une heure avec le réparateur, sur rendez-vous.");
      await author.locator("[name=audience]").fill("Qui achète un sac");
      await author.getByText("Point de vente", { exact: true }).click();
      await author.getByLabel("Budget, au plus").fill("2 400");
      await author.getByLabel("Ce qui doit bouger").fill("Réparations par mois");
      await author.getByRole("button", { name: "Enregistrer les modifications" }).click();
      await expect(author.locator(".request"), "a metric without an aim").toContainText("l’effet attendu");
      await expect(author.locator("main")).toContainText("sur rendez-vous");
      await alive(author);
      await author.getByRole("link", { name: "Compléter l’idée" }).click();
      await alive(author);
      await author.getByLabel("Visé").fill("60");
      await author.getByRole("button", { name: "Enregistrer les modifications" }).click();
      await expect(author.getByText("il ne manque rien à cette idée")).toBeVisible();
    });

    test("a host moves ideas on the board", async ({ as }) => {
      const [author, host] = [await as("colleague"), await as("host")];
      await pitch(author, "Des lacets de couleur");
      await host.goto("/host");
      await alive(host);
      await host.getByRole("link", { name: "Tableau", exact: true }).click();
      await alive(host);
      const lane = (name: string) => host.locator(`[data-lane=${name}]`);
      const card = (name: string) => lane(name).locator(".board-card").filter({ hasText: "Des lacets de couleur" });
      await expect(card("review")).toBeVisible();
      await card("review").getByRole("button", { name: /^Ouvrir/ }).click();
      await card("open").getByRole("button", { name: /^Présélectionner/ }).click();
      await card("shortlisted").getByRole("button", { name: /^Retirer de la présélection/ }).click();
      await expect(card("open")).toBeVisible();
      await card("open").getByRole("link", { name: /^Répondre/ }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Des lacets de couleur" })).toBeVisible();
    });
  });
}

test("on the board cards are dragged, and moved by keys", async ({ as }) => {
  const [author, host] = [await as("colleague"), await as("host")];
  await pitch(author, "Des lacets de couleur");
  await host.goto("/host/board");
  await alive(host);
  const lane = (name: string) => host.locator(`[data-lane=${name}]`);
  const card = (name: string) => lane(name).locator(".board-card").filter({ hasText: "Des lacets de couleur" });
  await card("review").dragTo(lane("open"));
  await expect(card("open")).toBeFocused();
  await host.keyboard.press("Shift+ArrowRight");
  await expect(card("shortlisted")).toBeFocused();
  await expect(host.getByRole("status").filter({ hasText: /Des lacets de couleur.*Présélectionnées/ })).toBeAttached();
  await host.keyboard.press("Shift+ArrowLeft");
  await expect(card("open")).toBeFocused();
  await host.keyboard.press("ArrowLeft");
  await expect(lane("returned").locator(".board-card").first()).toBeFocused();
});

test("keys take a card to the jury and back", async ({ as }) => {
  const host = await as("host");
  await host.goto("/host/board");
  await alive(host);
  const card = host.locator("[data-lane=open] .board-card").first();
  const title = (await card.getByRole("heading").innerText()).trim();
  await card.focus();
  await host.keyboard.press("Shift+ArrowRight");
  await expect(host.locator("[data-lane=shortlisted] .board-card").filter({ hasText: title })).toBeFocused();
  await host.keyboard.press("Shift+ArrowLeft");
  await expect(host.locator("[data-lane=open] .board-card").filter({ hasText: title })).toBeFocused();
});

test("a card dropped where a reason is needed opens its idea", async ({ as }) => {
  const host = await as("host");
  await host.goto("/host/board");
  await alive(host);
  const asked = "Le carnet d’entretien glissé dans la poche";
  const waiting = host.locator("[data-lane=review] .board-card").filter({ hasText: asked });
  await waiting.dragTo(host.locator("[data-lane=returned]"));
  await expect(host.getByRole("heading", { level: 1, name: asked })).toBeVisible();
  await expect(host.getByText("Demander des précisions", { exact: true })).toBeVisible();
});

test("a challenge says from the start which ideas go before its jury", async ({ as }) => {
  const host = await as("host");
  await host.goto("/challenges/new?template=retention");
  await alive(host);
  await host.getByLabel("Les plus soutenues à la clôture des votes").check();
  await host.getByLabel("Places", { exact: true }).fill("zéro");
  await host.getByRole("button", { name: "Créer le challenge" }).click();
  await expect(host.getByLabel("Places", { exact: true })).toHaveAttribute("aria-invalid", "true");
  const reader = await as("saleswoman");
  await reader.goto("/challenges");
  await reader.getByRole("link", { name: /Bientôt l’Escale/ }).first().click();
  await expect(reader.locator("main")).toContainText(/Les 8 idées les plus soutenues à la clôture des votes, dont 1 par site/);
});

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("voting closes: the most supported go before the jury by the rule, and a host adds one favourite with a reason", async ({ as, lagon }) => {
      const week = 7 * 86_400_000_000;
      const dates = ["opens_at", "submissions_close_at", "voting_close_at"].map((date) => `${date} = ${date} - ${week}`).join(", ");
      const rule = "shortlist_rule = 'places', shortlist_places = 3, shortlist_per_site = 0";
      await lagon.meanwhile(`UPDATE challenge SET ${dates}, ${rule} WHERE title LIKE 'Faire revenir%'`);
      const [host, reader] = [await as("host"), await as("colleague")];
      const challenge = await openChallenge(host, "Faire revenir");
      await expect(host.locator("main")).toContainText(/Les 3 idées les plus soutenues à la clôture des votes/);
      const cards = (stage: string) => host.locator(".idea-card").filter({ hasText: stage });
      await expect(async () => {
        await host.goto(challenge);
        await expect(cards("Présélectionnée"), "as many as there are places").toHaveCount(3, { timeout: 500 });
      }).toPass();

      const left = cards("Ouverte aux soutiens").locator("h3 a");
      await expect(left).toHaveCount(3);
      const [chosen, other] = await left.evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
      await host.goto(chosen!);
      await alive(host);
      await expect(host.getByRole("button", { name: "Présélectionner" }), "supports choose").toHaveCount(0);
      await host.getByText("Choisir comme coup de cœur", { exact: true }).click();
      const form = host.locator("form").filter({ has: host.getByRole("button", { name: "Choisir ce coup de cœur" }) });
      await form.evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await form.getByRole("button", { name: "Choisir ce coup de cœur" }).click();
      await expect(form.getByRole("textbox"), "a reason is due").toHaveAttribute("aria-invalid", "true");
      await alive(host);
      await form.getByRole("textbox").fill("La seule qui part de l’atelier.");
      await form.getByRole("button", { name: "Choisir ce coup de cœur" }).click();
      await expect(host.getByText("Présélectionnée", { exact: true }).first()).toBeVisible();
      await expect(form).toHaveCount(0);
      await host.goto(other!);
      await expect(host.locator("h1")).toBeVisible();
      await expect(host.getByText("Choisir comme coup de cœur", { exact: true }), "one only").toHaveCount(0);
      await reader.goto(chosen!);
      await expect(reader.locator(".history"), "everybody reads why").toContainText("La seule qui part de l’atelier.");
    });
  });
}
