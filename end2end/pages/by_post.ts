// Whoever acts without a browser: the same forms, posted as the page would post them, and what the page would be told.
import { type APIRequestContext, request } from "@playwright/test";
import type { Lagon } from "./server.ts";

/** The fields of a form; a list is sent as often as it has values. */
type Form = Record<string, string | string[]>;

export class ByPost {
  private constructor(readonly id: string, readonly name: string, private readonly api: APIRequestContext) {}

  static async as(lagon: Lagon, email: string): Promise<ByPost> {
    const cookie = lagon.command("admin", "session", "--email", email).trim().split(";")[0]!;
    const headers = { cookie, accept: "application/json", "sec-fetch-site": "same-origin" };
    const api = await request.newContext({ baseURL: lagon.url, extraHTTPHeaders: headers, maxRedirects: 0 });
    const { person, name } = await (await api.get("/api/people/me")).json();
    return new ByPost(person, name, api);
  }

  /** What a function answers, which must not refuse. */
  async post<T>(path: string, form: Form): Promise<T> {
    const fields = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await this.api.post(`/api/${path}`, { data: new URLSearchParams(fields).toString(), headers });
    if (!answer.ok()) throw new Error(`${path} of ${this.name}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }

  async ask<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    const answer = await this.api.get(`/api/${path}`, { params: query });
    if (!answer.ok()) throw new Error(`${path} of ${this.name}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }

  /** How a question or a page is answered, where it may be refused. */
  async status(address: string): Promise<number> {
    return (await this.api.get(address)).status();
  }

  async leave(): Promise<void> {
    await this.api.dispose();
  }
}
