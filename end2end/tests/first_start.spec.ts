// The first start of a real company, from the code in the log to the first idea.
import type { Page } from "@playwright/test";
import { alive, expect, scriptless, test, watch } from "../pages/fixtures.ts";
import { pitch } from "../pages/ideas.ts";
import { look } from "../pages/look.ts";

/** The link with which somebody chooses a new password, made on the page of all people. */
async function passwordLink(admin: Page, name: string, address: string): Promise<string> {
  await admin.getByRole("link", { name: `Modifier ${name}` }).click();
  await admin.getByText("Préparer un lien de mot de passe").click();
  await admin.getByRole("button", { name: "Préparer le lien" }).click();
  return admin.locator("#edit").getByRole("textbox", { name: address }).inputValue();
}

/** What axe finds at the doors of a real company, on a screen and on a phone: the address and password, a joining link, a reset link. */
async function doors(admin: Page, url: string): Promise<string[]> {
  await admin.goto("/admin/people");
  await alive(admin);
  await admin.getByLabel("Domaines d’adresse").fill("voiles.example");
  await admin.getByRole("button", { name: "Créer le lien" }).click();
  const join = await admin.getByRole("textbox", { name: "Lien d’arrivée" }).inputValue();
  const reset = await passwordLink(admin, "Zoé Le Bihan", "zoe@voiles.example");
  const found: string[] = [];
  for (const width of [1440, 390]) {
    const context = await admin.context().browser()!.newContext({ baseURL: url, locale: "fr-FR", viewport: { width, height: 900 } });
    const visitor = await context.newPage();
    for (const path of ["/sign-in", join, reset]) found.push(...(await look(visitor, path)));
    await context.close();
  }
  return found;
}

for (const js of [true, false]) {
  test(`a company is founded ${js ? "with" : "without"} JavaScript, and nobody passes by`, async ({ browser, fresh }) => {
    const context = await browser.newContext({ baseURL: fresh.url, javaScriptEnabled: js, locale: "fr-FR" });
    if (!js) scriptless.add(context);
    const page = await context.newPage();
    const errors: string[] = [];
    watch(page, errors);
    await page.goto("/set-up");
    await alive(page);
    if (js) expect(await look(page, "/set-up")).toEqual([]);
    const code = /[A-Z2-9]{12}/.exec(fresh.log.replace(/SQLITE\w*/g, ""))?.[0];
    expect(code, "the log shows a code").toBeTruthy();
    const fill = async (with_code: string) => {
      await page.getByLabel("Code d’installation").fill(with_code);
      await page.getByLabel("Nom de l’entreprise").fill("Les Voiles du Port");
      await page.getByLabel("Votre nom").fill("Zoé Le Bihan");
      await page.getByLabel(/adresse e-mail/).fill("zoe@voiles.example");
      await page.getByLabel("Nouveau mot de passe").fill("cinq marées et un phare");
      await page.locator("main form button[type=submit]").click();
    };
    await fill("AAAAAAAAAAAA");
    await expect(page.getByLabel("Code d’installation")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel(/adresse e-mail/)).toHaveValue("zoe@voiles.example");
    await fill(code!);
    await expect(page).toHaveURL(`${fresh.url}/admin`);
    if (js) expect(await doors(page, fresh.url)).toEqual([]);
    await pitch(page, "La première idée");
    await context.close();
    expect(errors).toEqual([]);
  });
}

test("who forgot the password gets in by a link from the admin's hand", async ({ browser, lagon, as }) => {
  for (const js of [true, false]) {
    const admin = await as("admin");
    await admin.goto("/admin/people?search=lan+pham");
    await alive(admin);
    const link = await passwordLink(admin, "Lan Pham", "lan-pham@brisemer.example");
    expect(link).toMatch(/\/reset\/[0-9a-f]{64}$/);
    const context = await browser.newContext({ baseURL: lagon.url, locale: "fr-FR", javaScriptEnabled: js });
    if (!js) scriptless.add(context);
    const page = await context.newPage();
    await page.goto(link);
    await alive(page);
    await page.getByLabel("Nouveau mot de passe").fill("court");
    await page.locator("main form button[type=submit]").click();
    await expect(page.getByLabel("Nouveau mot de passe")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Nouveau mot de passe").fill("quatre bouées sur le quai");
    await page.locator("main form button[type=submit]").click();
    await expect(page).toHaveURL(/\/sign-in/);
    await context.close();
  }
});
