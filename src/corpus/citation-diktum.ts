import { readNumberWords } from "./citation-numbers.ts";
import type { Token } from "./citation-tokens.ts";
import { readOrdinal } from "./citation-values.ts";

/** The dicta of a decision, counted in words: "Diktum KESATU", "diktum kedua", "diktum ke-3", "diktum 4". */

const DIKTUM_WORDS = new Set(["diktum", "diktumnya", "dictum", "diktm"]);
const UNITS = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const MOST_DIKTUM = 99;

/** A diktum that starts at `index`: its step in an id, "diktum-kedua"; or null. */
export function readDiktum(
  tokens: readonly Token[],
  index: number,
): { readonly step: string; readonly next: number } | null {
  if (!DIKTUM_WORDS.has(tokens[index]?.text ?? "")) return null;
  let at = index + 1;
  while (at < index + 3 && [":", ".", "-", '"', "“"].includes(tokens[at]?.text ?? "")) at++;
  const token = tokens[at];
  const words = token?.type === "word" ? readNumberWords(tokens, at) : null;
  const ordinal = readOrdinal(tokens, at);
  const plain = token?.type === "number" ? { number: token.text, next: at + 1 } : null;
  const found = words !== null ? { number: String(words.value), next: words.next } : (ordinal ?? plain);
  const value = Number(found?.number);
  if (found === null || !(value >= 1 && value <= MOST_DIKTUM)) return null;
  const isClosed = ['"', "”"].includes(tokens[found.next]?.text ?? "");
  return { step: `diktum-${inWords(value)}`, next: isClosed ? found.next + 1 : found.next };
}

/** 1 -> "kesatu", 12 -> "kedua-belas", 21 -> "kedua-puluh-satu". */
function inWords(value: number): string {
  const unit = (one: number): string => UNITS[one - 1] ?? "";
  if (value < 10) return `ke${unit(value)}`;
  if (value < 12) return value === 10 ? "kesepuluh" : "kesebelas";
  if (value < 20) return `ke${unit(value - 10)}-belas`;
  const tens = `ke${unit(Math.floor(value / 10))}-puluh`;
  return value % 10 === 0 ? tens : `${tens}-${unit(value % 10)}`;
}

/** How acts write the same step: KESATU or PERTAMA, KEDUA BELAS or KEDUABELAS. */
export function diktumSteps(step: string): readonly string[] {
  if (step === "diktum-kesatu") return [step, "diktum-pertama"];
  return [step, step.replace(/-(belas|puluh)/, "$1"), step.replace(/-(belas|puluh)(-|$)/, "$1")];
}
