import type { DamagedShelfError } from "./database.ts";
import { openShelf, type ShelfOptions } from "./shelf.ts";
import type { ShelfView } from "./view.ts";

/** A shelf that is made anew while the program runs, when a question finds it damaged. */
export interface KeptShelf {
  /** Null while it is made anew. */
  current(): ShelfView | null;
  /** Begins to make it anew; until that is done the acts that ship are searched alone. */
  mend(damage: DamagedShelfError): void;
}

/** @throws what `openShelf` throws */
export async function keepShelf(options: ShelfOptions): Promise<KeptShelf> {
  let newest: ShelfView | null = await openShelf(options);
  return {
    current: () => newest,
    mend: (damage) => {
      if (newest === null) return;
      newest = null;
      const { log } = options;
      log.warn(
        `The index of the acts brought in is damaged (${damage.message}) and is built again; until then the search leaves them out.`,
      );
      openShelf({ ...options, rebuild: true }).then(
        (shelf) => {
          newest = shelf;
          log.info("The index of the acts brought in is whole again.");
        },
        (error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          log.warn(`The index of the acts brought in could not be built: ${reason}`);
        },
      );
    },
  };
}
