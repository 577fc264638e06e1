import type { Citation } from "../../law/citations/types.ts";
import { SHAPES } from "../../retrieval/question-shapes.ts";
import { bareWords, matterOf } from "./follow-up.ts";

/** What a question asks for, so that it is searched for in the words that find it. */

const longestFirst = (phrases: readonly string[]): string =>
  [...phrases].sort((a, b) => b.length - a.length).join("|");

const BEFORE_ACT = new RegExp(`(?:\\b(?:${longestFirst(SHAPES.before_act)})\\s+)?$`, "i");
const ABOUT_ACT = new RegExp(`\\b(?:${longestFirst(SHAPES.about_act)})\\b`, "gi");

/**
 * The question without the names of the acts that it is asked of, in which it is searched: "menurut UU 24/2000, kapan perjanjian
 * mulai berlaku?". The question itself where nothing would be left.
 */
export function withoutActs(text: string, citations: readonly Citation[]): string {
  const acts = citations.filter(({ path, regulation }) => path.length === 0 && regulation.type !== "unnamed");
  let rest = text;
  for (const { start, end } of [...acts].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start).replace(BEFORE_ACT, "")} ${rest.slice(end)}`;
  if (acts.length > 0) rest = rest.replace(ABOUT_ACT, " ");
  rest = rest.replace(/\s+/g, " ").trim();
  return matterOf(rest).length === 0 ? text : rest;
}

/** One of two or more things whose difference is asked. */
export interface Compared {
  readonly term: string;
  /** The question without the others. */
  readonly question: string;
}

const ASKED = new RegExp(`\\b(?:${longestFirst(SHAPES.difference)})\\b`, "i");
const FILLER = new RegExp(`^(?:${longestFirst(SHAPES.filler)})$`, "i");
const QUOTED = /["“'‘]([^"”'’]{2,60})["”'’]/;
const ALL_QUOTED = new RegExp(QUOTED.source, "g");
/** A term has at most so many words. */
const LONGEST_TERM = 7;

/** The things whose difference is asked, two at least; none of a question that asks for none. */
export function readDifference(text: string): readonly Compared[] {
  const asked = ASKED.exec(text);
  if (asked === null) return [];
  const behind = termsIn(text.slice(asked.index + asked[0].length));
  const terms = behind.length > 1 ? behind : termsIn(text.slice(0, asked.index));
  return terms.map((term) => ({
    term,
    question: terms.reduce((rest, other) => (other === term ? rest : without(rest, other)), text),
  }));
}

function termsIn(part: string): string[] {
  // Words in quotation marks hang together.
  const whole = part.replace(ALL_QUOTED, (quoted) => quoted.replaceAll(" ", "_"));
  for (const between of SHAPES.between) {
    const [first = "", ...others] = whole.split(new RegExp(`(?<=[\\s"'’”])${between}\\.?(?=[\\s"'‘“])`, "i"));
    if (others.length === 0) continue;
    const terms = [
      lastTerm(first.replaceAll("_", " ")),
      ...others.map((other) => firstTerm(other.replaceAll("_", " "))),
    ];
    if (terms.every((term) => term !== "")) return terms;
  }
  return [];
}

function without(text: string, term: string): string {
  const at = text.toLowerCase().indexOf(term);
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + term.length)}`.replace(/\s+/g, " ");
}

function firstTerm(text: string): string {
  return termOf(text.replace(/^\s+/, "").split(/[,?!;:.(](?:\s|$)|[?!;]/)[0] ?? "");
}

function lastTerm(text: string): string {
  return termOf(text.split(/[,?!;:.(]\s/).at(-1) ?? "");
}

/** Up to the first filler behind it, without those before. */
function termOf(text: string): string {
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted !== undefined) return quoted.toLowerCase();
  const all = bareWords(text);
  const start = all.findIndex((word) => !FILLER.test(word));
  if (start < 0) return "";
  const end = all.findIndex((word, at) => at > start && FILLER.test(word));
  const term = all.slice(start, end < 0 ? undefined : end);
  return term.length > LONGEST_TERM ? "" : term.join(" ");
}
