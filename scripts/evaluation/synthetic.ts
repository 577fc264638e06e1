import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { INGESTED_FORMAT, type IngestedAct } from "../../src/law/imported/registry.ts";
import type { Regulation } from "../../src/law/corpus/register.ts";

/**
 * Acts of offices that do not exist, for measuring how the program grows: the structure and the vocabulary of real acts, in
 * sentences that stand nowhere. The same number gives the same act.
 */
export interface ActMaker {
  /** @param number from 0 */
  act(number: number): IngestedAct;
}

type Draft = IngestedAct["provisions"][number];
type Random = () => number;

const KINDS = [
  ["Perda", "Kabupaten", "perda-kabupaten"],
  ["Perda", "Kota", "perda-kota"],
  ["Perbup", "Bupati", "perbup"],
  ["Perwali", "Wali Kota", "perwali"],
] as const;

const SUBJECTS =
  `Retribusi Pasar|Pajak Parkir|Pengelolaan Sampah|Rencana Tata Ruang|Penyelenggaraan Pendidikan|Pelayanan Kesehatan|Izin Mendirikan
  Bangunan|Pedagang Kaki Lima|Air Minum|Perlindungan Anak|Ketertiban Umum|Pengelolaan Barang Milik Daerah|Penanaman Modal|Cagar
  Budaya|Perpustakaan|Keolahragaan|Kepariwisataan|Angkutan Jalan|Perikanan|Peternakan|Ketahanan Pangan|Rumah Susun|Bantuan Hukum|Kerja
  Sama Daerah|Hibah dan Bantuan Sosial|Badan Usaha Milik Daerah|Ketenagakerjaan|Penanggulangan Bencana|Pemakaman|Hutan Kota`
    .replace(/\s*\n\s*/g, " ")
    .split("|");

const SYLLABLES =
  "ba be bi bo da de du ga gi ka ke ki ku la le li lo ma me mu na ni no pa pe pu ra re ri ru sa se si ta te tu wa ya".split(
    " ",
  );

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for a made-up text. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A word that no language has, of the shape of an Indonesian one. */
function inventedWord(random: Random): string {
  const length = 2 + Math.floor(random() * 2);
  const word = Array.from({ length }, () => pick(SYLLABLES, random)).join("");
  return random() < 0.4 ? `${word}${pick(["n", "ng", "r", "s", "t"], random)}` : word;
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

/** @param corpus whose sentences the words and their order are learnt from */
export function actMaker(corpus: Corpus): ActMaker {
  const chain = chainOf(corpus);
  return { act: (number) => makeAct(number, chain) };
}

interface Chain {
  readonly starts: readonly string[];
  readonly next: ReadonlyMap<string, readonly string[]>;
}

/** Which words follow a word in the sentences of the law. */
function chainOf(corpus: Corpus): Chain {
  const starts: string[] = [];
  const next = new Map<string, string[]>();
  for (const { body, fidelity } of corpus.provisions.values()) {
    if (fidelity !== "verbatim") continue;
    for (const item of body) {
      const words = item.type === "child" ? [] : item.text.replace(/[;.:]$/, "").split(/\s+/);
      if (words.length < 6) continue;
      starts.push(words[0] ?? "");
      words.forEach((word, at) => {
        const follower = words[at + 1];
        if (follower !== undefined) next.set(word, [...(next.get(word) ?? []), follower]);
      });
    }
  }
  return { starts, next };
}

function makeAct(number: number, chain: Chain): IngestedAct {
  const random = randomFrom(number * 7919 + 17);
  const [kind, office, stem] = pick(KINDS, random);
  const place = capital(inventedWord(random) + pick(SYLLABLES, random));
  const year = 2001 + (number % 24);
  const own = [inventedWord(random), inventedWord(random), inventedWord(random)];
  const subject = `${pick(SUBJECTS, random)} ${capital(own[0] ?? "")}`;
  const id = `${stem}-${place.toLowerCase()}-${number + 1}-${year}`;
  const sentence = (): string => {
    const length = 8 + Math.floor(random() * 22);
    const words = [capital(pick(chain.starts, random))];
    while (words.length < length) {
      const last = words.at(-1) ?? "";
      const word =
        random() < 0.08
          ? pick([...own, subject], random)
          : pick(chain.next.get(last) ?? chain.starts, random);
      words.push(word);
    }
    return words.join(" ").replace(/[;:.,]$/, "");
  };
  const provisions = provisionsOf(id, sentence, random);
  const title = `${kind === "Perda" ? "Peraturan Daerah" : "Peraturan"} ${office} ${place} Nomor ${number + 1} Tahun ${year} tentang ${subject}`;
  const shortTitle = `${kind} ${kind === "Perda" ? `${office} ` : ""}${place} ${number + 1}/${year}`;
  const entry: Regulation = {
    id,
    kind,
    number: String(number + 1),
    year,
    title,
    shortTitle,
    subject,
    subjectEn: subject,
    issuer: `${office} ${place}`,
    names: [shortTitle, `${kind} ${subject}`],
    sharedNames: [],
    onlyFor: [],
    corpus: "full",
    lastPasal: provisions.filter(({ unit }) => unit === "pasal").length,
    status: "in-force",
    replacedBy: [],
    certainty: "reported",
    known_from: "made up for a measurement",
    successors: [],
    decisions: [],
    alsoReported: [],
  };
  return {
    format: INGESTED_FORMAT,
    entry,
    stated: {},
    replaces: [],
    fidelity: "imported",
    source: "made up for a measurement",
    provisions,
    pages: {},
    basis: {},
  };
}

/** About 30 provisions: bab, pasal, ayat and huruf. */
function provisionsOf(regulation: string, sentence: () => string, random: Random): Draft[] {
  const found: Draft[] = [];
  const add = (draft: Pick<Draft, "id" | "unit" | "number" | "title" | "parent" | "place">): Draft => {
    const own: Draft = { ...draft, regulation, body: [], fidelity: "imported", isPenjelasan: false };
    found.push(own);
    return own;
  };
  const chapters = 2 + Math.floor(random() * 2);
  let pasal = 0;
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const bab = `${regulation}/bab-${chapter}`;
    add({
      id: bab,
      unit: "bab",
      number: String(chapter),
      title: sentence().toUpperCase().split(" ").slice(0, 4).join(" "),
      parent: null,
      place: [],
    });
    const articles = 3 + Math.floor(random() * 3);
    for (let article = 0; article < articles; article++) {
      pasal++;
      const id = `${regulation}/pasal-${pasal}`;
      const whole = add({
        id,
        unit: "pasal",
        number: String(pasal),
        title: null,
        parent: null,
        place: [bab],
      });
      const parts = Math.floor(random() * 4);
      if (parts < 2) whole.body.push({ type: "text", text: `${sentence()}.` });
      else
        for (let ayat = 1; ayat <= parts; ayat++) {
          const inner = add({
            id: `${id}/ayat-${ayat}`,
            unit: "ayat",
            number: String(ayat),
            title: null,
            parent: id,
            place: [bab],
          });
          whole.body.push({ type: "child", id: inner.id });
          const points = random() < 0.2 ? 2 + Math.floor(random() * 3) : 0;
          inner.body.push({ type: "text", text: `${sentence()}${points > 0 ? ":" : "."}` });
          for (let point = 0; point < points; point++) {
            const letter = "abcde"[point] ?? "a";
            const huruf = add({
              id: `${inner.id}/huruf-${letter}`,
              unit: "huruf",
              number: letter,
              title: null,
              parent: inner.id,
              place: [bab],
            });
            huruf.body.push({ type: "text", text: `${sentence()};` });
            inner.body.push({ type: "child", id: huruf.id });
          }
        }
    }
  }
  return found;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
