/** What a clause commands, forbids, allows, denies, limits or makes depend on something, by its signal words in either language. */

export type Modality =
  | "obligation"
  | "prohibition"
  | "permission"
  | "negation"
  | "exclusivity"
  | "universality"
  | "condition"
  | "before"
  | "after"
  | "bound";

const alternatives = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*/)
    .join("|");
const signal = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}])(?:${alternatives(words)})(?![\\p{L}])`, "giu");

/** Read in this order; what one has read, the next does not see ("tidak boleh" is no permission). */
const SIGNALS: readonly (readonly [Modality, RegExp])[] = [
  [
    "negation",
    signal(
      `(?:tidak|tak|bukan|tanpa|belum|not|never) (?:lagi )?(?:perlu|wajib|harus|diwajibkan|diharuskan|diperlukan|memerlukan|membutuhkan|mewajibkan|mengharuskan)
      |do(?:es)? not (?:need|require|have to)|need(?:s)? (?:no|not)|need not|not (?:required|needed|obliged|necessary|mandatory|compulsory)|no need|requires? no
      |is exempt(?:ed)?|are exempt(?:ed)?|dikecualikan|dibebaskan dari|optional|opsional|sukarela|voluntary|unnecessary`,
    ),
  ],
  [
    "prohibition",
    signal(
      `(?:tidak|tak) (?:boleh|dapat|bisa|diperbolehkan|diperkenankan|diizinkan|dibolehkan|berwenang|berhak)|dilarang|terlarang|larangan|melarang|haram|jangan
      |must not|may not|can ?not|can't|mustn't|shall not|should not|not (?:allowed|permitted|authori[sz]ed|be (?:allowed|permitted))|prohibit(?:s|ed|ion)?|forbid(?:s|den)?|barred|banned|unlawful|illegal`,
    ),
  ],
  [
    "negation",
    signal(
      `tidak|tak|bukan|bukanlah|belum|tanpa|jangan|tiada|nihil|mustahil|not|no|never|without|none|neither|nor|cannot|doesn't|don't|isn't|aren't|won't|n't|lacks?|absen(?:t|ce)|bebas dari|free from|free of`,
    ),
  ],
  [
    "permission",
    signal(
      `dapat|boleh|bisa|diperbolehkan|dibolehkan|diperkenankan|diizinkan|bebas|leluasa|berhak|may|can|could|might|allowed|permitted|free|freely|permissible|entitled`,
    ),
  ],
  [
    "obligation",
    signal(
      `wajib|harus|diwajibkan|diharuskan|mewajibkan|mengharuskan|berkewajiban|haruslah|must|shall|has to|have to|required|requires?|obliged|obligatory|mandatory|needs?|memerlukan|perlu|diperlukan|membutuhkan|need to`,
    ),
  ],
  [
    "exclusivity",
    signal(
      `hanya|cuma|semata(?:-mata)?|kecuali|selain|terkecuali|only|solely|exclusively|except|unless|other than|save for|exception`,
    ),
  ],
  [
    "universality",
    signal(
      `semua|segala|seluruh|selalu|apa pun|apapun|siapa pun|siapapun|mana pun|manapun|kapan pun|kapanpun|bagaimanapun|all|every|everything|everyone|anyone|anything|any|always|whatever|whichever|whoever|regardless|setiap`,
    ),
  ],
  [
    "condition",
    signal(
      `apabila|jika|jikalau|kalau|bila|bilamana|dalam hal|sepanjang|asal|asalkan|if|provided that|in case`,
    ),
  ],
  [
    "before",
    signal(
      `sebelum|sebelumnya|terlebih dahulu|lebih dahulu|lebih dulu|before|prior to|beforehand|in advance`,
    ),
  ],
  ["after", signal(`setelah|sesudah|seusai|usai|after|following|upon|once|kemudian`)],
  [
    "bound",
    signal(
      `paling (?:lama|lambat|sedikit|banyak|kurang)|minimal|maksimal|sekurang-kurangnya|selambat-lambatnya|lebih dari|kurang dari|at (?:least|most)|(?:no|not) (?:later|more|less) than|more than|less than|maximum|minimum|within`,
    ),
  ],
];

/** "No. 32" is no denial and "17 May" no permission. */
export function withoutNumbering(text: string): string {
  return text
    .replace(/(?<!\p{L})(?:no|nmr)\.?\s*(?=\d)/giu, "nomor ")
    .replace(/(?<=\d\s+)May(?!\p{L})|(?<!\p{L})May(?=\s+\d)/gu, "Mei");
}

/** How often a text signals each modality; one that it does not signal is absent. */
export function modalitiesOf(text: string): ReadonlyMap<Modality, number> {
  const found = new Map<Modality, number>();
  let rest = withoutNumbering(text).replace(/\s+/gu, " ");
  for (const [modality, pattern] of SIGNALS) {
    rest = rest.replace(pattern, () => {
      found.set(modality, (found.get(modality) ?? 0) + 1);
      return " ";
    });
  }
  return found;
}
