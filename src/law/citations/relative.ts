import { stepOf, stepsOf, withoutPenjelasan } from "../provision-id.ts";
import type { Item } from "./attachment.ts";
import type { Token } from "./lexer.ts";
import { readRoman, toRoman } from "../../text/numbers.ts";
import type { Step } from "./types.ts";
import { isLookUpWord, unitOf, WORDS } from "./words.ts";

/** Short messages that point from the provision under discussion: "penjelasannya?", "pasal selanjutnya", "next article". */

/** A follow-up has no more words and marks than this. */
const LONGEST = 12;

/** Whether a short message holds what `items` name and words of asking, and nothing else. */
export function isFollowUp(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (tokens.length > LONGEST) return false;
  const isNamed = (index: number): boolean => items.some((item) => item.first <= index && index < item.next);
  return tokens.every((token, index) => isNamed(index) || isAsking(token));
}

function isAsking({ type, text }: Token): boolean {
  return type === "mark" || isLookUpWord(text) || WORDS.follow_up.has(text);
}

export interface FollowUp {
  readonly first: number;
  readonly next: number;
  readonly step: Step;
  readonly isPenjelasan: boolean;
}

const POINTING = /nya$|^(ini|itu|tersebut|tsb|tadi|resmi|official|its|elucidation|elucidations)$/;

/** What a message that names no provision and no act points at, seen from the provision under discussion; or null. */
export function readFollowUp(tokens: readonly Token[], items: readonly Item[]): FollowUp | null {
  if (tokens.length > LONGEST) return null;
  const [only] = items;
  if (only !== undefined) {
    if (only.type !== "penjelasan" || items.length > 1 || !isFollowUp(tokens, items)) return null;
    const words = tokens.filter(({ type }) => type === "word");
    if (words.length > 2 && !words.some(({ text }) => POINTING.test(text))) return null;
    const step: Step = { unit: "pasal", number: "", relative: "same" };
    return { first: only.first, next: only.next, step, isPenjelasan: true };
  }
  for (let index = 0; index + 1 < tokens.length; index++) {
    const [a, b] = [tokens[index]?.text ?? "", tokens[index + 1]?.text ?? ""];
    const relative = wayOf(a) ?? wayOf(b);
    const word = unitOf(wayOf(a) === undefined ? a : b);
    const unit = word === "poin" ? "angka" : word;
    if (relative === undefined || unit === undefined || !MOVABLE.includes(unit)) continue;
    if (!tokens.every((token, at) => at === index || at === index + 1 || isAsking(token))) return null;
    return { first: index, next: index + 2, step: { unit, number: "", relative }, isPenjelasan: false };
  }
  return null;
}

const MOVABLE: readonly string[] = ["pasal", "ayat", "huruf", "angka"];

function wayOf(word: string): "next" | "previous" | undefined {
  if (WORDS.next.has(word)) return "next";
  return WORDS.previous.has(word) ? "previous" : undefined;
}

/**
 * The provision that a relative step means, in steps of its act, or null where nothing fitting is under discussion.
 * @param discussed id of the provision under discussion, or null
 */
export function absolutePath(step: Step, discussed: string | null): readonly Step[] | null {
  if (discussed === null || !discussed.includes("/")) return null;
  const steps = stepsOf(withoutPenjelasan(discussed)).map(stepOf);
  if (step.relative === "same") return steps;
  const at = steps.findLastIndex(({ unit }) => unit === step.unit);
  const number = steps[at]?.number;
  const moved = number === undefined ? null : movedBy(step.unit, number, step.relative === "next" ? 1 : -1);
  return moved === null ? null : [...steps.slice(0, at), { unit: step.unit, number: moved }];
}

function movedBy(unit: Step["unit"], number: string, by: number): string | null {
  const roman = unit === "pasal" ? readRoman(number) : null;
  if (roman !== null) return toRoman(Number(roman) + by).toLowerCase() || null;
  if (/^\d+$/.test(number)) return Number(number) + by > 0 ? String(Number(number) + by) : null;
  const letter = String.fromCharCode(number.charCodeAt(0) + by);
  return number.length === 1 && /^[a-z]$/.test(letter) ? letter : null;
}
