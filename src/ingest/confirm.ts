import { basename } from "node:path";
import { matchBasis, type Matched } from "./basis.ts";
import { checkId } from "./entry.ts";
import { asDiskFault, checkAgainstShipped, libraryOf, type IngestPlaces } from "./ingest.ts";
import { notHere } from "./library.ts";

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
  const library = libraryOf(places);
  const before = await library.current(checkId(id));
  const kept = await library.reportOf(id);
  if (before === null || kept === null) throw notHere(id);
  const matched = matchBasis(await checkAgainstShipped(places, before), before, before, confirmed);
  try {
    await library.put(matched.act, kept.report, basename(kept.file));
  } catch (error) {
    throw asDiskFault(error);
  }
  return matched;
}
