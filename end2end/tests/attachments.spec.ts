// Files on an idea: its author puts them there, colleagues see pictures and take documents away, and what is no such file is
// refused in plain words without costing anybody theirs.
import { attach, attachments, lie, picture, plan, remove, write } from "../pages/attachments.ts";
import { alive, expect, test } from "../pages/fixtures.ts";
import { open, pitch } from "../pages/ideas.ts";

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("an author attaches a picture and a document, and a colleague has both", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Une vitrine qui se répare");
      await write(author, path);
      await attach(author, picture, plan);
      await expect(attachments(author).getByText("C’est joint.")).toBeVisible();
      await expect(attachments(author).getByRole("listitem")).toHaveCount(2);
      await open(await as("host"), path);

      const reader = await as("saleswoman");
      await reader.goto(path);
      await alive(reader);
      const preview = attachments(reader).getByRole("img", { name: picture.name });
      await preview.scrollIntoViewIfNeeded();
      await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
      const download = reader.waitForEvent("download");
      await attachments(reader).getByRole("link", { name: plan.name }).click();
      expect((await download).suggestedFilename()).toBe(plan.name);
      await attachments(reader).getByRole("link", { name: picture.name }).click();
      await expect(reader).toHaveURL(/\/files\/[0-9a-f-]{36}$/);

      await write(author, path);
      await remove(author, plan.name);
      await reader.goto(path);
      await expect(attachments(reader).getByRole("link", { name: plan.name })).toHaveCount(0);
      await expect(attachments(reader).getByRole("img", { name: picture.name })).toHaveCount(1);
    });

    test("what is no picture is refused beside the field, and the others are there", async ({ as }) => {
      const author = await as("colleague");
      const path = await pitch(author, "Une idée et un fichier qui ment");
      await write(author, path);
      await attach(author, lie, picture);
      await expect(attachments(author).getByText(/photo\.png\s: ce type de fichier n’est pas accepté/)).toBeVisible();
      await expect(attachments(author).getByRole("listitem")).toHaveCount(1);
    });
  });
}

test("what is being typed stays while a file goes out", async ({ as }) => {
  const author = await as("colleague");
  const path = await pitch(author, "Une idée en cours de réécriture");
  await write(author, path);
  await author.getByLabel("Accroche").fill("Une phrase que personne n’a enregistrée.");
  await attach(author, picture);
  await expect(attachments(author).getByText("C’est joint.")).toBeVisible();
  await expect(author.getByLabel("Accroche")).toHaveValue("Une phrase que personne n’a enregistrée.");
});

test("a new draft takes files as soon as it is kept", async ({ as }) => {
  const author = await as("colleague");
  await author.goto("/ideas/new");
  await alive(author);
  await expect(attachments(author).getByLabel("Ajouter des fichiers")).toHaveCount(0);
  await author.getByLabel("Titre").fill("Un brouillon avec sa photo");
  await expect(attachments(author).getByLabel("Ajouter des fichiers")).toBeVisible();
  await attach(author, picture);
  await author.reload();
  await alive(author);
  await expect(attachments(author).getByRole("img", { name: picture.name })).toHaveCount(1);
});
