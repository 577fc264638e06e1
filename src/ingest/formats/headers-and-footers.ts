import type { RemovedLine } from "./document.ts";

/** Takes running headers, running footers and page numbers off pages. */

/** Of so many pages a line must stand at the same end, so that it is no part of the text. */
const LEAST_PAGES = 3;
/** Lines from each end that a running line may stand among: a catchword may stand below it. */
const ZONE = 3;
const LEAST_SHARE = 0.4;
/** Lines looked at from each end of a page. */
const DEPTH = 6;

/** What law begins a line with: never a header or footer, however often it stands at an end of a page. */
const IS_LAW =
  /^(?:["“]?(?:Pasal|PASAL|Ayat|Huruf|Angka|BAB|Bab|Bagian|BAGIAN|Paragraf) |\(?\w{1,3}[.)] |Cukup jelas)/;
/** The address of the site that the file comes from, with the catchword that may stand beside it. */
const SITE =
  /^(?:https?:\/\/)?(?:www|jdih|peraturan)\.[\w.-]+\.(?:go\.id|id|com)(?:\/\S*)?(?: ?\S.{0,40}(?:…|\. ?\. ?\.))?$/;
const PAGE_NUMBER =
  /^(?:[-–—] ?\d{1,4} ?[-–—]|\d{1,4}|(?:[Hh]al(?:aman)?|[Pp]age)\.? ?:? ?\d{1,4}(?: ?(?:dari|of|\/) ?\d{1,4})?|\d{1,4} ?(?:\/|dari) ?\d{1,4})$/;

/**
 * @param pages the lines of each page, in order
 * @returns the same pages without them, and what was taken out
 */
export function removeHeadersAndFooters(pages: readonly (readonly string[])[]): {
  pages: string[][];
  removed: RemovedLine[];
} {
  const removed = new Map<string, number>();
  const rest = pages.map((lines) => trimEnds(lines));
  for (const end of ["top", "bottom"] as const) {
    const running = frequentLines(
      rest.map((lines) => [...new Set(zone(lines, end))]),
      "zone",
    );
    rest.forEach((lines, index) => {
      const gone = new Set<number>();
      for (let step = 0; step < ZONE; step++) {
        const place = end === "top" ? step : lines.length - 1 - step;
        const line = lines[place]?.trim() ?? "";
        if (running.has(pattern(line))) gone.add(place);
        // Only a catchword or a page number stands between it and the end.
        else if (!/(?:…|\. ?\. ?\.|Ö)$/.test(line) && !PAGE_NUMBER.test(line)) break;
      }
      lines.forEach((line, place) => {
        if (SITE.test(line.trim())) gone.add(place);
      });
      for (const place of gone) {
        const line = lines[place]?.trim() ?? "";
        removed.set(line, (removed.get(line) ?? 0) + 1);
      }
      rest[index] = trimEnds(lines.filter((_, place) => !gone.has(place)));
    });
  }
  for (const end of ["top", "bottom"] as const) {
    for (let round = 0; round < DEPTH; round++) {
      const frequent = frequentLines(rest, end);
      // Judged on all pages before any is changed: page numbers are known by those around them.
      const found = rest.map((lines, index) => {
        const line = at(lines, end);
        return line !== undefined && (frequent.has(pattern(line)) || isPageNumber(rest, index, end))
          ? line
          : null;
      });
      found.forEach((line, index) => {
        const lines = rest[index];
        if (line === null || lines === undefined) return;
        removed.set(line, (removed.get(line) ?? 0) + 1);
        if (end === "top") lines.shift();
        else lines.pop();
        rest[index] = trimEnds(lines);
      });
      if (found.every((line) => line === null)) break;
    }
  }
  return { pages: rest, removed: summary(removed) };
}

function at(lines: readonly string[], end: "top" | "bottom"): string | undefined {
  return end === "top" ? lines[0]?.trim() : lines.at(-1)?.trim();
}

function zone(lines: readonly string[], end: "top" | "bottom"): string[] {
  return (end === "top" ? lines.slice(0, ZONE) : lines.slice(-ZONE)).map((line) => line.trim());
}

/** @param end where a line has to stand; "zone" for pages that are cut down to where it may stand */
function frequentLines(pages: readonly (readonly string[])[], end: "top" | "bottom" | "zone"): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const line of end === "zone" ? lines : [at(lines, end) ?? ""]) {
      if (line === "" || IS_LAW.test(line) || PAGE_NUMBER.test(line)) continue;
      counts.set(pattern(line), (counts.get(pattern(line)) ?? 0) + 1);
    }
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

/** Lines that differ in their numbers alone are one running header. */
function pattern(line: string): string {
  return line.replace(/\d+/g, "#").replace(/\s+/g, " ");
}

/** A number at an end of a page that counts on with those of the pages around it, or has the form of a page number alone. */
function isPageNumber(pages: readonly (readonly string[])[], index: number, end: "top" | "bottom"): boolean {
  const line = at(pages[index] ?? [], end);
  if (line === undefined || !PAGE_NUMBER.test(line)) return false;
  if (!/^\d+$/.test(line)) return true;
  const number = Number(line);
  return Math.abs(number - index - 1) <= 2 || hasNeighbour(pages, index, end, number);
}

function hasNeighbour(
  pages: readonly (readonly string[])[],
  index: number,
  end: "top" | "bottom",
  number: number,
): boolean {
  return [-1, 1].some((step) => at(pages[index + step] ?? [], end) === String(number + step));
}

function trimEnds(lines: readonly string[]): string[] {
  let [from, to] = [0, lines.length];
  while (from < to && (lines[from] ?? "").trim() === "") from++;
  while (to > from && (lines[to - 1] ?? "").trim() === "") to--;
  return lines.slice(from, to);
}

/** One entry for each pattern, as it stood first. */
function summary(removed: ReadonlyMap<string, number>): RemovedLine[] {
  const byPattern = new Map<string, RemovedLine>();
  for (const [text, times] of removed) {
    const key = text.replace(/\d+/g, "#");
    const known = byPattern.get(key);
    byPattern.set(key, { text: known?.text ?? text, times: (known?.times ?? 0) + times });
  }
  return [...byPattern.values()];
}
