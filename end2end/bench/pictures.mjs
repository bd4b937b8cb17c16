// The pictures of the README, taken from the demo company in a browser: `node bench/pictures.mjs` writes ../docs/*.png.
import { chromium } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const binary = resolve(process.env.E2E_BINARY ?? "../target/release/lagon");
const folder = mkdtempSync(join(tmpdir(), "lagon-pictures-"));
const database = ["--database", `sqlite://${join(folder, "demo.db")}`];
const address = "http://127.0.0.1:3917";
const server = spawn(binary, ["serve", "--demo", ...database, "--listen", "127.0.0.1:3917"], { cwd: folder, stdio: "ignore" });
const ready = async () => (await fetch(`${address}/readyz`).catch(() => undefined))?.ok;
const until = Date.now() + 60_000;
while (!(await ready())) if (Date.now() > until) throw new Error("lagon did not start");

const browser = await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function picture(person, name, colorScheme, open) {
  const context = await browser.newContext({ baseURL: address, locale: "fr-FR", colorScheme, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const cookie = execFileSync(binary, ["admin", "session", "--email", `${person}@brisemer.example`, ...database], { cwd: folder, encoding: "utf8" });
  const [key, value] = cookie.trim().split(";")[0].split("=");
  await context.addCookies([{ name: key, value, url: address.replace("http:", "https:"), httpOnly: true, secure: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await open(page);
  await page.evaluate(() => document.fonts.ready);
  await page.reload(); // the font is there from the second page on
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-alive"));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `../docs/${name}.png` });
  await context.close();
}

mkdirSync("../docs", { recursive: true });
try {
  await picture("amelie-fayolle", "home", "light", (page) => page.goto("/"));
  await picture("claire-delorme", "round", "dark", async (page) => {
    await page.goto("/jury");
    await page.getByRole("link", { name: /^(Commencer|Continuer|Reprendre|Relire)/ }).first().click();
    await page.waitForURL(/\/jury\/pitches\//);
  });
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
