// What a browser downloads at the first and at the second visit, what each page adds to that, and how soon a phone on a
// slow network shows the largest thing and whether anything moves afterwards. One JSON object on standard output.
//   node bench/visits.mjs ADDRESS COOKIE PATH...      COOKIE is name=value; the first PATH is where one comes in
import { chromium } from "@playwright/test";

const [address, cookie, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A signed-in browser of its own. */
async function somebody(options = {}) {
  const context = await browser.newContext({ locale: "fr-FR", baseURL: address, ...options });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: address.replace("http:", "https:"), httpOnly: true, secure: true, sameSite: "Lax" }]);
  return context;
}

/** Everything that comes over the network while a page is opened and woken up: bytes as sent, by kind of content. */
async function transferred(page, path) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  const seen = new Map();
  cdp.on("Network.responseReceived", ({ requestId, response, type }) => {
    const cached = response.fromDiskCache || response.fromPrefetchCache || response.url.startsWith("data:");
    if (!cached) seen.set(requestId, { url: new URL(response.url).pathname, type, bytes: 0 });
  });
  cdp.on("Network.requestServedFromCache", ({ requestId }) => seen.delete(requestId));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (seen.has(requestId)) seen.get(requestId).bytes = encodedDataLength;
  });
  await page.goto(path);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-alive"));
  await page.waitForLoadState("networkidle");
  await cdp.detach();
  const requests = [...seen.values()].filter(({ bytes }) => bytes > 0);
  const sum = (wanted) => requests.filter(wanted).reduce((bytes, request) => bytes + request.bytes, 0);
  const isDocument = ({ type }) => type === "Document";
  return { requests: requests.length, files: sum((r) => !isDocument(r)), document: sum(isDocument), list: requests };
}

async function visits() {
  const context = await somebody();
  const first = await transferred(await context.newPage(), paths[0]);
  const second = await transferred(await context.newPage(), paths[0]);
  const adds = {};
  for (const path of paths.slice(1)) {
    const { files, document } = await transferred(await context.newPage(), path);
    adds[path] = { files, document };
  }
  await context.close();
  return { first, second, adds };
}

/** The slow network of Lighthouse's mobile profile without its simulation: each request waits 562 ms. */
async function phone(path) {
  const context = await somebody({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 562, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    window.measured = { lcp: 0, cls: 0, what: "" };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.measured = { ...window.measured, lcp: entry.startTime, what: entry.element?.tagName ?? "" };
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.cls += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-alive"), undefined, { timeout: 120_000 });
  await page.waitForLoadState("networkidle");
  const measured = await page.evaluate(() => ({ ...window.measured, alive: performance.now() }));
  await context.close();
  return measured;
}

const phones = {};
for (const path of paths) phones[path] = await phone(path);
console.log(JSON.stringify({ ...(await visits()), phones }));
await browser.close();
