import type { SourceLine } from "../structure/parse-act.ts";
import type { Join } from "./document.ts";
import { LANGUAGE_WORDS } from "../../text/language.ts";

/**
 * Puts words together that a printed line divides: "penyeleng-" and "garaan". The hyphen of a compound stays:
 * "undang-" and "undang", "non-" and "pemerintah".
 */

const ENDS_DIVIDED = /(?<![\p{L}\d])([\p{L}\d]*(?:-[\p{L}]+)*\p{L})[-\u2010\u00ad]$/u;
const BEGINS_WORD = /^(\p{L}+(?:-\p{L}+)*)/u;

export function joinDividedWords(source: readonly SourceLine[]): { lines: SourceLine[]; joins: Join[] } {
  const lines = source.map((line) => ({ ...line }));
  const known = knownWords(source);
  const joins: Join[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const before = ENDS_DIVIDED.exec(line.text.trimEnd())?.[1];
    if (before === undefined) continue;
    const next = nextWithText(lines, at);
    const after = BEGINS_WORD.exec(next?.text.trimStart() ?? "")?.[1];
    if (next === undefined || after === undefined) continue;
    const hyphen = line.text.trimEnd().at(-1);
    const { keeps, isSure } =
      hyphen === "\u00ad" ? { keeps: false, isSure: true } : keepsHyphen(before, after, known);
    const [first = "", ...rest] = next.text.trimStart().split(" ");
    const stem = line.text.trimEnd().slice(0, -1);
    line.text = `${stem}${keeps ? "-" : ""}${first}`;
    next.text = rest.join(" ");
    const as = `${before}${keeps ? "-" : ""}${after}`;
    joins.push({
      read: `${before}-|${after}`,
      as,
      isSure,
      ...(line.page === undefined ? {} : { page: line.page }),
    });
    // The word that moved up may itself be divided.
    if (next.text === "" && ENDS_DIVIDED.test(line.text)) at--;
  }
  return { lines, joins };
}

function nextWithText(
  lines: readonly { text: string; page?: number }[],
  at: number,
): { text: string } | undefined {
  for (let next = at + 1; next < lines.length && next <= at + 4; next++) {
    const line = lines[next];
    if (line !== undefined && line.text.trim() !== "") return line;
  }
  return undefined;
}

function keepsHyphen(
  before: string,
  after: string,
  known: ReadonlyMap<string, number>,
): { keeps: boolean; isSure: boolean } {
  // "Undang-" and "Undang", "se-" and "Indonesia"; a heading in capitals may be divided like any other words.
  if (/^\p{Lu}/u.test(after) && !/^[\p{Lu}-]+$/u.test(before + after)) return { keeps: true, isSure: true };
  const count = (word: string): number => known.get(word.toLowerCase()) ?? 0;
  const [whole, apart] = [count(before + after), count(`${before}-${after}`)];
  if (whole !== apart) return { keeps: apart > whole, isSure: true };
  if (isReduplicated(before.toLowerCase(), after.toLowerCase())) return { keeps: true, isSure: true };
  if (LANGUAGE_WORDS.hyphenated.has(before.toLowerCase())) return { keeps: true, isSure: false };
  return { keeps: false, isSure: false };
}

/** "undang-undang", "perundang-undangan", "sebaik-baiknya", "tolong-menolong", "surat-menyurat". */
function isReduplicated(before: string, after: string): boolean {
  for (let length = Math.min(before.length, after.length); length >= 3; length--)
    if (before.endsWith(after.slice(0, length))) return true;
  return before.length >= 4 && after.length > before.length && after.includes(before.slice(1));
}

/** How often each word stands whole inside a line. */
function knownWords(lines: readonly SourceLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*(?![-\u2010\u00ad]?$)/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
