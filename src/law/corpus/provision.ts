/** A citable unit of a regulation; `law/provision-id.ts` tells how its id is built. */

export type Unit =
  | "bab"
  | "bagian"
  | "paragraf"
  | "pasal"
  | "ayat"
  | "huruf"
  | "angka"
  /** A titled part of a text that is no statute, or the `penjelasan`, `umum` parts of one. */
  | "bagian-teks";

/** How far the words can be trusted to be the act's own. */
export type Fidelity =
  /** The act's words, proof-read. */
  | "verbatim"
  /** The act's words, restored from one bad scan and not compared with an official copy; `GAP` stands for lost words. */
  | "restored"
  /** As read from the office's own file; nobody proof-read it. */
  | "imported"
  /** As another source reports them; never shown as the act's words. */
  | "secondary"
  /** Our own explanatory text; not law. */
  | "explanatory";

/** Stands in a restored text where the scan has lost words that the sense does not force. */
export const GAP = "[...]";

/** Whether the words are the act's own, so that they may stand in quotation style. */
export function isActsOwn(fidelity: Fidelity | undefined): boolean {
  return fidelity === "verbatim" || fidelity === "restored" || fidelity === "imported";
}

/** What a provision consists of, in order: its own sentences and the units inside it. */
export type BodyItem =
  | { readonly type: "text"; readonly text: string }
  /** A list line of a penjelasan: part of the text, not citable by itself. `depth` counts from 0. */
  | { readonly type: "line"; readonly depth: number; readonly text: string }
  | { readonly type: "child"; readonly id: string };

export interface Provision {
  /** For example `uu-32-2004/pasal-42/ayat-1/huruf-g`. */
  readonly id: string;
  readonly regulation: string;
  readonly unit: Unit;
  /** "42", "12A", "g", "3"; for a bab its number in Arabic digits; for a titled part its id step. */
  readonly number: string;
  /** The title of a bab, bagian, paragraf or titled part. */
  readonly title: string | null;
  /** Id of the provision whose text this one is part of; null for a pasal and for what stands above one. */
  readonly parent: string | null;
  readonly body: readonly BodyItem[];
  /** Ids of the bab, bagian and paragraf it stands in, outermost first. */
  readonly place: readonly string[];
  readonly fidelity: Fidelity;
  /** True for the official elucidation (penjelasan) of a provision. */
  readonly isPenjelasan: boolean;
  /** Of words that a later act gave: the provision of that act that holds them. */
  readonly origin?: string;
}

/** The mark that stands before a unit in the act: `(1)`, `a.`, `1.`; empty for units without one. */
export function markOf(provision: Provision): string {
  if (provision.isPenjelasan) {
    if (provision.unit === "ayat") return `Ayat (${provision.number})`;
    if (provision.unit === "huruf") return `Huruf ${provision.number}`;
    if (provision.unit === "angka") return `Angka ${provision.number}`;
    return "";
  }
  if (provision.unit === "ayat") return `(${provision.number})`;
  if (provision.unit === "huruf" || provision.unit === "angka") return `${provision.number}.`;
  return "";
}

/** What is counted of a text and listed of it without reading it whole. */
export interface TextSummary {
  readonly provisions: number;
  /** Pasal, those of penjelasan left out. */
  readonly articles: number;
  /** The titled parts of a text that is no statute. */
  readonly parts: readonly TitledPart[];
}

export interface TitledPart {
  readonly id: string;
  readonly title: string;
  readonly number: string;
}

/** The own text of a provision, without that of the provisions in it. */
export function ownText({ body }: Pick<Provision, "body">): string {
  return body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join(" ");
}
