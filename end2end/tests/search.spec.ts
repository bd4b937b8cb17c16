// Finding what is written: while a title is typed, and on the page of results.
import { alive, expect, test } from "../pages/fixtures.ts";
import { hits, search, similar } from "../pages/search.ts";

const KNOWN = "Un bon de réparation dans chaque colis";

test("a title that is nearly there already shows it, and why, and nothing of what is typed moves", async ({ as }) => {
  const author = await as("colleague");
  await search(author, "/search?q=colis");
  await author.goto("/ideas/new");
  await alive(author);
  const list = similar(author);
  await expect(list).toContainText("Les idées proches de votre titre s’affichent ici.");
  const title = author.getByLabel("Titre");
  const before = await title.boundingBox();
  await title.pressSequentially("Glisser un bon pour reparer dans les coliss");
  const known = list.getByRole("listitem").filter({ hasText: "Un bon de réparation" });
  await expect(known).toBeVisible();
  await expect(known).toContainText("Mots communs");
  await expect(known.locator("mark").first()).toBeVisible();
  expect((await title.boundingBox())?.y, "the field stays where it is").toBe(before?.y);
  await expect(known.getByRole("link", { name: KNOWN }).first()).toHaveAttribute("target", "_blank");
  await author.getByLabel("Accroche").fill("Une autre idée");
  await expect(list.getByRole("status"), "what was found stays").toContainText("presque la même chose");
  await list.getByRole("button", { name: "Replier" }).click();
  await expect(known).toBeHidden();
});

test("a title like no other shows nothing", async ({ as }) => {
  const author = await as("colleague");
  await search(author, "/search?q=colis");
  await author.goto("/ideas/new");
  await alive(author);
  const answered = author.waitForResponse((response) => response.url().includes("/api/search/similar"));
  await author.getByLabel("Titre").fill("Trottinettes gonflables pour girafes");
  await answered;
  await expect(similar(author).getByRole("listitem")).toHaveCount(0);
  await expect(similar(author)).toContainText("s’affichent ici");
});

test("the key of the search leads to its field, and enter to what is found", async ({ as }) => {
  const somebody = await as("saleswoman");
  await search(somebody, "/search?q=colis");
  await somebody.goto("/leaderboard");
  await alive(somebody);
  await somebody.keyboard.press("/");
  await expect(somebody.getByRole("searchbox")).toBeFocused();
  await somebody.keyboard.type("réparation");
  await somebody.keyboard.press("Enter");
  await expect(somebody).toHaveURL((url) => url.pathname === "/search" && url.searchParams.get("q") === "réparation");
  await expect(hits(somebody).first()).toBeVisible();
});

test("a host who answers an idea sees which are like it", async ({ as }) => {
  const host = await as("host");
  await search(host, "/search?q=colis");
  await host.goto("/host");
  await alive(host);
  await host.locator("main a[href^='/ideas/']").first().click();
  const near = host.locator("details").filter({ hasText: "Idées proches" });
  await near.locator("summary").click();
  await expect(near.getByRole("link", { name: "Chercher des idées proches" })).toHaveAttribute("href", /^\/search\?q=.+&kind=ideas$/);
  await expect(near.getByText("Aucune idée proche.").or(near.getByRole("listitem").first())).toBeVisible();
});

for (const js of [true, false]) {
  test.describe(js ? "with JavaScript" : "without JavaScript", () => {
    test.use({ contextOptions: { javaScriptEnabled: js, locale: "fr-FR" } });

    test("somebody finds by a slip of the pen, narrows, and looks at people and comments", async ({ as }) => {
      const somebody = await as("saleswoman");
      await search(somebody, "/search");
      await expect(somebody.getByRole("heading", { name: "Tapez un mot" })).toBeVisible();
      await somebody.getByLabel("Que cherchez-vous").fill("bon de reparatoin colis");
      await somebody.getByRole("main").getByRole("button", { name: "Rechercher" }).click();
      await expect(hits(somebody).filter({ hasText: KNOWN })).toBeVisible();
      await expect(somebody.locator(".search-hit").first()).toContainText("proche de");
      const facets = somebody.getByRole("complementary", { name: "Filtres" });
      await facets.getByRole("link", { name: /^Financée/ }).click();
      await expect(somebody).toHaveURL((url) => url.searchParams.get("stage") === "funded");
      await expect(hits(somebody).filter({ hasText: KNOWN })).toBeVisible();
      await expect(somebody.locator(".search-hit .stage-badge").filter({ hasNotText: "Financée" })).toHaveCount(0);
      await facets.getByRole("link", { name: "Retirer les filtres" }).click();
      await expect(somebody).toHaveURL((url) => !url.searchParams.has("stage"));
      await search(somebody, "/search?q=amelie fayole&kind=people");
      await expect(hits(somebody).first()).toHaveText("Amélie Fayolle");
      await search(somebody, "/search?q=atelier&kind=comments");
      await expect(hits(somebody).first()).toHaveAttribute("href", /^\/ideas\/[0-9a-f-]{36}#comment-[0-9a-f-]{36}$/);
    });

    test("challenges, people and comments are narrowed as ideas are, and each choice says how many are left", async ({ as }) => {
      const somebody = await as("saleswoman");
      const facets = somebody.getByRole("complementary", { name: "Filtres" });
      const choose = async (facet: string, value: RegExp) => {
        const choice = facets.getByRole("region", { name: facet }).getByRole("link", { name: value }).first();
        const left = await choice.locator("data").getAttribute("value");
        await choice.click();
        await expect(choice).toHaveAttribute("aria-current", "true");
        await expect(somebody.getByRole("region", { name: new RegExp(`^${left} .*trouvé`) })).toBeVisible();
      };
      await search(somebody, "/search?q=idée&kind=challenges");
      await choose("Phase", /^Votes ouverts/);
      await choose("Thème", /^Fidélité/);
      await expect(somebody).toHaveURL((url) => url.searchParams.get("phase") === "voting" && url.searchParams.get("theme") === "retention");
      await expect(hits(somebody).filter({ hasText: "Faire revenir nos clientes" })).toBeVisible();
      await expect(hits(somebody).filter({ hasText: "Shark tank" })).toHaveCount(0);
      await facets.getByRole("link", { name: "Retirer les filtres" }).click();
      await expect(hits(somebody).filter({ hasText: "Shark tank" })).toBeVisible();
      await expect(somebody).toHaveURL((url) => url.searchParams.get("kind") === "challenges" && !url.searchParams.has("phase"));
      await search(somebody, "/search?q=vendeuse&kind=people");
      await choose("Site", /^Lyon/);
      await choose("Service", /^Boutiques/);
      await expect(somebody.locator(".search-hit").filter({ hasNotText: "Lyon" })).toHaveCount(0);
      await somebody.getByRole("navigation", { name: "Ce qui est trouvé" }).getByRole("link", { name: /^Personnes/ }).click();
      await expect(somebody, "the tab one is on keeps what was chosen").toHaveURL((url) => url.searchParams.has("site"));
      await search(somebody, "/search?q=atelier&kind=comments");
      await choose("Challenge", /./);
      await expect(hits(somebody).first()).toBeVisible();
      await expect(somebody).toHaveURL((url) => url.searchParams.get("kind") === "comments" && url.searchParams.has("challenge"));
    });

    test("what nobody has written says so, and says what to do", async ({ as }) => {
      const somebody = await as("saleswoman");
      await search(somebody, "/search?q=xyzzyx");
      await expect(somebody.getByRole("heading", { name: "Rien ne correspond" })).toBeVisible();
      await expect(somebody.getByRole("main").getByRole("link", { name: "Proposer une idée" })).toBeVisible();
    });

    test("a draft is found by nobody", async ({ as }) => {
      const author = await as("colleague");
      await author.goto("/ideas/new");
      await alive(author);
      await author.getByLabel("Titre").fill("Un kiosque à hippocampes");
      await author.getByRole("button", { name: "Enregistrer le brouillon" }).click();
      await expect(author.getByText(/Enregistré/).first()).toBeVisible();
      const stranger = await as("saleswoman");
      await search(stranger, "/search?q=hippocampes");
      await expect(stranger.getByRole("heading", { name: "Rien ne correspond" })).toBeVisible();
    });
  });
}
