import { distance } from "fastest-levenshtein";
import type { Corpus } from "../corpus/corpus.ts";

/** "UU 24/200", "PP 28/2008": an act that is not in the register, one slip of a digit away from one whose text is here. */

/** @returns the acts that may be meant */
export function actsMeant(corpus: Corpus, name: string): string[] {
  const written = numberOf(name);
  if (written === null) return [];
  return [...corpus.texts.keys()].filter((id) => {
    const act = corpus.regulations.get(id);
    const known = act === undefined || corpus.imported.has(id) ? null : numberOf(act.shortTitle);
    return known !== null && known.kind === written.kind && distance(known.number, written.number) === 1;
  });
}

function numberOf(name: string): { kind: string; number: string } | null {
  const [, kind = "", number = "", year = ""] =
    /^(\p{L}[\p{L} ]*?)\s+(?:no\.?|nomor)?\s*(\d+)\s*(?:\/|tahun|thn|th\.?)?\s*(\d+)$/iu.exec(name.trim()) ??
    [];
  return kind === "" ? null : { kind: kind.toLowerCase(), number: `${number}/${year}` };
}
