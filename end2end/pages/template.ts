// The demo company is loaded once; every test starts its own server on its own copy of it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary } from "./server.ts";

export default function load(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "lagon-e2e-"));
  const database = join(folder, "demo.db");
  execFileSync(binary, ["seed", "--demo", "--database", `sqlite://${database}`], { stdio: "inherit", cwd: folder });
  process.env.E2E_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
