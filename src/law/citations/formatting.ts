import { type Corpus, childrenOf } from "../corpus/corpus.ts";
import { ORDINALS, toRoman } from "../../text/numbers.ts";
import type { Provision, Unit } from "../corpus/provision.ts";
import type { Bilingual, Regulation } from "../corpus/register.ts";
import { regulationOf } from "../provision-id.ts";
import { actKind } from "./act-kinds.ts";

/** Writes citations, the inverse of reading them, and says what does exist where something was cited that does not. */

/** `short` "UU 32/2004", `full` "UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah", `en` "Law 32/2004". */
export type CitationStyle = "short" | "full" | "en";

/**
 * The name of a provision or a whole act, such as "Pasal 42 ayat (1) huruf g UU 32/2004". The provision need not be in
 * the corpus, so that what does not exist can be named too.
 * @throws RangeError when the register lacks the act
 */
export function formatCitation(corpus: Corpus, id: string, style: CitationStyle = "short"): string {
  const regulation = corpus.regulations.get(regulationOf(id));
  if (regulation === undefined) throw new RangeError(`no regulation ${regulationOf(id)} in the register`);
  const act = formatRegulation(regulation, style);
  const place = formatPlace(corpus, id, style === "en" ? "en" : "id");
  if (place === "") return act;
  return style === "en" ? `${place} of ${act}` : `${place} ${act}`;
}

/** The name of an act alone. */
export function formatRegulation(regulation: Regulation, style: CitationStyle): string {
  const { kind, number, year, shortTitle, title, subject } = regulation;
  if (style === "short") return shortTitle;
  if (style === "en") {
    const english = actKind(kind)?.en;
    return english !== undefined && shortTitle.startsWith(`${kind} `)
      ? english + shortTitle.slice(kind.length)
      : shortTitle;
  }
  if (number === undefined) return title;
  // "SE Mendagri", "Perda Kota Contoh": the kind with the place or office.
  const end = shortTitle.lastIndexOf(` ${number}`);
  const name = end > 0 ? shortTitle.slice(0, end) : kind;
  const ofYear = year === undefined || number.includes(String(year)) ? "" : ` Tahun ${year}`;
  return `${name} Nomor ${number}${ofYear} tentang ${subject}`;
}

/** A place inside an act without the act's name: "Pasal 42 ayat (1)", "Penjelasan Umum angka 3"; "" for the whole act. */
export function formatPlace(corpus: Corpus, id: string, language: "id" | "en"): string {
  const [regulation = "", ...rest] = id.split("/");
  const isPenjelasan = rest[0] === "penjelasan";
  const words: string[] = [];
  if (isPenjelasan) {
    const isUmum = rest[1] === "umum";
    if (language === "id") words.push(isUmum ? "Penjelasan Umum" : "Penjelasan");
    else words.push(isUmum ? "General Elucidation" : rest.length > 1 ? "Elucidation of" : "Elucidation");
  }
  const steps = rest.slice(isPenjelasan ? (rest[1] === "umum" ? 2 : 1) : 0);
  let at = isPenjelasan ? `${regulation}/penjelasan` : regulation;
  const titles: string[] = [];
  for (const step of steps) {
    at = `${at}/${step}`;
    // The points under the heading of a circular are its own.
    if (step === "judul" && steps.length > 1) continue;
    if (step.startsWith("diktum-")) {
      words.push(`Diktum ${step.slice(7).replaceAll("-", " ").toUpperCase()}`);
      continue;
    }
    const found = STEP.exec(step);
    const [unit, number] = [found?.[1] ?? found?.[3], found?.[2] ?? found?.[4]];
    if (unit === undefined || number === undefined) {
      titles.push(corpus.provisions.get(at)?.title ?? step.replaceAll("-", " "));
      continue;
    }
    words.push(...partWords(titles.splice(0), language), formatUnit(unit, number, language));
  }
  words.push(...partWords(titles, language));
  return words.join(" ");
}

const STEP =
  /^(?:(bab|bagian|paragraf|pasal|ayat|huruf|angka)-(\d+[a-z]{0,2}|[a-z]{1,2}|[a-z]\d)|(pasal)-([ivxl]+))$/;

/** The innermost title tells the part; only an annex is named before it. */
function partWords(titles: readonly string[], language: "id" | "en"): string[] {
  const innermost = titles.at(-1);
  if (innermost === undefined) return [];
  const annex = titles[0] === "Lampiran" ? [language === "id" ? "Lampiran" : "Annex"] : [];
  return titles.length === 1 && annex.length > 0 ? annex : [...annex, `“${innermost}”`];
}

function formatUnit(unit: string, number: string, language: "id" | "en"): string {
  const digits = Number.parseInt(number, 10);
  const isIndonesian = language === "id";
  switch (unit) {
    case "bab":
      return `${isIndonesian ? "BAB" : "Chapter"} ${toRoman(digits)}`;
    case "bagian": {
      const ordinal = ORDINALS[digits - 1] ?? number;
      return isIndonesian ? `Bagian ${ordinal.charAt(0).toUpperCase()}${ordinal.slice(1)}` : `Part ${number}`;
    }
    case "paragraf":
      return `${isIndonesian ? "Paragraf" : "Paragraph"} ${number}`;
    case "pasal":
      return `${isIndonesian ? "Pasal" : "Article"} ${number.toUpperCase()}`;
    case "ayat":
      return `${isIndonesian ? "ayat" : "paragraph"} (${number})`;
    case "huruf":
      return `${isIndonesian ? "huruf" : "letter"} ${number}`;
    default:
      return `${isIndonesian ? "angka" : "number"} ${number}`;
  }
}

/** "UU 37/1999 berakhir di Pasal 40". */
export function describeLastPasal(act: Regulation): Bilingual {
  const [id, en] = [formatRegulation(act, "short"), formatRegulation(act, "en")];
  if (act.lastPasal === undefined)
    return { id: `Pasal terakhir ${id} tidak diketahui`, en: `The last article of ${en} is not known` };
  return { id: `${id} berakhir di Pasal ${act.lastPasal}`, en: `${en} ends at Article ${act.lastPasal}` };
}

/** "Perda Kota Contoh 4/2023 terdiri atas Pasal I, Pasal II, dan Pasal III": an act that changes another. */
export function describeRoman(corpus: Corpus, act: Regulation): Bilingual {
  const own = (corpus.texts.get(act.id)?.provisions ?? []).filter(
    ({ unit, parent, isPenjelasan }) => unit === "pasal" && parent === null && !isPenjelasan,
  );
  const numbers = own.map(({ number }) => number.toUpperCase());
  const [id, en] = [formatRegulation(act, "short"), formatRegulation(act, "en")];
  return {
    id: `${id} terdiri atas ${numbers.map((number) => `Pasal ${number}`).join(", ")}`,
    en: `${en} consists of ${numbers.map((number) => `Article ${number}`).join(", ")}`,
  };
}

/** What an act is divided into, as far as the corpus holds it. */
export function describeDivisions(corpus: Corpus, act: Regulation): Bilingual {
  const [id, en] = [formatRegulation(act, "short"), formatRegulation(act, "en")];
  const provisions = corpus.texts.get(act.id)?.provisions ?? [];
  const last = provisions.findLast((provision) => provision.unit === "bab");
  if (last !== undefined) {
    const roman = toRoman(Number(last.number));
    return { id: `${id} berakhir di BAB ${roman}`, en: `${en} ends at Chapter ${roman}` };
  }
  const dikta = provisions.flatMap(({ number, title, parent }) =>
    parent === null && number.startsWith("diktum-") ? [title ?? ""] : [],
  );
  if (dikta.length > 0)
    return { id: `${id} hanya mempunyai ${dikta.join(", ")}`, en: `${en} has only ${dikta.join(", ")}` };
  const isTitled = provisions.some(
    ({ unit, title, number }) => unit === "bagian-teks" && title !== null && number !== "judul",
  );
  const points = provisions.filter(({ id: own }) => /^[^/]+(\/judul)?\/angka-[^/]+$/.test(own));
  if (!isTitled && points.length > 0) return describeUnits(id, en, points);
  const titles = provisions.flatMap(({ unit, title }) =>
    unit === "bagian-teks" && title !== null ? [`“${title}”`] : [],
  );
  return { id: `${id} terdiri atas ${titles.join(", ")}`, en: `${en} consists of ${titles.join(", ")}` };
}

/** "Pasal 5 UU 37/1999 hanya mempunyai ayat (1) dan ayat (2)". */
export function describeChildren(corpus: Corpus, id: string): Bilingual {
  const [name, nameEn] = [formatCitation(corpus, id), formatCitation(corpus, id, "en")];
  const provision = corpus.provisions.get(id);
  const children = provision === undefined ? [] : childrenOf(corpus, provision);
  if (children.length === 0)
    return { id: `${name} tidak dibagi lagi`, en: `${nameEn} is not divided further` };
  return describeUnits(name, nameEn, children);
}

/** @param children what is inside, in the order of the text */
function describeUnits(name: string, nameEn: string, children: readonly Provision[]): Bilingual {
  const units = [...new Set(children.map((child) => child.unit))];
  const list = (words: UnitWords, and: string, to: string): string =>
    units
      .map((unit) =>
        span(
          children.filter((child) => child.unit === unit),
          unit,
          words,
          and,
          to,
        ),
      )
      .join(` ${and} `);
  return {
    id: `${name} hanya mempunyai ${list(INDONESIAN, "dan", "sampai dengan")}`,
    en: `${nameEn} has only ${list(ENGLISH, "and", "to")}`,
  };
}

type UnitWords = Readonly<Partial<Record<Unit, string>>>;
const INDONESIAN: UnitWords = {};
const ENGLISH: UnitWords = {
  ayat: "paragraph",
  huruf: "letter",
  angka: "number",
  "bagian-teks": "part",
  bagian: "part",
};

function span(children: readonly Provision[], unit: Unit, words: UnitWords, and: string, to: string): string {
  const name = words[unit] ?? unit;
  const label = (child: Provision): string => {
    if (child.title !== null && unit === "bagian-teks") return `“${child.title}”`;
    return unit === "ayat" ? `${name} (${child.number})` : `${name} ${child.number}`;
  };
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (unit === "bagian-teks") return children.map(label).join(", ");
  if (children.length === 1) return label(first);
  return children.length === 2
    ? `${label(first)} ${and} ${label(last)}`
    : `${label(first)} ${to} ${label(last)}`;
}
