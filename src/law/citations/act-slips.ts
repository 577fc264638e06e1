import { distance } from "fastest-levenshtein";
import type { Corpus } from "../corpus/corpus.ts";

/** "UU 24/200", "PP 28/2008": an act that is not in the register, one slip of a digit away from one whose text is here. */

/** @returns the acts that may be meant */
export function actsMeant(corpus: Corpus, name: string): string[] {
  const written = numberOf(name);
  if (written === null) return [];
  const near = [...corpus.texts.keys()].filter((id) => {
    const act = corpus.regulations.get(id);
    const known = act === undefined || corpus.imported.has(id) ? null : numberOf(act.shortTitle);
    return known !== null && known.kind === written.kind && distance(known.number, written.number) === 1;
  });
  // A slip in the year is likelier than one in the number.
  const sameNumber = near.filter((id) => corpus.regulations.get(id)?.number === written.number.split("/")[0]);
  return sameNumber.length > 0 ? sameNumber : near;
}

function numberOf(name: string): { kind: string; number: string } | null {
  const [, kind = "", number = "", year = ""] =
    /^(\p{L}[\p{L} ]*?)\s+(?:no\.?|nomor)?\s*(\d+)\s*(?:\/|tahun|thn|th\.?)?\s*(\d+)$/iu.exec(name.trim()) ??
    [];
  return kind === "" ? null : { kind: kind.toLowerCase(), number: `${number}/${year}` };
}
