import { bareWords, isSmall, matterOf } from "./follow-up-words.ts";

/**
 * Messages that are a piece of a question: "kalau untuk provinsi?", "bagaimana dengan pinjaman?". They are read as the
 * question before with the new words put in, or joined to it where no word of it gives way.
 */

export interface Fragment {
  /** Its own words, without what opened it. */
  readonly words: string;
  /** Whether it plainly goes on: by how it opens ("kalau", "bagaimana dengan", "what about"), or by what it points at. */
  readonly isOpened: boolean;
}

const OPENS =
  /^(?:(?:terus|trus|lalu|nah|oke?|dan|jadi|hmm+|eh|so|and|then|but|tapi)\b[\s,]*)*(?:(?:bagaimana|gimana|gmn|bgmn|apa(?:kah)?)\s+(?:juga\s+|jg\s+)?(?:dengan|dgn|kalau|kalo|klo|untuk|utk|jika|soal|bila|sama)|kalau|kalo|klo|jika|bila|khusus|untuk|utk|what\s+(?:about|if)|how\s+about|and|if|for|same for)(?:\s+(?:untuk|utk|dengan|dgn|soal|itu|di|dari|oleh|yang|yg|misalnya|for|by|with|the|a|an|it(?:\s+is|'s)?))*\s+(?=\S)/i;
/** Words that make a sentence a question of its own, wherever they stand. */
const ASKS =
  /\b(?:siapa|kapan|berapa|(?:di|ke) ?mana|mengapa|kenapa|apakah|bolehkah|bisakah|perlukah|haruskah|who|when|where|why|how many|how much|must|should|does|do we|is it|are we)\b/i;
/** "Syaratnya apa?", "contohnya?": the thing is that of the question before. */
const POINTS_BACK = /^(?!misalnya|biasanya|sebenarnya|akhirnya|sebaiknya|seharusnya|umumnya)\p{L}{3,}nya$/u;
/** What is asked of so many other words is asked of them: "kalau mau bikin MoU dengan kota di Polandia langkahnya apa". */
const MOST_POINTED_FROM = 4;
const LONGEST_OPENED = 6;
const LONGEST_BARE = 3;

/** @returns null for a message that asks a whole question, or says nothing */
export function readFragment(text: string): Fragment | null {
  const opening = OPENS.exec(text)?.[0] ?? "";
  const words = text
    .slice(opening.length)
    .replace(/[?!.,;:\s]+$/u, "")
    .trim();
  const all = bareWords(words);
  const matter = all.filter((word) => !isSmall(word));
  const hasPointer = matter.some((word) => POINTS_BACK.test(word));
  if (hasPointer && matter.length > MOST_POINTED_FROM) return null;
  const pointsBack = matter.length <= 2 && hasPointer;
  const isOpened = opening !== "" || pointsBack;
  const longest = isOpened ? LONGEST_OPENED : LONGEST_BARE;
  if (matter.length === 0 || matter.length > longest || all.length > longest + 3) return null;
  return ASKS.test(words) ? null : { words, isOpened };
}

/** Words of which one takes the place of another, longest first. */
const SLOTS: readonly RegExp[] = [
  // What is planned.
  /\b(?:kota kembar|sister[ -]?cit(?:y|ies)|sister[ -]?provinces?|hibah|pinjaman|utang|bantuan kemanusiaan|bantuan|kerja ?sama teknik|technical cooperation|grants?|loans?|humanitarian aid|aid|nota kesepahaman|mou)\b/i,
  // Who plans it, not the city abroad that it is planned with.
  /\b(?:pemerintah (?:provinsi|kabupaten|kota)|pemprov|pemkab|pemkot|provinsi|propinsi|kabupaten|(?<!(?:dengan|antar|wali) ?)kota(?! kembar| di luar| asing|-kota)|(?:provincial|city|regency|district) governments?|(?<!with a? ?(?:foreign )?)(?:provinces?|regenc(?:y|ies)|districts?|municipalit(?:y|ies)|(?<!foreign |sister )cit(?:y|ies)))\b/i,
  // Who decides on it.
  /\b(?:dprd|menteri luar negeri|menlu|menteri dalam negeri|mendagri|menteri keuangan|menkeu|presiden|gubernur|bupati|wali ?kota|pemerintah pusat|duta besar|(?:foreign|home|finance) minister|ministry of (?:foreign|home) affairs|president|governor|regent|mayor|regional council|central government)\b/i,
];
/** "apa syarat kerja sama?" gives way to a loan, where no narrower word does. */
const ANY_OBJECT = /\b(?:kerja ?sama|cooperation)\b/i;

/** Words besides the slot's that a fragment may hold and still take its place: "hibah dari Jepang", but "DPRD" alone. */
const MAX_BESIDES = [2, 1, 0];

/**
 * The question with the fragment in the place of its counterpart.
 * @returns null where the question has no counterpart, or the fragment says more than a name
 */
export function substitute(question: string, fragment: string): string | null {
  for (const [index, slot] of SLOTS.entries()) {
    const said = slot.exec(fragment)?.[0];
    if (said === undefined) continue;
    const old = slot.exec(question)?.[0] ?? (index === 0 ? ANY_OBJECT.exec(question)?.[0] : undefined);
    if (old === undefined) continue;
    const besides = matterOf(fragment.replace(said, " ")).length;
    if (besides <= (MAX_BESIDES[index] ?? 0)) return question.replace(old, () => fragment);
  }
  return null;
}

/** Whether a fragment is nothing but such a word, so that joining it to the question loses nothing. */
export function isSlotWord(fragment: string): boolean {
  return SLOTS.some((slot) => {
    const said = slot.exec(fragment)?.[0];
    return said !== undefined && matterOf(fragment.replace(said, " ")).length === 0;
  });
}

/** Two pieces as one question: "apakah perlu persetujuan DPRD? DPRD menolak". */
export function join(question: string, fragment: string): string {
  return `${question} ${fragment}`.replace(/\s+/g, " ").trim();
}
