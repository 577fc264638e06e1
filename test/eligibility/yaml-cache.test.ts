import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type TextStore,
  YamlCache,
  loadKnowledge,
} from "../../src/eligibility/understanding/lexical-resources.ts";
import { Understander } from "../../src/eligibility/understanding/understand.ts";

const ISRAEL = "- { code: IL, status: none, asOf: 2010-11 }";

describe("YAML kept as JSON", () => {
  it("says what the text says, whether kept or not", () => {
    const first = new YamlCache();
    const value = first.read(ISRAEL);
    expect(value).toEqual([{ code: "IL", status: "none", asOf: "2010-11" }]);
    const second = new YamlCache(first.toText());
    expect(second.has(ISRAEL)).toBe(true);
    expect(second.read(ISRAEL)).toEqual(value);
    expect(second.isStale).toBe(false);
  });

  it("is not asked for a text that changed, and forgets what is no longer read", () => {
    const first = new YamlCache();
    first.read(ISRAEL);
    const second = new YamlCache(first.toText());
    const changed = ISRAEL.replace("none", "relations");
    expect(second.has(changed)).toBe(false);
    expect(second.read(changed)).toMatchObject([{ status: "relations" }]);
    expect(second.isStale).toBe(true);
    expect(new YamlCache(second.toText()).has(ISRAEL)).toBe(false);
  });

  it.each([
    ["a changed letter", (text: string) => text.replace("none", "nono")],
    ["a torn end", (text: string) => text.slice(0, -20)],
    ["nothing", () => ""],
    ["something else", () => '{"a":1}'],
  ])("counts as nothing after %s", (_, damage) => {
    const first = new YamlCache();
    first.read(ISRAEL);
    expect(new YamlCache(damage(first.toText())).has(ISRAEL)).toBe(false);
  });
});

describe("what questions are understood by", () => {
  let folder: string;
  let store: TextStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "knowledge-"));
    const file = join(folder, "kept.json");
    store = {
      read: () => readFile(file, "utf8").catch(() => undefined),
      write: (text) => writeFile(file, text),
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is the same from what was kept", async () => {
    const fresh = await loadKnowledge("corpus/eligibility", undefined, store);
    const kept = await loadKnowledge("corpus/eligibility", undefined, store);
    expect(await store.read()).toContain("Israel");
    expect([...kept.names.byKey]).toEqual([...fresh.names.byKey]);
    expect(kept.lexicon.vocabulary).toEqual(fresh.lexicon.vocabulary);
    const question = "Bolehkah Kota Bandung bekerja sama dengan Tel Aviv di bidang militer?";
    expect(new Understander(kept).understand(question)).toEqual(new Understander(fresh).understand(question));
  });
});
