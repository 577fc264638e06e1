import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { copyFile, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Corpus } from "../../../src/law/corpus/corpus.ts";
import { readIngested } from "../../../src/law/imported/reading.ts";
import type { Disk } from "../../../src/ingest/library/disk.ts";
import {
  ingest,
  ingestedFolder,
  type IngestPlaces,
  type IngestRequest,
  type Ingested,
} from "../../../src/ingest/ingest.ts";

/** A Perda of Kota Contoh; `sentence` is its Pasal 2 ayat (2). */
export function perda(
  options: { number?: number; place?: string; sentence?: string; more?: string } = {},
): string {
  const {
    number = 7,
    place = "KOTA CONTOH",
    sentence = "Pelaporan dilakukan setiap triwulan.",
    more = "",
  } = options;
  return `PERATURAN DAERAH ${place}
NOMOR ${number} TAHUN 2021
TENTANG
KERJA SAMA DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa kerja sama daerah perlu diatur;

MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG KERJA SAMA DAERAH.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Wali Kota adalah Wali Kota Contoh.

Pasal 2
(1) Kerja sama dengan lembaga di luar negeri memenuhi syarat:
a. persetujuan DPRD; dan
b. persetujuan Pemerintah Pusat.
(2) ${sentence}

Pasal 3
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
${more}
PENJELASAN
ATAS
PERATURAN DAERAH ${place} NOMOR ${number} TAHUN 2021

I. UMUM
Kerja sama daerah berkembang.

II. PASAL DEMI PASAL

Pasal 1
Cukup jelas.

Pasal 2
Ayat (1)
Huruf a
Yang dimaksud dengan persetujuan adalah keputusan rapat paripurna.
`;
}

export const PERDA_ID = "perda-kota-contoh-7-2021";

/** The shipped corpus with an empty data folder of the test's own. */
export async function newPlaces(disk?: Disk): Promise<IngestPlaces> {
  return {
    corpusDir: "corpus",
    dataDir: await mkdtemp(join(tmpdir(), "ingest-")),
    ...(disk === undefined ? {} : { disk }),
  };
}

const REGISTER = `
- id: uu-24-2000
  kind: UU
  number: "24"
  year: 2000
  title: Undang-Undang Republik Indonesia Nomor 24 Tahun 2000 tentang Perjanjian Internasional
  shortTitle: UU 24/2000
  subject: Perjanjian Internasional
  subjectEn: International Treaties
  issuer: Presiden
  corpus: full
  lastPasal: 22
  status: in-force
  certainty: verified
  known_from: test
`;

/** As `newPlaces`, with a shipped corpus of one act, for tests that load it often. */
export async function smallPlaces(disk?: Disk): Promise<IngestPlaces> {
  const { dataDir } = await newPlaces();
  const corpusDir = join(dataDir, "shipped");
  await mkdir(join(corpusDir, "topics"), { recursive: true });
  await writeFile(join(corpusDir, "regulations.yaml"), REGISTER);
  await copyFile("corpus/uu-24-2000.md", join(corpusDir, "uu-24-2000.md"));
  return { corpusDir, dataDir, ...(disk === undefined ? {} : { disk }) };
}

export async function take(
  places: IngestPlaces,
  text: string | Uint8Array,
  request: Partial<IngestRequest> = {},
): Promise<Ingested> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return ingest(places, { name: "perda.txt", ...request, bytes });
}

/** The corpus as a program that starts now would read it. */
export async function corpusOf(places: IngestPlaces): Promise<Corpus> {
  return loadCorpus(places.corpusDir, await readIngested(ingestedFolder(places.dataDir)));
}

/** The own words of a provision, or null where the corpus lacks it. */
export function wordsOf(corpus: Corpus, id: string): string | null {
  const provision = corpus.provisions.get(id);
  if (provision === undefined) return null;
  return provision.body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join(" ");
}
