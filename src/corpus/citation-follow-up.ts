import { readRoman, toRoman } from "./citation-numbers.ts";
import type { Item } from "./citation-items.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import type { Step } from "./citation-types.ts";
import type { Token } from "./citation-tokens.ts";
import type { CitedUnit } from "./citation-units.ts";
import { unitOf } from "./citation-units.ts";
import { withoutPenjelasan } from "./provision.ts";

/** Short messages that point from the provision under discussion: "penjelasannya?", "pasal selanjutnya", "next article". */

/** A follow-up has no more words and marks than this. */
const LONGEST = 12;

const MORE_WORDS = new Set(
  "kalau kalo klo kl lalu trus terus bagaimana gimana how then next okay ok oke baik sip".split(" "),
);

/** Whether a short message holds what `items` name and words of asking, and nothing else. */
export function isFollowUp(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (tokens.length > LONGEST) return false;
  const isNamed = (index: number): boolean => items.some((item) => item.first <= index && index < item.next);
  return tokens.every(
    (token, index) =>
      token.type === "mark" || isNamed(index) || isLookUpWord(token.text) || MORE_WORDS.has(token.text),
  );
}

const NEXT = new Set(
  "selanjutnya berikutnya setelahnya sesudahnya setelah sesudah berikut lanjutannya next following".split(
    " ",
  ),
);
const PREVIOUS = new Set("sebelumnya sebelum previous preceding prior".split(" "));
const STEP_UNITS: Readonly<Partial<Record<CitedUnit, Step["unit"]>>> = {
  pasal: "pasal",
  ayat: "ayat",
  huruf: "huruf",
  angka: "angka",
  poin: "angka",
};

export interface FollowUp {
  readonly first: number;
  readonly next: number;
  readonly step: Step;
  readonly isPenjelasan: boolean;
}

/** What a message that names no provision and no act points at, seen from the provision under discussion; or null. */
export function readFollowUp(tokens: readonly Token[], items: readonly Item[]): FollowUp | null {
  if (tokens.length > LONGEST) return null;
  const [only] = items;
  if (only !== undefined) {
    if (only.type !== "penjelasan" || items.length > 1 || !isFollowUp(tokens, items)) return null;
    const words = tokens.filter((token) => token.type === "word");
    const points = words.some(({ text }) =>
      /nya$|^(ini|itu|tersebut|tsb|tadi|resmi|official|its|elucidation|elucidations)$/.test(text),
    );
    if (!points && words.length > 2) return null;
    return {
      first: only.first,
      next: only.next,
      step: { unit: "pasal", number: "", relative: "same" },
      isPenjelasan: true,
    };
  }
  for (let index = 0; index + 1 < tokens.length; index++) {
    const [a, b] = [tokens[index], tokens[index + 1]];
    const relative = wayOf(a) ?? wayOf(b);
    const unit = STEP_UNITS[unitOf((wayOf(a) === undefined ? a : b)?.text ?? "") ?? "bab"];
    if (relative === undefined || unit === undefined) continue;
    const isElse = tokens.every(
      (token, at) =>
        token.type === "mark" ||
        at === index ||
        at === index + 1 ||
        isLookUpWord(token.text) ||
        MORE_WORDS.has(token.text),
    );
    return isElse
      ? { first: index, next: index + 2, step: { unit, number: "", relative }, isPenjelasan: false }
      : null;
  }
  return null;
}

function wayOf(token: Token | undefined): "next" | "previous" | undefined {
  if (NEXT.has(token?.text ?? "")) return "next";
  return PREVIOUS.has(token?.text ?? "") ? "previous" : undefined;
}

/**
 * The provision that a relative step means, in steps of its act, or null where nothing fitting is under discussion.
 * @param discussed id of the provision under discussion, or null
 */
export function absolutePath(step: Step, discussed: string | null): readonly Step[] | null {
  if (discussed === null || !discussed.includes("/")) return null;
  const steps = withoutPenjelasan(discussed).split("/").slice(1);
  if (step.relative === "same") return steps.map(stepOf);
  const at = steps.findLastIndex((own) => own.startsWith(`${step.unit}-`));
  const own = steps[at];
  if (own === undefined) return null;
  const number = own.slice(step.unit.length + 1);
  const by = step.relative === "next" ? 1 : -1;
  const roman = step.unit === "pasal" ? readRoman(number) : null;
  if (roman !== null) {
    const next = toRoman(Number(roman) + by).toLowerCase();
    return next === "" ? null : [...steps.slice(0, at).map(stepOf), { unit: step.unit, number: next }];
  }
  const moved = /^\d+$/.test(number)
    ? String(Number(number) + by)
    : String.fromCharCode(number.charCodeAt(0) + by);
  if (!/^([1-9]\d*|[a-z])$/.test(moved) || (number.length > 1 && !/^\d+$/.test(number))) return null;
  return [...steps.slice(0, at).map(stepOf), { unit: step.unit, number: moved }];
}

function stepOf(step: string): Step {
  const parts = /^(bab|bagian|paragraf|pasal|ayat|huruf|angka)-(.+)$/.exec(step);
  const unit = STEP_NAMES.find((name) => name === parts?.[1]);
  return unit === undefined ? { unit: "bagian-teks", number: step } : { unit, number: parts?.[2] ?? "" };
}

const STEP_NAMES: readonly Step["unit"][] = ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka"];
