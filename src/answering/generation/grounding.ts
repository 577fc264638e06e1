import type { Language } from "../answer.ts";
import { plainLine } from "./characters.ts";
import { figureFault, type FigureFault } from "./figure-check.ts";
import { formFault, type FormFault } from "./form-check.ts";
import { isInLanguage } from "./language-check.ts";
import { modalityFault, type ModalityFault } from "./modality-check.ts";
import { quotationFault, type QuotationFault } from "./quotation-check.ts";
import { readSentences, type PointedSentence } from "./sentences.ts";
import type { Source } from "./source.ts";
import { supportFault, type SupportFault } from "./support-check.ts";

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
