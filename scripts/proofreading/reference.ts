import { parseAct, type ParsedAct, type SourceLine } from "../../src/corpus/parsing/parse-act.ts";
import type { Provision } from "../../src/corpus/provision.ts";

/** A scanned act, read for a comparison with the corpus. */
export interface Reference {
  readonly act: ParsedAct;
  /** By id; without what the corpus leaves out: penjelasan that say only "Cukup jelas". */
  readonly provisions: ReadonlyMap<string, Provision>;
}

/**
 * @param raw the Markdown of a scanned statute, with links and italics
 * @param id the regulation's id
 */
export function readReference(raw: string, id: string): Reference {
  const act = parseAct(plainLines(raw), { id });
  const all = new Map(act.provisions.map((provision) => [provision.id, provision]));
  const isSilent = (provision: Provision | undefined): boolean =>
    provision?.isPenjelasan === true &&
    provision.body.every((item) =>
      item.type === "child" ? isSilent(all.get(item.id)) : /^Cukup jelas\.?$/.test(item.text),
    );
  const provisions = new Map<string, Provision>();
  for (const provision of act.provisions) {
    if (provision.isPenjelasan && provision.unit !== "pasal" && isSilent(provision)) continue;
    const body = provision.body.filter((item) => item.type !== "child" || !isSilent(all.get(item.id)));
    provisions.set(provision.id, { ...provision, body });
  }
  return { act, provisions };
}

/** The lines of a scan without the marks of Markdown: links and italics are the copyist's. */
export function plainLines(raw: string): SourceLine[] {
  return raw
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("_", "")
    .split(/\r?\n/)
    .map((text) => ({ text }));
}
