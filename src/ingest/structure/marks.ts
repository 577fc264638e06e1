/** Finds what may be a mark of structure in a line. Whether it is one, or only a mention, is decided elsewhere. */

export type MarkKind =
  | "pasal"
  | "buku"
  | "bab"
  | "bagian"
  | "paragraf"
  /** `(1)`, `(a)`. */
  | "paren"
  /** `a.`, `a)`, `1.`, `1)`. */
  | "item"
  /** `Ayat (1)`, `Huruf a`, `Angka 1` of a penjelasan. */
  | "label"
  /** `KESATU` of a decision. */
  | "diktum"
  /** `Menimbang`, `MEMUTUSKAN`, `PENJELASAN`, `LAMPIRAN` and the like. */
  | "section";

export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** As it stands in the line. */
  readonly raw: string;
  /** The number as it stands: "l0", "Ketujuh", "(l" without the bracket; "" for a section. */
  readonly number: string;
  /** "." or ")" of an item; the word of a label. */
  readonly form: string;
}

const ORDINAL = String.raw`(?:[Kk]e|KE)[A-Za-z]+(?: (?:[Bb]elas|BELAS|[Pp]uluh|PULUH)(?: (?:[Ss]atu|[Dd]ua|[Tt]iga|[Ee]mpat|[Ll]ima|[Ee]nam|[Tt]ujuh|[Dd]elapan|[Ss]embilan)\b)?)?|[Pp]ertama|PERTAMA`;
const NUMBER_WORD = "SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN";
const DIKTUM = String.raw`PERTAMA|KE(?:SEPULUH|SEBELAS|(?:${NUMBER_WORD})(?: ?BELAS| ?PULUH(?: ?(?:${NUMBER_WORD}))?)?)`;
const SECTION = [
  String.raw`(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT|Memperhatikan|MEMPERHATIKAN)(?: ?:|(?= ?$))`,
  "DENGAN RAHMAT TUHAN",
  String.raw`(?:Dengan [Pp]ersetujuan|DENGAN PERSETUJUAN)\b`,
  "MEMUTUSKAN ?:?|M E M U T U S K A N ?:?",
  String.raw`[Aa]gar (?:[Ss]upaya )?(?:[Ss]etiap|[Ss]emua|[Tt]iap-tiap) [Oo]rang\b`,
  String.raw`(?:Ditetapkan|Disahkan|Diundangkan|DITETAPKAN|DISAHKAN|DIUNDANGKAN) (?:di|DI)(?= ?:? ?[A-Z])`,
  String.raw`(?:PENJELASAN|P E N J E L A S A N)(?= ATAS\b| ?$)|Penjelasan Atas\b`,
  String.raw`(?:I\. ?)?(?:PENJELASAN )?UMUM\b|I\. ?(?:Penjelasan )?Umum\b`,
  String.raw`(?:I?I\. ?)?(?:PENJELASAN )?(?:PASAL DEMI PASAL|P ?ASAL DEMI P ?ASAL)|(?:II\. ?)?Pasal [Dd]emi Pasal(?= ?$)`,
  String.raw`TAMBAHAN LEMBARAN (?:NEGARA|DAERAH)\b`,
  String.raw`LAMPIRAN(?: [IVX]+\b)?|Lampiran(?: [IVX]+)?(?= ?:| ?$)`,
].join("|");

const MARK = new RegExp(
  [
    String.raw`(?<pasal>["“'‘]?\b(?:[Pp]asa[lI1]|PASA[L1I]) ?(?<pasalNo>[0-9lIOoSB]{1,4}(?:[A-Z]{1,2}(?![\p{L}\d]))?|[IVX]{1,6})(?![\p{L}\d])(?:[.:](?= ?$)|\.(?= ?\(1\)| ["“]?\p{Lu}))?)`,
    String.raw`(?<section>(?<![\p{L}\d])(?:${SECTION}))`,
    String.raw`(?<buku>\b(?:BUKU|Buku) (?<bukuNo>${ORDINAL}|[IVX]{1,6})\b)`,
    String.raw`(?<bab>["“'‘]?\bB(?:[A4]B|ab) (?<babNo>[IVXLCl1]{1,8}[A-Z]?|\d{1,2}[A-Z]?)(?![\p{L}\d]))`,
    String.raw`(?<bagian>\b(?:Bagian|BAGIAN) (?<bagianNo>${ORDINAL})(?![\p{L}\d]))`,
    String.raw`(?<paragraf>\b(?:Paragraf|PARAGRAF) (?<paragrafNo>${ORDINAL}|\d{1,3}[A-Z]?)(?![\p{L}\d]))`,
    String.raw`(?<label>\b(?<labelWord>Ayat|Huruf|Angka) ?\(?(?<labelNo>[0-9lIO]{1,3}[a-z]?|[a-z]{1,2}|[a-z]\d)(?![\p{L}\d])\)?)`,
    String.raw`(?<diktum>(?<![\p{L}\d])(?<diktumNo>${DIKTUM})(?![\p{L}\d]) ?:?)`,
    String.raw`(?<paren>\((?<parenNo>[0-9lIO]{1,3}[a-z]?|[a-z])\))`,
    String.raw`(?<item>(?<![\p{L}\d.,/(-])(?<itemNo>[a-z]{1,2}|[0-9lIO]{1,3}[a-z]?|[a-z]\d)(?<itemForm>[.)])(?= |$))`,
  ].join("|"),
  "gu",
);

const KINDS: readonly MarkKind[] = [
  "pasal",
  "section",
  "buku",
  "bab",
  "bagian",
  "paragraf",
  "label",
  "diktum",
  "paren",
  "item",
];

/** The possible marks of a line from left to right; they never overlap. */
export function* findMarks(line: string): Generator<Mark> {
  // A scanner may lose the full stop of the first letter: "a terdapat kesepakatan".
  if (/^a(?= \p{Ll})/u.test(line)) yield { kind: "item", start: 0, end: 1, raw: "a", number: "a", form: "" };
  for (const match of line.matchAll(MARK)) {
    const groups = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined);
    if (kind === undefined) continue;
    yield {
      kind,
      start: match.index,
      end: match.index + match[0].length,
      raw: match[0],
      number: groups[`${kind}No`] ?? "",
      form: groups["itemForm"] ?? groups["labelWord"] ?? "",
    };
  }
}
