import type { Token } from "./citation-tokens.ts";

const OLD = new Set(["lama", "old", "dulu", "sebelumnya", "terdahulu"]);
const NEW = new Set(["baru", "new", "terbaru", "sekarang", "current", "terkini"]);
const OVER = new Set(["dicabut", "diganti", "digantikan"]);

/** "lama", "(yang baru)", "yg sudah dicabut", "yang sekarang berlaku", after a name that several acts share. */
export function readAge(
  tokens: readonly Token[],
  index: number,
): { readonly isOld: boolean; readonly next: number } | null {
  let at = tokens[index]?.text === "(" ? index + 1 : index;
  const isClause = tokens[at]?.text === "yang" || tokens[at]?.text === "yg";
  if (isClause) at++;
  let isNot = false;
  let result: { readonly isOld: boolean; readonly next: number } | null = null;
  for (; at < index + 6; at++) {
    const word = tokens[at]?.text ?? "";
    if (word === "tidak" || word === "ga" || word === "gak" || word === "nggak") isNot = true;
    else if (OLD.has(word) || (isClause && OVER.has(word))) result = { isOld: true, next: at + 1 };
    else if (NEW.has(word) || (isClause && word === "berlaku")) result = { isOld: isNot, next: at + 1 };
    else if (!isClause || !["sudah", "udah", "telah", "masih", "lagi", "saat", "ini"].includes(word)) break;
  }
  if (result === null) return null;
  return {
    ...result,
    next: tokens[index]?.text === "(" && tokens[result.next]?.text === ")" ? result.next + 1 : result.next,
  };
}
