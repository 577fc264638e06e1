import { parseAct, type ParsedAct, type SourceLine } from "../../src/corpus/parsing/parse-act.ts";
import type { Provision } from "../../src/corpus/provision.ts";

/** A scanned act, read for a comparison with the corpus. */
export interface Reference {
  readonly act: ParsedAct;
  /** By id; without what the corpus leaves out: penjelasan that say only "Cukup jelas". */
  readonly provisions: ReadonlyMap<string, Provision>;
}

/** Where the Perppu begins that an act makes law: it is printed after the act's own penjelasan. */
const ANNEXED = /^PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG REPUBLIK INDONESIA NOMOR/;

/**
 * @param raw the Markdown of a scanned statute, with links and italics
 * @param id the regulation's id
 */
export function readReference(raw: string, id: string): Reference {
  const lines = plainLines(raw);
  const annex = lines.findIndex(({ text }) => ANNEXED.test(text));
  const act = parseAct(annex < 0 ? lines : lines.slice(0, annex), { id });
  const annexed = annex < 0 ? [] : parseAct(lines.slice(annex), { id }).provisions;
  const all = new Map([...annexed, ...act.provisions].map((provision) => [provision.id, provision]));
  const isSilent = (provision: Provision | undefined): boolean =>
    provision?.isPenjelasan === true &&
    provision.body.every((item) =>
      item.type === "child" ? isSilent(all.get(item.id)) : /^Cukup jelas\.?$/.test(item.text),
    );
  const provisions = new Map<string, Provision>();
  for (const provision of all.values()) {
    if (provision.isPenjelasan && provision.unit !== "pasal" && isSilent(provision)) continue;
    const body = provision.body.filter((item) => item.type !== "child" || !isSilent(all.get(item.id)));
    provisions.set(provision.id, { ...provision, body });
  }
  return { act, provisions };
}

/**
 * The lines of a scan without the marks of Markdown: links and italics are the copyist's. What a scan drew together is
 * parted again: the Perppu that follows an act's penjelasan, "Angka 2" before the pasal it explains, "d1.memilih";
 * and "Hurub b" is a mark too.
 */
export function plainLines(raw: string): SourceLine[] {
  return raw
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("_", "")
    .replace(
      /(TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR \d+) (?=PERATURAN PEMERINTAH PENGGANTI)/,
      "$1\n",
    )
    .replace(/ (Angka \d+)(?=\r?\nPasal \d)/g, "\n$1")
    .replace(/\bHurub (?=[a-z]\b)/g, "Huruf ")
    .replace(/^([a-z]\d)\.(?=\p{Ll})/gmu, "$1. ")
    .split(/\r?\n/)
    .map((text) => ({ text }));
}
