import { basename } from "node:path";
import type { IngestedAct } from "../law/imported/registry.ts";
import { matchBasis, type Matched } from "./library/basis-matching.ts";
import { checkId } from "./library/register-entry.ts";
import { asDiskFault, checkAgainstShipped, libraryOf, versionsOf, type IngestPlaces } from "./ingest.ts";
import { notHere } from "./library/library.ts";

/**
 * Confirms which points of a report are in the act that was brought in, without its file. See `matchBasis`.
 * @param confirmed `all`, or `POINT=PROVISION`
 * @throws IngestError where the act was not brought in, ships no report, or has no such point or provision
 */
export async function confirmBasis(
  places: IngestPlaces,
  id: string,
  confirmed: readonly string[],
): Promise<Matched> {
  return changed(places, id, async (before) =>
    matchBasis(await checkAgainstShipped(places, before), before, before, confirmed),
  );
}

/**
 * Lets wordings of an act that was brought in count, without its file. See `withVersions`.
 * @param confirmed `all`, or pasal
 * @throws IngestError where the act was not brought in, changes no such pasal, or the corpus would not hold together
 */
export function confirmVersions(
  places: IngestPlaces,
  id: string,
  confirmed: readonly string[],
): Promise<Awaited<ReturnType<typeof versionsOf>>> {
  return changed(places, id, (before) => versionsOf(places, before, before, confirmed));
}

async function changed<T extends { readonly act: IngestedAct }>(
  places: IngestPlaces,
  id: string,
  change: (before: IngestedAct) => Promise<T>,
): Promise<T> {
  const library = libraryOf(places);
  const before = await library.current(checkId(id));
  const kept = await library.reportOf(id);
  if (before === null || kept === null) throw notHere(id);
  const result = await change(before);
  try {
    await library.put(result.act, kept.report, basename(kept.file));
  } catch (error) {
    throw asDiskFault(error);
  }
  return result;
}
