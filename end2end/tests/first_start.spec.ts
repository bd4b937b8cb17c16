// The first start of a real company, from the code in the log to the first idea.
import { alive, expect, scriptless, test, watch } from "../pages/fixtures.ts";
import { pitch } from "../pages/ideas.ts";

for (const js of [true, false]) {
  test(`a company is founded ${js ? "with" : "without"} JavaScript, and nobody passes by`, async ({ browser, fresh }) => {
    const context = await browser.newContext({ baseURL: fresh.url, javaScriptEnabled: js, locale: "fr-FR" });
    if (!js) scriptless.add(context);
    const page = await context.newPage();
    const errors: string[] = [];
    watch(page, errors);
    await page.goto("/set-up");
    await alive(page);
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
    await pitch(page, "La première idée");
    await context.close();
    expect(errors).toEqual([]);
  });
}
