import type { Corpus } from "../../corpus/corpus.ts";
import { childrenOf } from "../../corpus/corpus.ts";
import type { Provision, Unit } from "../../corpus/provision.ts";
import type { Bilingual, Regulation } from "../../corpus/register.ts";
import { formatCitation, formatRegulation } from "./formatting.ts";
import { toRoman } from "./numbers.ts";

/** Says what does exist, where something was cited that does not. */

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
