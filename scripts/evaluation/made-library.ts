import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  hashOf,
  INGESTED_FORMAT,
  type IngestedAct,
  registryFile,
  versionFolder,
} from "../../src/law/imported/registry.ts";
import { actFile } from "../../src/ingest/library/library.ts";
import { ingestedFolder } from "../../src/ingest/ingest.ts";
import type { ActMaker } from "./synthetic.ts";

/** Puts acts where brought-in ones lie, without reading files for each. @returns how many provisions they have */
export async function writeLibrary(dataDir: string, acts: Iterable<IngestedAct>): Promise<number> {
  const folder = ingestedFolder(dataDir);
  const registered: unknown[] = [];
  let provisions = 0;
  await mkdir(folder, { recursive: true });
  for (const act of acts) {
    const text = actFile(act);
    const hash = hashOf(text);
    const place = versionFolder(folder, act.entry.id, hash);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, "act.json"), text);
    await writeFile(join(place, "report.json"), "{}\n");
    registered.push({
      id: act.entry.id,
      current: hash,
      versions: [{ hash, at: "2026-01-01T00:00:00.000Z", file: "-" }],
    });
    provisions += act.provisions.length;
  }
  const registry = { format: INGESTED_FORMAT, acts: registered };
  await writeFile(registryFile(folder), `${JSON.stringify(registry)}\n`);
  return provisions;
}

export function* madeActs(maker: ActMaker, count: number): Iterable<IngestedAct> {
  for (let number = 0; number < count; number++) yield maker.act(number);
}

/** An act as an office would send it, of about 30 provisions. */
export function actAsText(maker: ActMaker, number: number): string {
  const { entry, provisions } = maker.act(number);
  const lines = [
    "PERATURAN DAERAH KOTA CONTOH",
    `NOMOR ${number} TAHUN ${entry.year}`,
    "TENTANG",
    entry.subject.toUpperCase(),
    "",
    "MEMUTUSKAN:",
    "Menetapkan : PERATURAN DAERAH.",
  ];
  for (const { unit, number: mark, title, body } of provisions) {
    const text = body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join(" ");
    if (unit === "bab") lines.push("", `BAB ${"I".repeat(Number(mark))}`, title ?? "");
    if (unit === "pasal") lines.push("", `Pasal ${mark}`, ...(text === "" ? [] : [text]));
    if (unit === "ayat") lines.push(`(${mark}) ${text}`);
    if (unit === "huruf") lines.push(`${mark}. ${text}`);
  }
  return `${lines.join("\n")}\n`;
}
