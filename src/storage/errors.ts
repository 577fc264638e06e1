/** Faults of the store, worded for the person who runs the program: which file, and what to do. */

/** The file is no usable database. It has been set aside and is not touched again. */
export class DamagedStoreError extends Error {
  constructor(
    readonly file: string,
    /** Where the file is now. */
    readonly setAside: string,
    reason: string,
    /** The newest backup beside it; null where there is none. */
    readonly backup: string | null,
    options?: ErrorOptions,
  ) {
    super(
      `${file} is damaged (${reason}). It was set aside as ${setAside}, and a new, empty store takes its place. ` +
        (backup === null
          ? "No backup lies beside it. To go back to one from elsewhere"
          : `The newest backup is ${backup}. To go back to it`) +
        `: stop the program, npm run backup -- --restore ${backup ?? "FOLDER"}, and start again.`,
      options,
    );
    this.name = "DamagedStoreError";
  }
}

/** The file or its folder cannot be written. */
export class UnwritableStoreError extends Error {
  constructor(
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `${file} cannot be written (${reason}). Let the program's user write to that folder, or name another one as DATA_DIR.`,
      options,
    );
    this.name = "UnwritableStoreError";
  }
}

/** A later version of the program has changed the file. */
export class NewerStoreError extends Error {
  constructor(
    readonly file: string,
    readonly version: number,
    readonly newestKnown: number,
  ) {
    super(
      `${file} was made by a later version of this program (store version ${version}; this one knows ${newestKnown}). ` +
        `Start the later version, or name another folder as DATA_DIR.`,
    );
    this.name = "NewerStoreError";
  }
}
