import { parseAct, type ParsedAct, type SourceLine } from "../../src/ingest/structure/parse-act.ts";
import type { Provision } from "../../src/law/corpus/provision.ts";

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
 * The lines of a scan without the marks of Markdown, which are the copyist's, and without what a page repeats. What a scan
 * drew together is parted again: the Perppu that follows an act's penjelasan, "Angka 2" before the pasal it explains,
 * "d1.memilih", "; serta b. rapat"; and "Hurub b" is a mark too.
 */
export function plainLines(raw: string): SourceLine[] {
  const plain = raw
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[_^]/g, "")
    .replace(
      /(TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR \d+) (?=PERATURAN PEMERINTAH PENGGANTI)/,
      "$1\n",
    )
    .replace(/ (Angka \d+)(?=\r?\nPasal \d)/g, "\n$1")
    .replace(/\bHurub (?=[a-z]\b)/g, "Huruf ")
    .replace(/^([a-z]\d)\.(?=\p{Ll})/gmu, "$1. ")
    .replace(/; serta (?=[b-z]\. \p{Ll})/gu, "; serta\n");
  return withHeadingsApart(withoutPageFurniture(withMarksMended(plain)))
    .split(/\r?\n/)
    .map((text) => ({ text }));
}

/**
 * Marks of the structure that a scan commonly misreads: "Pasa-l 19", "Pasil27", "pasal 43 (1)", ". pasal 15 Perpanjangan",
 * "ESI/-\, Pasal 9" where a letterhead ends, "Pasal 2T", "Pasal 2 1 (1)", "Pasal 231` (1)", "(21 Laporan", "l2l Menteri",
 * "(l) Dalam", "Bagran Kelima", "PENJE[,ASAN ATAS", "Hurufb", "Ayat (a)" after "Ayat (3)".
 */
function withMarksMended(text: string): string {
  return text
    .replace(/\bPasa(?:-l|\]) ?(?=\d)/g, "Pasal ")
    .replace(/\bPas(?:aJ|il) ?(?=\d)/g, "Pasal ")
    .replace(/\bPasa7(?=\d\d \()/g, "Pasal ")
    .replace(/\b(?:(?:Ayat|Pasal) )+(?=Pasal \d)/g, "")
    .replace(/\bpasal (?=\d+ \([1l]\) \p{Lu})/gu, "Pasal ")
    .replace(/(?<=\. )pasal (?=\d+ \p{Lu}\p{Ll})/gu, "Pasal ")
    .replace(/\/-\\,(?= Pasal \d)/g, "A.")
    .replace(/\bPasal (\d)T(?=$| \p{Lu})/gmu, "Pasal $17")
    .replace(/\bPasal ?T(\d)(?=$| [(\p{Lu}])/gmu, "Pasal 7$1")
    .replace(/\b(Pasal \d) (\d)(?= \(1\)| \p{Lu}|$)/gmu, "$1$2")
    .replace(/\b(Pasal \d+)`(?= \(1\))/g, "$1")
    .replace(/\((\d)1 (?=\p{Lu})/gu, "($1) ")
    .replace(/(?<=^|[.;] )l(\d)l (?=\p{Lu})/gmu, "($1) ")
    .replace(/\([lfU]\)? (?=\p{Lu})/gu, "(1) ")
    .replace(/\bBag(?:ra|t?a)n (?=Ke\p{Ll})/gu, "Bagian ")
    .replace(/\bBag(?:ia|ra)n (?=Bagian Ke)/g, "")
    .replace(/\b(?:Paragraf|Pengraf) ?(?=\d \p{Lu})/gu, "Paragraf ")
    .replace(/\bPENJE(?:\[|I),ASAN(?= ATAS\b)/g, "PENJELASAN")
    .replace(/\bPASALDEMIPASAL\b/g, "PASAL DEMI PASAL")
    .replace(/\b(Ayat ?\(\d)1?(?=\n)/g, "$1)")
    .replace(/\bAyat ?\((\d)1 (?=Huruf|C)/g, "Ayat ($1) ")
    .replace(/\bAyat \(a\)/g, "Ayat (4)")
    .replace(/\bHuruf(?=[a-z]\b)/g, "Huruf ")
    .replace(/\b(Pasal \d+) o(?=rmas )/g, "$1 O")
    .replace(/\bC(?:u|r|\\: )kup[. ]{0,2}je(?:l,?|1|L|tr)as\b|\bC\\\*upjelas\b/g, "Cukup jelas")
    .replace(/(?<=Cukup jelas\. )(\d\d) (?=Ayat|Huruf|Cukup)/g, "Pasal $1 ");
}

const LETTERHEAD = String.raw`P ?R ?E ?S ?I ?[DO] ?EN RE[PF]U ?BLIK IN[DO]ONESIA(?: ?-? ?[\dt]{1,2} ?-(?=\s|$))?`;
/** "c. LKB;" or "(2) Penerusan ." before the letterhead announces the words that stand after it. */
const CATCHWORDS = new RegExp(
  String.raw`(?<=^|\s)(?=\S)([^\n]{1,30}?)(?: ?\.)? ?${LETTERHEAD}\s+(?=\1)`,
  "gm",
);

function withoutPageFurniture(text: string): string {
  return text
    .replace(CATCHWORDS, "\n")
    .replace(new RegExp(LETTERHEAD, "g"), "\n")
    .replace(/ ?\bdepkumham\.go\.id\b ?/g, "\n");
}

/** A copy may run headings into the line before them: "kepada BUMD. BAB II HIBAH Bagian Kesatu Umum Pasal 5 Hibah ...". */
function withHeadingsApart(text: string): string {
  return (
    text
      .replace(/ (?=(?:PENJELASAN ATAS|I\. UMUM|II\. PASAL DEMI PASAL) )/g, "\n")
      .replace(/(PASAL DEMI PASAL) (?=Pasal)/g, "$1\n")
      .replace(/(?<=[.;\p{Lu}]) (?=BAB [IVX]+ \p{Lu}{2})/gu, "\n")
      .replace(/ (?=(?:Bagian Ke\p{Ll}+|Paragraf \d+) \p{Lu})/gu, "\n")
      .replace(
        /(?<!,|\b(?:dalam|dan|atau|dengan|ketentuan|dimaksud|pada|dari))\s(Pasal \d+[A-Z]?) (?=\(1\)|\p{Lu})/gu,
        "\n$1\n",
      )
      .replace(/[ \n](Pasal \d+) (?=\(1\) \p{Lu})/gu, "\n$1\n")
      // A heading inside the sentence that it ought to precede.
      .replace(
        /^(Pasal \d+\s*\n\(1\) [^\n]*)\n(Bagian Ke\p{Ll}+(?: \p{Lu}\p{L}+)+) (?=(?!dan|atau|yang|di|dengan)\p{Ll}+ \p{Ll})/gmu,
        "$2\n$1\n",
      )
      // A sentence that the copy breaks off ends before a heading all the same.
      .replace(/(?<=\b\p{Ll}[\p{L}-]+)\s*\n(?=Pasal \d+\s*\n\(1\) \p{Lu}|Bagian Ke\p{Ll}+ \p{Lu})/gu, ".\n")
      // The foot of a page announces the pasal that the next page begins with.
      .replace(/^(Pasal \d+)[\s.]*\n(?:[^\n]{0,200}\n)?(?=\1$)/gm, "")
  );
}
