import { createHash } from "node:crypto";
import { readYaml } from "../corpus/yaml.ts";

/**
 * What YAML texts say, kept as JSON, which is read in a twentieth of the time. A text that changed is read anew; what
 * a text says is checked against its form as ever.
 */
export class YamlCache {
  private readonly known: Readonly<Record<string, unknown>>;
  private readonly used = new Map<string, unknown>();

  /** @param kept what `toText` gave an earlier time; anything else counts as nothing kept */
  constructor(kept?: string) {
    this.known = kept === undefined ? {} : parseKept(kept);
  }

  readonly read = (text: string): unknown => {
    const key = digest(text);
    const value = Object.hasOwn(this.known, key) ? this.known[key] : readYaml(text);
    this.used.set(key, value);
    return value;
  };

  /** Whether a text was read an earlier time. */
  has(text: string): boolean {
    return Object.hasOwn(this.known, digest(text));
  }

  /** Whether `toText` would say something else than what was kept. */
  get isStale(): boolean {
    const known = Object.keys(this.known);
    return known.length !== this.used.size || known.some((key) => !this.used.has(key));
  }

  /** The texts that were read, with a checksum in the first line. */
  toText(): string {
    const body = JSON.stringify(Object.fromEntries(this.used));
    return `${digest(body)}\n${body}`;
  }
}

function parseKept(kept: string): Readonly<Record<string, unknown>> {
  const end = kept.indexOf("\n");
  const body = kept.slice(end + 1);
  if (end < 0 || digest(body) !== kept.slice(0, end)) return {};
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
