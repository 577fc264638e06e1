import { assembleCorpus } from "../../src/law/corpus/loading.ts";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message, Update } from "grammy/types";
import type {
  Answer,
  AnswerRequest,
  AskContext,
  Assistant,
  Block,
  Suggestion,
} from "../../src/answering/answer.ts";
import { createOffering } from "../../src/answering/conversation/offers.ts";
import { type Corpus } from "../../src/law/corpus/corpus.ts";
import { parseRegulationMarkdown } from "../../src/law/corpus/markdown.ts";
import { quoteText } from "../../src/law/corpus/quote.ts";
import { parseRegister } from "../../src/law/corpus/register.ts";
import { statusOf } from "../../src/law/corpus/status.ts";
import { NOTHING_KNOWN, type SourcedFacts } from "../../src/eligibility/rules/facts.ts";
import type { Logger } from "../../src/platform/logger.ts";
import { openMemoryStore, type Store } from "../../src/storage/store.ts";
import type { AccessRules } from "../../src/telegram/access/staff-roles.ts";
import type { BotDependencies } from "../../src/telegram/bot.ts";
import type { GuidedCheck } from "../../src/telegram/dependencies.ts";
import { ME, type NewUpdate, TOKEN } from "../support/bot-api/bot-api.ts";

/** A small corpus of real words, an assistant that quotes it, and the updates that people cause. */

const UU_32_2004 = `---
id: uu-32-2004
fidelity: verbatim
source: Lembaran Negara 2004 Nomor 125
---

# Undang-Undang Republik Indonesia Nomor 32 Tahun 2004 tentang Pemerintahan Daerah

##### Pasal 42

- (1) DPRD mempunyai tugas dan wewenang:
  - a. membentuk Perda yang dibahas dengan kepala daerah untuk mendapat persetujuan bersama;
  - b. membahas dan menyetujui rancangan Perda tentang APBD bersama dengan kepala daerah;
  - f. memberikan pendapat dan pertimbangan kepada pemerintah daerah terhadap rencana perjanjian internasional di daerah;
  - g. memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah;
- (2) Selain tugas dan wewenang sebagaimana dimaksud pada ayat (1), DPRD melaksanakan tugas dan wewenang lain yang diatur dalam peraturan perundang-undangan.
`;

const PERMENLU = `---
id: permenlu-09-2006
fidelity: secondary
source: sebagaimana diberitakan
---

# Permenlu 09/2006

## Lampiran {#lampiran}

### Syarat umum {#syarat-umum}

Delapan syarat umum:

- 3. Dewan Perwakilan Rakyat Daerah (DPRD) memberikan persetujuannya.
- 4. Stabilitas politik dan keamanan di dalam negeri tidak terganggu oleh kerja sama itu.
`;

const LONG_SENTENCE =
  "Ketentuan sebagaimana dimaksud dalam ayat ini berlaku bagi semua penyelenggara Hubungan Luar Negeri, baik pemerintah maupun non Pemerintah.";

/** An article of 5,000 words and more: 50 ayat of six sentences, and one ayat that alone is longer than a message. */
const LONG_ARTICLE = [
  ...Array.from(
    { length: 50 },
    (_, index) => `- (${index + 1}) ${LONG_SENTENCE.repeat(1)} ${`${LONG_SENTENCE} `.repeat(5).trim()}`,
  ),
  `- (51) ${`${LONG_SENTENCE} `.repeat(40).trim()}`,
].join("\n");

const UU_37_1999 = `---
id: uu-37-1999
fidelity: verbatim
source: Lembaran Negara 1999 Nomor 156
---

# Undang-Undang Republik Indonesia Nomor 37 Tahun 1999 tentang Hubungan Luar Negeri

##### Pasal 5

- (1) Hubungan Luar Negeri diselenggarakan sesuai dengan Politik Luar Negeri, peraturan perundang-undangan nasional dan hukum serta kebiasaan internasional.
- (2) Ketentuan sebagaimana dimaksud dalam ayat (1) berlaku bagi semua penyelenggara Hubungan Luar Negeri, baik pemerintah maupun non Pemerintah.

##### Pasal 40

${LONG_ARTICLE}
`;

const REGISTER = `
- { id: uu-37-1999, kind: UU, number: "37", year: 1999, title: UU 37 Tahun 1999, shortTitle: UU 37/1999, subject: Hubungan Luar Negeri, subjectEn: Foreign Relations, issuer: Presiden, corpus: partial, lastPasal: 40, status: in-force, certainty: verified, known_from: the act }
- { id: uu-32-2004, kind: UU, number: "32", year: 2004, title: UU 32 Tahun 2004, shortTitle: UU 32/2004, subject: Pemerintahan Daerah, subjectEn: Regional Government, issuer: Presiden, corpus: partial, lastPasal: 240, status: revoked, since: 2014-10-02, by: uu-23-2014, replacedBy: [uu-23-2014], certainty: verified, known_from: the act }
- { id: uu-23-2014, kind: UU, number: "23", year: 2014, title: UU 23 Tahun 2014, shortTitle: UU 23/2014, subject: Pemerintahan Daerah, subjectEn: Regional Government, issuer: Presiden, corpus: none, lastPasal: 411, status: in-force, certainty: verified, known_from: the act }
- { id: permenlu-09-2006, kind: Permenlu, number: "09", year: 2006, title: Permenlu 09 Tahun 2006, shortTitle: Permenlu 09/2006, subject: Panduan Umum, subjectEn: General guide, issuer: Menteri Luar Negeri, corpus: secondary, status: revoked, certainty: reported, known_from: an article }
`;

export const corpus: Corpus = assembleCorpus({
  hash: "0123456789abcdef".repeat(4),
  register: parseRegister(REGISTER),
  texts: [UU_32_2004, PERMENLU, UU_37_1999].map((text) => parseRegulationMarkdown(text, "fixture.md")),
  topics: [],
});

export const HURUF_G = "uu-32-2004/pasal-42/ayat-1/huruf-g";
export const PASAL_42 = "uu-32-2004/pasal-42";
export const LONG_PASAL = "uu-37-1999/pasal-40";
export const REPORTED = "permenlu-09-2006/lampiran/syarat-umum/angka-3";

export function answerOf(blocks: readonly Block[], more: Partial<Answer> = {}): Answer {
  return {
    question: "",
    language: "id",
    kind: "answer",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: [],
    blocks,
    suggestions: [],
    discussed: null,
    ...more,
  };
}

/** What the fake assistant was asked. */
export interface Asked {
  readonly request: AnswerRequest;
  readonly context: AskContext;
}

export interface FakeAssistant extends Assistant {
  readonly asked: Asked[];
}

/** What a verdict was made on. */
export const FACTS: SourcedFacts = { ...NOTHING_KNOWN, facts: { partner: { country: "JP" } } };

/**
 * Answers every request by a quotation: a provision by itself, "panjang" by the long article, everything else by Pasal 42
 * ayat (1) huruf g. "rusak" fails, "lambat" takes 400 ms, "hening" answers nothing, "english" answers in English, "bolehkah" brings a verdict's facts.
 */
export function fakeAssistant(): FakeAssistant {
  const asked: Asked[] = [];
  return {
    asked,
    answer: async (request, context) => {
      asked.push({ request, context });
      const text = "text" in request ? request.text : "";
      if (text.includes("rusak")) throw new Error(`cannot reach https://api.example/bot${TOKEN}/x`);
      if (text.includes("lambat")) await sleep(400);
      if (text.includes("hening")) return answerOf([]);
      const id = request.type === "provision" ? request.id : text.includes("panjang") ? LONG_PASAL : HURUF_G;
      const suggestions: Suggestion[] = [
        { label: "Pasal 42 seluruhnya", request: { type: "provision", id: PASAL_42 } },
        { label: "Hasil berikutnya", request: { type: "search", text, offset: 5 } },
        { label: "Pengganti: UU 23/2014", request: { type: "provision", id: "uu-23-2014" } },
      ];
      return answerOf(
        [
          { type: "paragraph", text: `Jawaban untuk: ${text.slice(0, 60)}` },
          { type: "quote", provision: corpus.provisions.has(id) ? id : PASAL_42 },
          { type: "notice", tone: "status", text: "Dicabut oleh UU 23/2014." },
        ],
        {
          question: text,
          language: context.language ?? (text.includes("english") ? "en" : "id"),
          discussed: "uu-32-2004",
          ...(text.includes("bolehkah") ? { facts: FACTS } : {}),
          suggestions,
          citations: [
            {
              id,
              label: labelOf(id),
              quote: quoteText(corpus, corpus.provisions.has(id) ? id : PASAL_42),
              fidelity: "verbatim",
              status: "revoked",
              successor: [],
            },
          ],
        },
      );
    },
  };
}

function labelOf(id: string): string {
  return id === HURUF_G ? "Pasal 42 ayat (1) huruf g UU 32/2004" : `Kutipan ${id}`;
}

/** Everything that is logged, as one text a line. */
export interface RecordedLog {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly fields: object;
  readonly message: string;
}

export function recordingLogger(): Logger & { readonly lines: RecordedLog[] } {
  const lines: RecordedLog[] = [];
  const record = (level: RecordedLog["level"]) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    lines,
    debug: record("debug"),
    info: record("info"),
    warn: record("warn"),
    error: record("error"),
  };
}

/** For tests that open no dialog: the fixture's corpus has no rules. */
const NO_CHECK: GuidedCheck = {
  room: () => {
    throw new Error("this test has no rules");
  },
  read: () => NOTHING_KNOWN,
};

/** What the buttons of the tests' bots are sealed with. */
export const BUTTON_KEY = "0123456789abcdef".repeat(4);

/** Finds nothing by search: the fixture's corpus has no index. */
const OFFERING = createOffering({
  corpus,
  asOf: () => "2026-11-24",
  retriever: { search: () => Promise.resolve({ language: "id", hits: [], evidence: 0, certainty: 0 }) },
  rulebook: {
    rules: [],
    questions: new Map(),
    notes: [],
    corpus,
    statusOn: (id, asOf) => statusOf(corpus, id, asOf),
  },
});
/** As the shipped data might be. */
const RELATIONS_DATES = { updated: "2026-11-24", oldest: "2019-06-26", newest: "2025-12-19" };

/** Where the tests run. */
export const INSTALLATION = { version: "0.0.0", dataDir: tmpdir(), timeZone: "Asia/Jakarta" };

/** Open to everybody, without a limit, unless it is said otherwise; nobody let in yet. */
export function accessRules(more: Partial<AccessRules> = {}): AccessRules {
  const closed = { administrators: new Set<number>(), codeHours: 24, perMinute: 0, hasLinks: true };
  return { mode: "open", allowed: testStore().allowed, ...closed, ...more };
}

export interface TestDeps extends BotDependencies {
  readonly assistant: FakeAssistant;
  readonly logger: ReturnType<typeof recordingLogger>;
}

/** The fixture's corpus, which stays as it is. */
export function snapshotsOf(assistant: Assistant): BotDependencies["snapshots"] {
  const edition = { corpus, assistant, check: NO_CHECK, offering: OFFERING, relationsDates: RELATIONS_DATES };
  return { current: () => edition };
}

/** A store in memory; a fault of it fails the test. */
export function testStore(): Store {
  const fail = (fields: object, message: string): never => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  };
  return openMemoryStore({ warn: fail, error: fail });
}

export function testDeps(more: Partial<TestDeps> = {}): TestDeps {
  const { assistant = fakeAssistant() } = more;
  return {
    assistant,
    snapshots: snapshotsOf(assistant),
    ...testStore(),
    logger: recordingLogger(),
    buttonKey: BUTTON_KEY,
    access: accessRules(),
    installation: INSTALLATION,
    token: TOKEN,
    ...more,
  };
}

let messageIds = 1;

/** What a person writes in a private chat. */
export function privateMessage(chatId: number, content: Partial<Message> = {}): NewUpdate {
  const from = { id: chatId, is_bot: false, first_name: "Ani" };
  const chat = { id: chatId, type: "private", first_name: "Ani" } as const;
  return {
    message: { message_id: messageIds++, date: 0, chat, from, ...content } as Message & Update.NonChannel,
  };
}

/** What a person writes in a group. */
export function groupMessage(content: Partial<Message> = {}): NewUpdate {
  const from = { id: 7, is_bot: false, first_name: "Budi" };
  const chat = { id: -100, type: "supergroup", title: "Bagian Kerja Sama" } as const;
  return {
    message: { message_id: messageIds++, date: 0, chat, from, ...content } as Message & Update.NonChannel,
  };
}

/** The press of a button under a message in a private chat. */
export function press(chatId: number, data: string, messageId = 1): NewUpdate {
  const from = { id: chatId, is_bot: false, first_name: "Ani" };
  const chat = { id: chatId, type: "private", first_name: "Ani" } as const;
  return {
    callback_query: {
      id: `press-${messageIds++}`,
      from,
      chat_instance: "1",
      data,
      message: { message_id: messageId, date: 0, chat },
    },
  };
}

/** A mention of the bot in a text, as an entity. */
export function mentionIn(text: string): Message["entities"] {
  const name = `@${ME.username}`;
  return [{ type: "mention", offset: text.indexOf(name), length: name.length }];
}
