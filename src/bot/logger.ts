type Log = (fields: object, message: string) => void;

/** The part of pino's logger that the entrances use. */
export interface Logger {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}
