/**
 * Ids of provisions: `<regulation>/<step>/<step>`, as in `uu-32-2004/pasal-42/ayat-1/huruf-g`, and
 * `uu-32-2004/penjelasan/pasal-10/ayat-3` for the official elucidation of a provision. Whoever takes an id apart asks here.
 */

const UNITS = ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka"] as const;

/** Units that carry a number or letter; a titled part is a step without one ("syarat-umum"). */
export type NumberedUnit = (typeof UNITS)[number];

export interface IdStep {
  readonly unit: NumberedUnit | "bagian-teks";
  /** "42", "12a", "g"; of a titled part the whole step. */
  readonly number: string;
}

/** `huruf-g` -> huruf, g; a step that is no numbered unit is a titled part. */
export function stepOf(step: string): IdStep {
  const unit = UNITS.find((own) => step.startsWith(`${own}-`) && step.length > own.length + 1);
  return unit === undefined
    ? { unit: "bagian-teks", number: step }
    : { unit, number: step.slice(unit.length + 1) };
}

/** The id step of a unit and its number: the inverse of `stepOf`. */
export function idStep({ unit, number }: IdStep): string {
  return unit === "bagian-teks" ? number : `${unit}-${number}`;
}

/** The steps below the regulation, outermost first; `penjelasan` is one of them. */
export function stepsOf(id: string): string[] {
  return id.split("/").slice(1);
}

/** The regulation step of an id: `uu-32-2004/pasal-1` -> `uu-32-2004`. */
export function regulationOf(id: string): string {
  const slash = id.indexOf("/");
  return slash < 0 ? id : id.slice(0, slash);
}

/** The id one step up, or null when `id` names a regulation. */
export function parentId(id: string): string | null {
  const slash = id.lastIndexOf("/");
  return slash < 0 ? null : id.slice(0, slash);
}

/** The innermost pasal that `id` is or lies in by its first pasal step, a leading `penjelasan` kept; null where there is none. */
export function pasalOf(id: string): string | null {
  return /^.*?\/pasal-[^/]+/.exec(id)?.[0] ?? null;
}

/** The id at pasal level; for texts without pasal the id itself. */
export function pasalLevel(id: string): string {
  return pasalOf(id) ?? id;
}

/** The article a penjelasan belongs to: `uu-32-2004/penjelasan/pasal-10` -> `uu-32-2004/pasal-10`; else the id itself. */
export function withoutPenjelasan(id: string): string {
  return id.replace("/penjelasan/pasal-", "/pasal-");
}

/** The id of the penjelasan of a provision, whether or not one exists. */
export function penjelasanId(id: string): string {
  return id.replace("/pasal-", "/penjelasan/pasal-");
}
