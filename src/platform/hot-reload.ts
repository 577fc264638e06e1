import { statSync } from "node:fs";
import type { Logger } from "pino";

/**
 * Keeps the newest of a series of immutable states, each built aside and put in place whole. Whoever answers a question takes
 * one and uses no other until it is answered, so that nothing is ever answered from two.
 */
export interface HotReload<T> {
  /**
   * The newest state. Looks for a change of the file at most once in `everyMs`; a new state is built meanwhile and is there for
   * a later question.
   */
  current(): T;
  /**
   * Looks now, and waits until a changed state is built.
   * @returns whether another state counts now; false also where the new one could not be built, which is logged
   */
  refresh(): Promise<boolean>;
}

export interface HotReloadOptions<T> {
  /** Its replacement (another inode, time or size) means that a new state is to be built; it need not exist. */
  readonly file: string;
  readonly open: () => Promise<T>;
  /** Whether a state holds no longer although the file is the same: another day has come. */
  readonly isOver?: ((state: T) => boolean) | undefined;
  readonly logger: Pick<Logger, "info" | "error">;
  /** 1,000 by default. */
  readonly everyMs?: number | undefined;
  /** Milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** @throws what `open` throws for the first state */
export async function openHotReload<T>(options: HotReloadOptions<T>): Promise<HotReload<T>> {
  const { file, open, isOver = () => false, logger, everyMs = 1_000, now = Date.now } = options;
  // Looked at before it is read: what changes in between is seen as a further change.
  let seen = markOf(file);
  let newest = await open();
  let lookedAt = now();
  let building: Promise<boolean> | null = null;

  const build = async (): Promise<boolean> => {
    try {
      newest = await open();
      logger.info("A changed corpus is in use.");
      return true;
    } catch (error) {
      logger.error({ err: error }, "The changed corpus cannot be used; answers go on from the one before.");
      return false;
    } finally {
      building = null;
    }
  };

  const look = (): Promise<boolean> => {
    if (building !== null) return building;
    const mark = markOf(file);
    if (mark === seen && !isOver(newest)) return Promise.resolve(false);
    seen = mark;
    building = build();
    return building;
  };

  return {
    current: () => {
      const time = now();
      if (time - lookedAt >= everyMs) {
        lookedAt = time;
        // `build` never rejects.
        void look();
      }
      return newest;
    },
    refresh: async () => {
      let isNew = await look();
      // What changed while that was being built.
      while (markOf(file) !== seen) isNew = (await look()) || isNew;
      return isNew;
    },
  };
}

function markOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}
