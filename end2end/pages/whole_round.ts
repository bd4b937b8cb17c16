// The people and the acts of a whole round: who enters, who judges, and how a juror marks.
import type { ByPost } from "./by_post.ts";

const mail = (name: string) => `${name}@brisemer.example`;

/** Neither the managers of those who enter, nor managed by them. The chair and the deputy come first. */
export const jurors = [
  "claire-delorme",
  "bertrand-salaun",
  "mathieu-roche",
  "ines-carvalho",
  "veronique-jaouen",
  "stephane-brunet",
  "joel-abgrall",
  "sylvie-gaborit",
  "philippe-arnoux",
  "fabien-morel",
  "isabelle-charvet",
  "idriss-benali",
].map(mail);

/** Two ideas each. */
export const authors = [
  "victor-hamon",
  "yuna-tanguy",
  "karim-haddad",
  "chloe-lemaire",
  "hugo-texier",
  "mei-tran",
  "pauline-besnard",
  "kevin-lebreton",
  "fatou-ndiaye",
  "anais-robin",
].map(mail);

export type Pitch = { pitch: string; idea: string; title: string; cards: number; expected: number; place: number | null; mean: number | null; fair: object | null; comments: string[] };
export type Round = { phase: string; pitches: Pitch[]; coverage: { juror: { name: string }; handed_in: number; expected: number }[] };
export type Queued = { pitch: string; title: string; state: string };
type Desk = { rounds: { round: string; queue: Queued[]; total: number; handed_in: number }[] };
type Card = { rubric: { id: string; name: string; levels: string[] }[] };

export const roundOf = (who: ByPost, round: string) => who.ask<Round>("jury/round", { round });

/** What waits for a juror in this round. */
export async function queueOf(juror: ByPost, round: string) {
  const desk = await juror.ask<Desk>("jury/desk");
  return desk.rounds.find((one) => one.round === round) ?? { round, queue: [], total: 0, handed_in: 0 };
}

/** How good a pitch is said to be, by the number in its title; and what a juror makes of it. */
export function level(title: string, juror: number, criterion: number): number {
  const quality = Number(title.match(/\d+/)![0]) / 6;
  const severity = (juror % 3) - 1;
  return Math.max(0, Math.min(4, Math.round(quality + 0.6 * severity + 0.3 * ((criterion + juror) % 3) - 0.3)));
}

/** Marks a pitch and hands the card in, as the form does. */
export async function handInByPost(juror: ByPost, n: number, item: Queued): Promise<void> {
  await cardByPost(juror, item.pitch, (i) => level(item.title, n, i), { comment: `Vu par ${juror.name}.` });
}

/** The same with a level of one's own for each criterion, counted from the lowest, and with what is written beside. */
export async function cardByPost(juror: ByPost, pitch: string, levelOf: (criterion: number) => number, words: Record<string, string>) {
  const { rubric } = await juror.ask<Card>("jury/scoring_desk", { pitch });
  const form: Record<string, string> = { pitch, intent: "hand_in", ...words };
  rubric.forEach((criterion, i) => {
    form[`marks[${i}][criterion]`] = criterion.id;
    form[`marks[${i}][level]`] = String(Math.min(criterion.levels.length - 1, levelOf(i)));
  });
  await juror.post("jury/score", form);
  return rubric;
}
