import { bareWords, isSmall, matterOf, readFollowUp } from "./follow-up.ts";

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

/** What a message asks, without greetings, thanks and the rest of a letter around it. */

export interface Essence {
  readonly question: string;
  /** Questions that the message asks besides, in their order. */
  readonly further: readonly string[];
}

/** A longer message is a letter: only its question is read. */
const LETTER = 200;
const FEW_WORDS = 2;
/** Words of a question that says something by itself. */
const SHORTEST = 3;
const MAX_FURTHER = 3;

const ADDRESSEE =
  "(?:(?:min|admin|kak|kakak|mas|mbak|bang|pak|bu|bapak|ibu|bapak\\s*/\\s*ibu|bpk\\s*/\\s*ibu|bapak ibu|sir|madam|sir\\s*/\\s*madam|all|team|bot|semua|semuanya|rekan(?: rekan)?|yth|dong|ya|wr|wb|warahmatullahi|wabarakatuh|sekalian)\\b\\.?)";
const GREETING =
  "(?:ha?ll?o+|hai+|hi|hey|woi|selamat (?:pagi|siang|sore|malam)|pagi|siang|sore|malam|ass?ala?mu?'?ala?i?kum|permisi|punten|dear|yth\\.?|dengan hormat|good (?:morning|afternoon|evening)|terima kasih|makasih|thanks|thank you|mantap|oke?|okay|baik|sip|siap|noted|nah|maaf|mohon maaf|sorry)";
const ANNOUNCING =
  "(?:(?:saya|kami|aku)?\\s*(?:mohon izin|izin|ijin|mau|ingin|numpang|lanjut|boleh|may i|i want to|i would like to|can i)?\\s*(?:bertanya|tanya|nanya|ask)(?: (?:lagi|dong|ya|nih|sedikit|something|a question))*)";
const OPENING = new RegExp(
  `^(?:${GREETING}\\b(?:[\\s,]+${ADDRESSEE})*[\\s,.!:;–-]+)*(?:${ADDRESSEE}\\s*[,.!:;–-]+\\s*)*(?:${ANNOUNCING}[\\s,.!:;–-]+)?`,
  "i",
);
const CLOSING =
  /[\s,.!;–-]+(?:(?:demikian|atas (?:perhatian|bantuan|jawaban|informasi|kerja ?sama)\S*|terima kasih|terimakasih|trims|makasih|mksh|thanks|thank you|thx|best regards|kind regards|regards|hormat (?:kami|saya)|salam|wassalam\S*|mohon (?:pencerahan|arahan|bantuan|info)nya)\b[^?]{0,160})$/i;
const VOCATIVE = /\b(?:bapak|bpk|pak)\s*\/\s*(?:ibu|bu)\b|\bsir\s*\/\s*madam\b/gi;

/** A full stop after these ends no sentence. */
const SENTENCE_END =
  /(?<=[?!]|[.?!]["”’])\s+|\n+|(?<!\b(?:yth|bpk|sdr|no|psl|ps|art|dr|drs|ir|prof|tn|ny|kab|prov|jl|st)\.)(?:(?<=\.)\s+(?=[\p{Lu}"“])|(?<=\p{L}{4}\.)\s+)/iu;
const ASKS_OF_LAW =
  /\?\s*["”')]*$|^(?:apa(?:kah)?|bagaimana(?:kah)?|siapa(?:kah)?|kapan|berapa|mengapa|kenapa|bolehkah|bisakah|perlukah|haruskah|what|who|when|where|why|how|which|whether|does|do|is|are|can|may|must|should)\b|\b(?:apakah|mohon (?:penjelasan|arahan|petunjuk|informasi|pencerahan|pendapat)|ingin (?:menanyakan|mengetahui|tahu)|would like to (?:ask|know)|please (?:advise|explain|clarify|let us know))\b/iu;
const PERMISSION =
  /\b(?:boleh\w*|di(?:per)?boleh\w*|diizinkan|diperkenankan|dilarang|bisa(?:kah)?|dapat(?:kah)?|allowed|permitted|permissible|proceed|may|can)\b/i;

/** @param text as it was typed, its lines kept */
export function readEssence(text: string): Essence {
  const stripped = withoutCourtesy(text);
  const whole: Essence = { question: stripped, further: [] };
  const isLetter = stripped.length > LETTER;
  const sentences = sentencesOf(stripped);
  const questions = sentences.filter((sentence) => ASKS_OF_LAW.test(sentence));
  const first = questions.find((question) => bareWords(question).length >= SHORTEST) ?? questions[0];
  if (first === undefined) return whole;
  const others = questions.slice(questions.indexOf(first) + 1);
  const least = others.length > 1 ? SHORTEST - 1 : SHORTEST + 1;
  const further = others
    .map((question) => question.replace(/^(?:dan|lalu|terus|kemudian|serta|and|then|also)\b[\s,]*/i, ""))
    .filter((question) => isOfItsOwn(question, least))
    .slice(0, MAX_FURTHER);
  if (!isLetter && further.length === 0) return whole;
  // A verdict needs the plan that the letter tells of.
  // "... about 1 : 9 maybe? Not sure. Is it allowed?": what is asked in the end is of the same plan.
  const last = PERMISSION.test(first)
    ? first
    : (others.find((question) => PERMISSION.test(question) && !further.includes(question)) ?? first);
  const needsContext = !isLetter || matterOf(first).length <= FEW_WORDS || PERMISSION.test(last);
  const upTo = sentences.slice(0, sentences.indexOf(last) + 1);
  return { question: needsContext ? upTo.join(" ") : first, further };
}

/** Whether a text asks only what its last sentence points at: "(an article's words). ini pasal berapa?", or asks nothing. */
export function pointsAtItself(text: string): boolean {
  const sentences = sentencesOf(withoutCourtesy(text));
  const last = sentences.at(-1) ?? "";
  return readFollowUp(last) !== null || !sentences.some((sentence) => ASKS_OF_LAW.test(sentence));
}

function sentencesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => bareWords(sentence).length > 0);
}

const OPENS_QUESTION =
  /^(?:apa(?:kah)?|bagaimana(?:kah)?|gimana|siapa(?:kah)?|kapan|berapa|mengapa|kenapa|bolehkah|bisakah|perlukah|haruskah|what|who|when|where|why|how|which|does|do|is|are|can|may|must|should)\b/i;

/**
 * Not the rest of the question before ("Ceko boleh? Slowakia?"), nor what its answer says anyway ("dasar hukumnya?").
 * @param least words that it must have
 */
function isOfItsOwn(question: string, least: number): boolean {
  return (
    OPENS_QUESTION.test(question) &&
    bareWords(question).length >= least &&
    readFollowUp(question)?.type !== "basis"
  );
}

function withoutCourtesy(text: string): string {
  const lines = text.trim().replace(VOCATIVE, " ");
  const opened = lines.replace(OPENING, "");
  const closed = opened.replace(CLOSING, (_, __, offset: number) =>
    /\?\s*$/.test(opened.slice(0, offset + 1)) ? "?" : "",
  );
  const rest = closed.trim();
  return matterOf(rest).length === 0 ? text.trim() : rest;
}
