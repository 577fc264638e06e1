/** Cuts a scanned statute into its pasal and their penjelasan, just well enough to proof-read against. */

export interface Reference {
  /** Text of each pasal by its number ("5", "12A"), without the heading. */
  readonly pasal: ReadonlyMap<string, string>;
  /** The same of the penjelasan pasal demi pasal. */
  readonly penjelasan: ReadonlyMap<string, string>;
  /** The numbered points of the penjelasan umum. */
  readonly umum: ReadonlyMap<string, string>;
}

/** Headings of the act's divisions, which the scan may glue to the end of an ayat. */
const GLUED_HEADING =
  /(?<=[.;)]\s)(?:BAB [IVXL]+ [A-Z]|Bagian Ke\w+ [A-Z]|Paragraf (?:Ke\w+|\d+) [A-Z])[\s\S]*$/;

export function readReference(raw: string): Reference {
  const text = raw
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("_", "")
    .replace(/\r/g, "");
  const split = /\bPASAL DEMI PASAL\b/.exec(text);
  const explanation = /\bPENJELASAN\s+ATAS\b/.exec(text);
  const statute = text.slice(0, explanation?.index ?? text.length);
  const general = split === null ? "" : text.slice(explanation?.index ?? 0, split.index);
  const details = split === null ? "" : text.slice(split.index + split[0].length);
  return {
    pasal: cutPasal(statute, /^Pasal (\d+[A-Z]?)\s*$/gm, true),
    penjelasan: cutPasal(details, /(?:^|(?<=[.;]\s|jelas\s))Pasal (\d+[A-Z]?)(?=\s)/gm, false),
    umum: cutPoints(general),
  };
}

/** A heading counts only when its number follows the one before: a mention at the start of a line does not. */
function cutPasal(text: string, heading: RegExp, isStatute: boolean): Map<string, string> {
  const found: { number: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(heading)) {
    const number = match[1] ?? "";
    const expected = found.length === 0 ? 1 : Number.parseInt(found.at(-1)?.number ?? "0", 10) + 1;
    if (Number.parseInt(number, 10) !== expected) continue;
    found.push({ number, start: match.index, end: match.index + match[0].length });
  }
  const cut = new Map<string, string>();
  found.forEach(({ number, end }, index) => {
    const raw = text.slice(end, found[index + 1]?.start ?? text.length);
    cut.set(number, isStatute ? withoutTrailer(raw) : raw);
  });
  return cut;
}

function withoutTrailer(raw: string): string {
  const ownLine = /^(?:BAB [IVXL]+\b|Bagian Ke\w+|Paragraf (?:Ke\w+|\d+))/m.exec(raw);
  const body = ownLine === null ? raw : raw.slice(0, ownLine.index);
  return body.replace(GLUED_HEADING, "").replace(/\bAgar setiap orang (?:dapat )?mengetahuinya[\s\S]*$/, "");
}

function cutPoints(text: string): Map<string, string> {
  const cut = new Map<string, string>();
  const starts: { number: string; start: number }[] = [];
  for (const match of text.matchAll(/(?<=^|\.\s|UMUM\s)(\d+)\. (?=[A-Z])/gm)) {
    const number = match[1] ?? "";
    if (Number(number) === starts.length + 1) starts.push({ number, start: match.index + match[0].length });
  }
  starts.forEach(({ number, start }, index) => {
    const end = starts[index + 1]?.start ?? text.length;
    cut.set(number, text.slice(start, end).replace(/\d+\. $/, ""));
  });
  return cut;
}

const LABEL = String.raw`(?:Ayat \(\d+[a-z]?\)|Huruf [a-z]\b|Angka \(?\d+\)?)`;

/**
 * A penjelasan without its "Cukup jelas" and the labels that stand only before such.
 */
export function withoutCukupJelas(text: string): string {
  let rest = text.replace(/\s+/g, " ").trim();
  rest = rest.replace(new RegExp(`(?:${LABEL} )?Cukup jelas\\.?`, "g"), "").replace(/\s+/g, " ");
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest
      .replace(/Angka \(?\d+\)? (?=(?:Angka|Huruf|Ayat) )/g, "")
      .replace(/Huruf [a-z] (?=(?:Huruf|Ayat) )/g, "")
      .replace(/Ayat \(\d+\) (?=Ayat )/g, "")
      .replace(new RegExp(`${LABEL}\\s*$`), "")
      .trim();
  }
  return rest;
}
