import { bareWords, matterOf } from "./follow-up-words.ts";
import { readFollowUp } from "./follow-up.ts";

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
const ASKS =
  /\?\s*["”')]*$|^(?:apa(?:kah)?|bagaimana(?:kah)?|siapa(?:kah)?|kapan|berapa|mengapa|kenapa|bolehkah|bisakah|perlukah|haruskah|what|who|when|where|why|how|which|whether|does|do|is|are|can|may|must|should)\b|\b(?:apakah|mohon (?:penjelasan|arahan|petunjuk|informasi|pencerahan|pendapat)|ingin (?:menanyakan|mengetahui|tahu)|would like to (?:ask|know)|please (?:advise|explain|clarify|let us know))\b/iu;
const PERMISSION =
  /\b(?:boleh\w*|di(?:per)?boleh\w*|diizinkan|diperkenankan|dilarang|bisa(?:kah)?|dapat(?:kah)?|allowed|permitted|permissible|proceed|may|can)\b/i;

/** @param text as it was typed, its lines kept */
export function readEssence(text: string): Essence {
  const stripped = withoutCourtesy(text);
  const whole: Essence = { question: stripped, further: [] };
  const isLetter = stripped.length > LETTER;
  const sentences = sentencesOf(stripped);
  const questions = sentences.filter((sentence) => ASKS.test(sentence));
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
  return readFollowUp(last) !== null || !sentences.some((sentence) => ASKS.test(sentence));
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
