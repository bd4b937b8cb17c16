// How people come in: invited by their address, or by a joining link once the address is proved.
import type { Page } from "@playwright/test";
import { alive, expect, scriptless, test } from "../pages/fixtures.ts";
import { look } from "../pages/look.ts";

/** The link in the newest mail of the demo's mailbox to an address. */
async function mailed(page: Page, address: string): Promise<string> {
  const mail = page.locator("article.mail").filter({ hasText: address }).first();
  // The post goes out by itself, a moment later.
  await expect(async () => {
    await page.goto("/dev/mailbox");
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  return (await mail.getByRole("link", { name: /\/join\// }).getAttribute("href"))!;
}

/** Fills in who one is, and comes in. */
async function comeIn(page: Page, name: string): Promise<void> {
  await alive(page);
  await page.getByLabel("Votre nom").fill(name);
  await page.getByLabel("Nouveau mot de passe").fill("quatre bouées sur le quai");
  await page.getByRole("button", { name: "Entrer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name.split(" ")[0]!);
}

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("an admin invites pasted addresses; who is invited comes in once, with the place given", async ({ as, browser, lagon, contextOptions }) => {
      const admin = await as("admin");
      await admin.goto("/admin/people");
      await alive(admin);
      const form = admin.locator("form").filter({ has: admin.getByRole("button", { name: "Préparer les invitations" }) });
      await form.getByLabel("Adresses").fill("Zoé Le Bihan <zoe@brisemer.example>; pas une adresse@\nlan-pham@brisemer.example");
      await form.getByRole("button", { name: "Préparer les invitations" }).click();
      await expect(form.getByLabel("Adresses")).toHaveAttribute("aria-invalid", "true");
      await alive(admin);
      await expect(form.getByLabel("Adresses"), "nothing typed is lost").toHaveValue(/zoe@brisemer.example/);
      await form.getByLabel("Adresses").fill("Zoé Le Bihan <zoe@brisemer.example>\nlan-pham@brisemer.example");
      await form.getByLabel("Service").selectOption({ label: "Logistique" });
      await form.getByRole("button", { name: "Préparer les invitations" }).click();
      const links = admin.getByRole("textbox", { name: /brisemer.example/ });
      await expect(links, "Lan Pham is in already").toHaveCount(1);
      const link = await links.inputValue();

      const context = await browser.newContext({ ...contextOptions, baseURL: lagon.url });
      if (!js) scriptless.add(context);
      const visitor = await context.newPage();
      await visitor.goto(link);
      await expect(visitor.getByLabel("Votre adresse e-mail")).toHaveValue("zoe@brisemer.example");
      await comeIn(visitor, "Zoé Le Bihan");
      expect(await mailed(admin, "zoe@brisemer.example"), "the mail carries the same link").toBe(link);
      await visitor.context().clearCookies();
      await visitor.goto(link);
      await expect(visitor.getByText(/expiré|déjà servi/).first()).toBeVisible();
      await context.close();
      await admin.goto("/admin/people?search=zoé+le");
      await expect(admin.locator("main tr").filter({ hasText: "zoe@brisemer.example" })).toContainText("Logistique");
    });

    test("a joining link asks for a proof of the address, and takes no other domain", async ({ as, browser, lagon, contextOptions }) => {
      const admin = await as("admin");
      await admin.goto("/admin/people");
      await alive(admin);
      await admin.getByLabel("Domaines d’adresse").fill("brisemer.example");
      await admin.getByRole("button", { name: "Créer le lien" }).click();
      const link = await admin.getByRole("textbox", { name: "Lien d’arrivée" }).inputValue();

      const context = await browser.newContext({ ...contextOptions, baseURL: lagon.url });
      if (!js) scriptless.add(context);
      const visitor = await context.newPage();
      await visitor.goto(link);
      await alive(visitor);
      const address = visitor.getByLabel("Votre adresse e-mail");
      await address.fill("ange@ailleurs.example");
      await visitor.getByRole("button", { name: "Recevoir un lien" }).click();
      await expect(address).toHaveAttribute("aria-invalid", "true");
      await expect(address).toHaveValue("ange@ailleurs.example");
      await alive(visitor);
      await address.fill("ange@brisemer.example");
      await visitor.getByRole("button", { name: "Recevoir un lien" }).click();
      await expect(visitor.getByText("Un e-mail est en route").first()).toBeVisible();
      if (js) expect(await look(visitor, new URL(visitor.url()).pathname)).toEqual([]);
      await visitor.goto(await mailed(admin, "ange@brisemer.example"));
      await comeIn(visitor, "Ange Kermarrec");
      await context.close();
    });
  });
}
