import { ORDINALS, romanToNumber } from "../../text/numbers.ts";
import { CorpusError, parseYaml } from "../../platform/yaml.ts";
import type { BodyItem, Fidelity, Provision, TextSummary, Unit } from "./provision.ts";
import { z } from "zod";

/** Reads the Markdown form of a regulation that `corpus/README.md` describes. */

export interface RegulationText {
  readonly id: string;
  readonly fidelity: Fidelity;
  /** Where the words come from, one line. */
  readonly source: string;
  readonly title: string;
  /** In the order of the text. */
  readonly provisions: readonly Provision[];
  /** Page of the office's file on which a provision begins, for what was read from one that has pages. */
  readonly pages?: ReadonlyMap<string, number>;
  /** Provisions whose own words were recognised in a scan. */
  readonly recognised?: ReadonlySet<string>;
  /** Provisions of which it is doubtful that they were read right. */
  readonly doubted?: ReadonlySet<string>;
  /** Pages of the office's file that could not be read: words of the act are missing. */
  readonly unreadable?: readonly number[];
  /** Where the words of its `secondary` provisions come from, when `source` is that of the others. */
  readonly reportedSource?: string;
  /** Where it is known without the provisions, which may be read from the disk when they are asked for. */
  readonly summary?: TextSummary;
}

const frontMatterSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  fidelity: z.enum(["verbatim", "restored", "secondary", "explanatory"]),
  source: z.string().min(1),
});

interface Draft extends Omit<Provision, "body"> {
  readonly body: BodyItem[];
}

/** What a statute is divided into above the pasal. */
const DIVISIONS: ReadonlySet<Unit> = new Set<Unit>(["bab", "bagian", "paragraf"]);

function divisionsOf(open: readonly { id: string; unit: Unit }[]): string[] {
  return open.filter(({ unit }) => DIVISIONS.has(unit)).map(({ id }) => id);
}

const LIST_ITEM =
  /^- (?:\((\d+[a-z]?)\)|([a-z]{1,2}|[a-z]\d|\d+[a-z]?)\.|(Ayat|Huruf|Angka|Pasal) \(?(\d+[A-Za-z]?|[a-z]\d?)\)?:)(?: (.*))?$/;

/**
 * @param markdown the whole file
 * @param name the file's name, for error messages
 * @throws CorpusError with every line that breaks the form
 */
export function parseRegulationMarkdown(markdown: string, name: string): RegulationText {
  const faults: string[] = [];
  const { front, lines, firstLine } = splitFrontMatter(markdown, name);
  const drafts = new Map<string, Draft>();
  let title = "";
  let isPenjelasan = false;
  /** Headings that are open, with their Markdown level. */
  let open: { level: number; id: string; unit: Unit }[] = [];
  /** List items that are open, outermost first; their nesting depth is their index. */
  let items: Draft[] = [];
  /** The divisions that are open: one list for all that lies in them. */
  let place: readonly string[] = [];
  let current: Draft | null = null;

  const fault = (index: number, message: string): void => {
    faults.push(`${name}:${index + firstLine}: ${message}`);
  };
  const add = (
    index: number,
    step: { id: string; unit: Unit; number: string; title: string | null },
    parent: string | null,
  ): Draft => {
    const draft: Draft = {
      ...step,
      regulation: front.id,
      parent,
      body: [],
      place,
      fidelity: front.fidelity,
      isPenjelasan,
    };
    if (drafts.has(draft.id)) fault(index, `the id ${draft.id} stands twice`);
    drafts.set(draft.id, draft);
    return draft;
  };

  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const heading = /^(#{1,6}) (.+)$/.exec(line);
    if (heading?.[1] !== undefined && heading[2] !== undefined) {
      const level = heading[1].length;
      const text = heading[2].trim();
      items = [];
      if (level === 1) {
        title = text;
        return;
      }
      open = open.filter((outer) => outer.level < level);
      if (text === "Penjelasan") {
        isPenjelasan = true;
        open = [];
        current = null;
        return;
      }
      if (isPenjelasan && text === "Pasal demi Pasal") {
        open = [];
        current = null;
        return;
      }
      const step = readHeading(text, front.id, isPenjelasan, open);
      if (step === null) {
        fault(index, `heading "${text}" is not of the form that corpus/README.md describes`);
        return;
      }
      const outer = open.at(-1);
      const isPart = step.unit === "bagian-teks" || step.unit === "angka";
      const parent = isPart ? (outer?.id ?? null) : null;
      place = divisionsOf(open);
      current = add(index, step, parent);
      if (parent !== null) drafts.get(parent)?.body.push({ type: "child", id: step.id });
      open.push({ level, id: step.id, unit: step.unit });
      if (DIVISIONS.has(step.unit)) place = divisionsOf(open);
      return;
    }
    if (current === null) {
      fault(index, "text stands outside any pasal or titled part");
      return;
    }
    const indent = line.length - line.trimStart().length;
    if (indent % 2 !== 0) fault(index, `indented by ${indent} spaces; two a level are expected`);
    const depth = indent / 2;
    if (depth > items.length) {
      fault(index, "indented deeper than the item it could belong to");
      return;
    }
    items = items.slice(0, depth);
    const owner: Draft = items.at(-1) ?? current;
    const text = line.trim();
    const item = LIST_ITEM.exec(text);
    if (item === null) {
      if (text.startsWith("- "))
        fault(index, `list item "${text.slice(0, 30)}" has no mark of an ayat, huruf or angka`);
      owner.body.push({ type: "text", text });
      return;
    }
    const [, ayat, letterOrDigit, penjelasanUnit, penjelasanNumber, rest] = item;
    if (isPenjelasan && penjelasanUnit === undefined) {
      const outerDepth = items.filter((outer) => outer.id === "").length;
      owner.body.push({ type: "line", depth: outerDepth, text: text.slice(2) });
      // An item of a plain list is no provision: what is nested in it goes to the same owner.
      items.push({ ...owner, id: "" });
      return;
    }
    const unit: Unit =
      penjelasanUnit !== undefined
        ? (penjelasanUnit.toLowerCase() as "ayat" | "huruf" | "angka" | "pasal")
        : ayat !== undefined
          ? "ayat"
          : /^\d/.test(letterOrDigit ?? "")
            ? "angka"
            : "huruf";
    const number = ayat ?? letterOrDigit ?? penjelasanNumber ?? "";
    const id = `${owner.id}/${unit}-${number.toLowerCase()}`;
    const draft = add(index, { id, unit, number, title: null }, owner.id);
    if (rest !== undefined && rest !== "") draft.body.push({ type: "text", text: rest });
    owner.body.push({ type: "child", id });
    items.push(draft);
  });

  if (title === "") faults.push(`${name}: the title (a heading of level 1) is missing`);
  for (const draft of drafts.values()) {
    if (!DIVISIONS.has(draft.unit) && draft.body.length === 0)
      faults.push(`${name}: ${draft.id} has no text`);
  }
  if (faults.length > 0) throw new CorpusError(faults);
  return {
    id: front.id,
    fidelity: front.fidelity,
    source: front.source,
    title,
    provisions: [...drafts.values()],
  };
}

function splitFrontMatter(
  markdown: string,
  name: string,
): { front: z.infer<typeof frontMatterSchema>; lines: string[]; firstLine: number } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(markdown);
  if (match?.[1] === undefined) throw new CorpusError([`${name}: the front matter (--- ... ---) is missing`]);
  const front = parseYaml(frontMatterSchema, match[1], name);
  const head = match[0].split("\n").length;
  return { front, lines: markdown.slice(match[0].length).split(/\r?\n/), firstLine: head };
}

function readHeading(
  text: string,
  regulation: string,
  isPenjelasan: boolean,
  open: readonly { id: string; unit: Unit }[],
): { id: string; unit: Unit; number: string; title: string | null } | null {
  const base = isPenjelasan ? `${regulation}/penjelasan` : regulation;
  const outer = open.at(-1)?.id;
  const slug = /^(.+?) \{#([a-z0-9-]+)\}$/.exec(text);
  if (slug?.[1] !== undefined && slug[2] !== undefined)
    return { id: `${outer ?? base}/${slug[2]}`, unit: "bagian-teks", number: slug[2], title: slug[1] };
  const pasal = /^Pasal (\d+[A-Z]?|[IVX]+)$/.exec(text);
  if (pasal?.[1] !== undefined)
    return { id: `${base}/pasal-${pasal[1].toLowerCase()}`, unit: "pasal", number: pasal[1], title: null };
  if (isPenjelasan) {
    if (text === "Umum") return { id: `${base}/umum`, unit: "bagian-teks", number: "umum", title: "Umum" };
    const point = /^(\d+)\. (.+)$/.exec(text);
    if (point?.[1] !== undefined && point[2] !== undefined)
      return { id: `${outer ?? base}/angka-${point[1]}`, unit: "angka", number: point[1], title: point[2] };
    return null;
  }
  const bab = /^BAB ([IVXLC]+): (.+)$/.exec(text);
  if (bab?.[1] !== undefined && bab[2] !== undefined) {
    const number = String(romanToNumber(bab[1]));
    return { id: `${base}/bab-${number}`, unit: "bab", number, title: bab[2] };
  }
  const bagian = /^Bagian ([A-Za-z ]+?): (.+)$/.exec(text);
  if (bagian?.[1] !== undefined && bagian[2] !== undefined && outer !== undefined) {
    const number = ORDINALS.indexOf(bagian[1].toLowerCase().replaceAll(" ", "")) + 1;
    if (number === 0) return null;
    return { id: `${outer}/bagian-${number}`, unit: "bagian", number: String(number), title: bagian[2] };
  }
  const paragraf = /^Paragraf ([A-Za-z0-9 ]+?): (.+)$/.exec(text);
  if (paragraf?.[1] !== undefined && paragraf[2] !== undefined && outer !== undefined) {
    const ordinal = ORDINALS.indexOf(paragraf[1].toLowerCase().replaceAll(" ", "")) + 1;
    const number = /^\d+$/.test(paragraf[1]) ? paragraf[1] : ordinal > 0 ? String(ordinal) : null;
    if (number === null) return null;
    return { id: `${outer}/paragraf-${number}`, unit: "paragraf", number, title: paragraf[2] };
  }
  return null;
}
