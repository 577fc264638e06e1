import type { Language } from "../text/language.ts";
import { type Source, hasForeignCharacters, plainLine } from "./source.ts";
import { type FigureFault, figureFault } from "./figure-check.ts";
import { type ModalityFault, modalityFault } from "./modality-check.ts";
import { type QuotationFault, type SupportFault, quotationFault, supportFault } from "./source-checks.ts";
import { isIndonesianWord } from "../text/stemmer.ts";

/** Holds a model's prose against the sources it was given, sentence by sentence. Pure. */

export interface Sentence {
  /** Without pointers. */
  readonly text: string;
  /** Numbers of given sources, at least one. */
  readonly sources: readonly number[];
}

export type Fault =
  | "no pointer"
  | "unknown pointer"
  | "wrong language"
  | "repeated"
  | "too many sentences"
  | "confidential words"
  | "act or provision that does not belong here"
  | FormFault
  | QuotationFault
  | FigureFault
  | ModalityFault
  | SupportFault;

export interface CheckedProse {
  readonly accepted: readonly Sentence[];
  readonly dropped: readonly { readonly sentence: string; readonly reason: Fault }[];
}

const MAX_SENTENCES = 8;
/** Characters of a text that may be an answer at all; four sentences were asked for. */
const MAX_TEXT = 8_000;
/** So many words in a row from a confidential text are a leak. */
const LEAK_WORDS = 6;

export interface CheckOptions {
  /** Texts of which no run of six words, and no long word such as a key, may be repeated. */
  readonly confidential?: readonly string[];
  /** Whether a sentence names an act that its sources do not: see `actChecker`. */
  readonly namesOtherAct?: (sentence: string, cited: readonly Source[]) => boolean;
}

/** @param text as the model wrote it */
export function checkProse(
  text: string,
  sources: readonly Source[],
  language: Language,
  options: CheckOptions = {},
): CheckedProse {
  if (text.length > MAX_TEXT)
    return { accepted: [], dropped: [{ sentence: text.slice(0, 80), reason: "too long" }] };
  const byNumber = new Map(sources.map((source) => [source.n, source]));
  const leaks = leakDetector(options.confidential ?? []);
  const accepted: Sentence[] = [];
  const dropped: { sentence: string; reason: Fault }[] = [];
  const seen = new Set<string>();
  for (const sentence of readSentences(text)) {
    const cited = sentence.sources.flatMap((n) => byNumber.get(n) ?? []);
    const key = plainLine(sentence.text).toLowerCase();
    const reason = seen.has(key)
      ? "repeated"
      : accepted.length === MAX_SENTENCES
        ? "too many sentences"
        : (pointerFault(sentence, cited) ??
          (leaks(sentence.text) ? "confidential words" : null) ??
          faultOf(sentence.text, cited, language) ??
          (options.namesOtherAct?.(sentence.text, cited) === true
            ? "act or provision that does not belong here"
            : null));
    seen.add(key);
    if (reason === null) accepted.push({ text: sentence.text, sources: sentence.sources });
    else dropped.push({ sentence: sentence.text, reason });
  }
  return { accepted, dropped };
}

/** Whether enough stands to be an answer: something, and at least half of what was said. */
export function isAnswer(prose: CheckedProse): boolean {
  return prose.accepted.length > 0 && prose.accepted.length >= prose.dropped.length;
}

function pointerFault(sentence: PointedSentence, cited: readonly Source[]): Fault | null {
  if (!sentence.isPointed) return "no pointer";
  return cited.length < sentence.sources.length ? "unknown pointer" : null;
}

function faultOf(text: string, cited: readonly Source[], language: Language): Fault | null {
  return (
    formFault(text) ??
    quotationFault(text, cited) ??
    figureFault(text, cited) ??
    modalityFault(text, cited, language) ??
    supportFault(text, cited, language) ??
    (isInLanguage(text, language) ? null : "wrong language")
  );
}

function leakDetector(confidential: readonly string[]): (text: string) => boolean {
  const runs = new Set<string>();
  const secrets: string[] = [];
  for (const text of confidential) {
    for (const run of runsOf(text)) runs.add(run);
    const bare = letters(text);
    if (!/\s/.test(text.trim()) && bare.length >= 8) secrets.push(bare);
  }
  return (text) => {
    const bare = letters(text);
    return secrets.some((secret) => bare.includes(secret)) || runsOf(text).some((run) => runs.has(run));
  };
}

function runsOf(text: string): string[] {
  const list =
    plainLine(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return list.slice(LEAK_WORDS - 1).map((_, at) => list.slice(at, at + LEAK_WORDS).join(" "));
}

function letters(text: string): string {
  return plainLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Cuts a model's text into sentences, each with the source numbers it ends with; a leading yes or no goes. */

export interface PointedSentence {
  /** The sentence without its pointers, one line. */
  readonly text: string;
  /** Source numbers in the order written, each once. */
  readonly sources: readonly number[];
  /** The sentence ends with a pointer. */
  readonly isPointed: boolean;
}

/** Words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  "no nmr nr ps psl pas th thn art para par lit dgn dll dsb dst yg tgl hlm mr mrs dr prof st jo jl cf vs e.g i.e".split(
    " ",
  ),
);
const POINTER = "\\[\\s*\\d{1,4}(?:\\s*[,;]\\s*\\d{1,4})*\\s*\\]";
const BOUNDARY = new RegExp(
  `[.!?]["'”’»]*(?:\\s*${POINTER})*[.!?]?(?=\\s|$)|(?:${POINTER}\\s*)+(?=\\s+\\p{Lu}|\\s*$)`,
  "gu",
);
const FINAL = new RegExp(`^(.*?)\\s*((?:${POINTER}\\s*)+)([.!?]?)$`, "su");
const ANY = new RegExp(`\\s*(${POINTER})`, "gu");
/** A yes or no in front: what is asked may be a negation, and the verdict is not the model's to give. */
const YES_OR_NO =
  /^(?:ya|iya|benar|betul|bisa|boleh|tidak|bukan|yes|no|correct|right|indeed)\s*[,.:;!-]\s+/iu;
const LIST_MARK = /^(?:[-•*·]|\d{1,2}[.)])\s+/u;

/** A line break ends a sentence as a full stop does; list marks at a line's start are dropped. */
export function readSentences(text: string): PointedSentence[] {
  return text
    .split(/\r?\n+/u)
    .map((line) => line.trim().replace(LIST_MARK, ""))
    .filter((line) => line !== "")
    .flatMap(cut)
    .map(point);
}

function cut(line: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of line.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const before =
      /([\p{L}.]+)$/u.exec(line.slice(Math.max(start, match.index - 12), match.index))?.[1]?.toLowerCase() ??
      "";
    if (match[0] === "." && (ABBREVIATIONS.has(before) || /^\p{L}$/u.test(before)) && end < line.length)
      continue;
    found.push(line.slice(start, end));
    start = end;
  }
  found.push(line.slice(start));
  return found.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function point(sentence: string): PointedSentence {
  const final = FINAL.exec(sentence);
  const sources = [...sentence.matchAll(ANY)]
    .flatMap((match) => (match[1] ?? "").match(/\d+/g) ?? [])
    .map(Number);
  const body = final === null ? sentence : `${final[1] ?? ""}${final[3] ?? ""}`;
  const stated = body.replace(ANY, "").replace(/\s+/gu, " ").trim().replace(YES_OR_NO, "");
  const text = stated.charAt(0).toUpperCase() + stated.slice(1);
  return {
    text: /[.!?]["']?$/u.test(text) ? text : `${text}.`,
    sources: [...new Set(sources)],
    isPointed: final !== null,
  };
}

/** What no sentence of an answer may hold, whatever its sources say. */

export type FormFault = "markup" | "address" | "foreign characters" | "too long" | "too short";

const MAX_CHARACTERS = 480;
const MARKUP = /[<>{}|\\#*_~=^]|\[|\]|&(?:#|[a-z]+;)|\p{Extended_Pictographic}/iu;
const ADDRESS =
  /:\/\/|www\.|\w@\w|@\w|(?:mailto|javascript|data|tg|file)\s*:|\b[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|net|org|id|io|co|me|info|biz|gov|edu|app|dev|ly|gl|ru|cn|xyz|site|top)\b/iu;

export function formFault(text: string): FormFault | null {
  if (ADDRESS.test(text.normalize("NFKC"))) return "address";
  if (MARKUP.test(text.normalize("NFKC"))) return "markup";
  if (hasForeignCharacters(text)) return "foreign characters";
  if (text.length > MAX_CHARACTERS) return "too long";
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) < 3 ? "too short" : null;
}

/** Tells whether a sentence is in the language it was asked for: by its dictionary and its function words. */

const ENGLISH = new Set(
  `the a an of to in on at for from by with and or is are was be been has have must may shall should can cannot not only
  which that this these those it its their they as if when after before under between into without any all no does do
  who where such than also needs need requires require gives give`.split(/\s+/),
);
/** Indonesian words that English has too, or that say nothing of the language. */
const SHARED = new Set("a an of is at be can do to for no but all in on".split(" "));

const MIN_INDONESIAN = 0.5;
const MIN_ENGLISH = 0.2;
const MAX_OTHER = 0.2;

export function isInLanguage(sentence: string, language: Language): boolean {
  // Names of offices and acts in capitals are the same in every language.
  const words = (sentence.match(/\p{L}+/gu) ?? []).filter(
    (word) => word.length > 1 && word !== word.toUpperCase(),
  );
  if (words.length === 0) return false;
  const share = (matches: (word: string) => boolean): number =>
    words.filter((word) => matches(word.toLowerCase())).length / words.length;
  const english = share((word) => ENGLISH.has(word));
  const indonesian = share((word) => !ENGLISH.has(word) && !SHARED.has(word) && isIndonesianWord(word));
  return language === "id"
    ? indonesian >= MIN_INDONESIAN && english <= MAX_OTHER
    : english >= MIN_ENGLISH && indonesian <= english + MAX_OTHER;
}
