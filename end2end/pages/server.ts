// A server of one's own: the release binary on a free port, on a copy of the demo company or on an empty folder.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import initSqlJs from "sql.js";

export const binary = resolve(process.env.E2E_BINARY ?? "../target/release/lagon");

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

export class Lagon {
  log = "";
  /** A test that destroys its data says so; everybody else's is checked at the end. */
  spoiled = false;
  private process?: ChildProcess;

  private constructor(readonly folder: string, readonly database: string, readonly url: string, private readonly demo: boolean) {}

  static async start(demo: boolean): Promise<Lagon> {
    const folder = mkdtempSync(join(tmpdir(), "lagon-test-"));
    mkdirSync(join(folder, "data"));
    const file = join(folder, "data", "lagon.db");
    if (demo) copyFileSync(join(process.env.E2E_FOLDER!, "demo.db"), file);
    const lagon = new Lagon(folder, `sqlite://${file}`, `http://127.0.0.1:${await freePort()}`, demo);
    await lagon.serve();
    return lagon;
  }

  async serve(): Promise<void> {
    const listen = this.url.replace("http://", "");
    const args = ["serve", ...(this.demo ? ["--demo"] : []), "--database", this.database, "--listen", listen, "--log", "json"];
    const server = spawn(binary, args, { cwd: this.folder });
    const collect = (chunk: Buffer) => (this.log += chunk.toString());
    server.stdout.on("data", collect);
    server.stderr.on("data", collect);
    this.process = server;
    const until = Date.now() + 15_000;
    while (Date.now() < until) {
      if (server.exitCode !== null) throw new Error(`lagon stopped: ${this.log}`);
      const ready = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
    }
    throw new Error(`lagon did not start: ${this.log}`);
  }

  /** Runs a command of the binary beside the server. */
  command(...args: string[]): string {
    return execFileSync(binary, [...args, "--database", this.database], { cwd: this.folder, encoding: "utf8" });
  }

  async stop(): Promise<void> {
    const server = this.process;
    if (server && server.exitCode === null) {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await ended;
    }
  }

  /** Changes the data while nobody serves them: what took days is over. */
  async meanwhile(sql: string): Promise<void> {
    await this.stop();
    const file = this.database.replace("sqlite://", "");
    const engine = await initSqlJs();
    const database = new engine.Database(readFileSync(file));
    database.run(sql);
    writeFileSync(file, database.export());
    database.close();
    await this.serve();
  }

  async end(): Promise<void> {
    await this.stop();
    if (!this.spoiled) this.command("check");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
