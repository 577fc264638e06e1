import { loadCorpus } from "../../src/law/corpus/loading.ts";
/**
 * One measurement of the scale benchmark, in a process of its own, so that its memory is its own. Prints one line of JSON.
 *
 *   scale-child.ts build|serve|add|plain DATA_DIR
 *   scale-child.ts galqa DATA_DIR GALQA_FOLDER
 */
import { join } from "node:path";
import { z } from "zod";
import { REFUSE_BELOW } from "../../src/answering/handlers/extractive-answer.ts";
import { openApp, type App } from "../../src/app.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import { readConfig } from "../../src/config.ts";
import { type Corpus } from "../../src/law/corpus/corpus.ts";
import { readIngested } from "../../src/law/imported/reading.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import { openRetriever, type Retriever } from "../../src/retrieval/retriever.ts";
import { buildBaseline } from "./baseline.ts";
import { readGalqa } from "./galqa.ts";
import { readGolden } from "./golden.ts";
import { actAsText } from "./made-library.ts";
import { percentile, rankOfRight } from "./metrics.ts";
import { actMaker } from "./synthetic.ts";

const [, , mode = "", dataDir = "", more = ""] = process.argv;
const silent = { info: (): void => undefined, warn: (): void => undefined };
const QUESTION = "Apakah kerja sama dengan kota di luar negeri perlu persetujuan DPRD?";
const KNOWN_ITEMS = 200;
const LOOK_UPS = 200;

function memory(): { rss: number; peak: number } {
  return { rss: process.memoryUsage().rss, peak: process.resourceUsage().maxRSS * 1024 };
}

/** The longest time, in milliseconds, that nothing else could run. */
function watchBlocks(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 2);
    last = now;
  }, 2);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last - 2);
  };
}

function openSearch(corpus: Corpus): Promise<Retriever> {
  return openRetriever({ corpus, dataDir, embeddings: "built-in", log: silent });
}

const readCorpus = async (): Promise<Corpus> =>
  loadCorpus("corpus", await readIngested(join(dataDir, "corpus")));
const open = (): Promise<App> => openApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent" }));

async function build(): Promise<object> {
  const corpus = await readCorpus();
  const started = performance.now();
  const cpu = process.cpuUsage();
  await openSearch(corpus);
  const { user, system } = process.cpuUsage(cpu);
  return { elapsed: performance.now() - started, cpu: (user + system) / 1e3, ...memory() };
}

/** Milliseconds: the median and the 99th percentile by the clock, and the median of the processor's time. */
async function timed<T>(
  items: readonly T[],
  run: (item: T) => Promise<unknown>,
): Promise<[number, number, number]> {
  const times: number[] = [];
  const busy: number[] = [];
  for (const item of items) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await run(item);
    const { user, system } = process.cpuUsage(before);
    times.push(performance.now() - started);
    busy.push((user + system) / 1e3);
  }
  return [percentile(times, 0.5), percentile(times, 0.99), percentile(busy, 0.5)];
}

async function serve(): Promise<object> {
  const started = performance.now();
  const corpus = await readCorpus();
  const retriever = await openSearch(corpus);
  await retriever.search(QUESTION, 5);
  const loaded = performance.now() - started;
  const afterLoad = memory().rss;
  const cases = [...readGolden().values()].flat().filter(({ kind }) => kind === "answer");
  let [first, five] = [0, 0];
  const search = await timed(cases, async ({ q, expect }) => {
    const rank = rankOfRight(
      (await retriever.search(q, 5)).hits.map(({ id }) => id),
      expect,
    );
    if (rank === 1) first++;
    if (rank !== null) five++;
  });
  return {
    loaded,
    afterLoad,
    search,
    recall: [first / cases.length, five / cases.length],
    known: await knownItems(corpus, retriever),
    ...memory(),
  };
}

/** The share of articles of brought-in acts that are among the first five for eight of their words. */
async function knownItems(corpus: Corpus, retriever: Retriever): Promise<number | null> {
  const acts = [...corpus.imported.keys()];
  if (acts.length === 0) return null;
  let right = 0;
  for (let number = 0; number < KNOWN_ITEMS; number++) {
    const act = acts[Math.floor((number * acts.length) / KNOWN_ITEMS)] ?? "";
    const articles = (corpus.texts.get(act)?.provisions ?? []).filter(
      ({ unit, body }) => unit === "pasal" && body[0]?.type === "text",
    );
    const article = articles[number % articles.length];
    const text = article?.body.map((item) => (item.type === "child" ? "" : item.text)).join(" ") ?? "";
    const { hits } = await retriever.search(text.split(/\s+/).slice(1, 9).join(" "), 5);
    if (hits.some(({ id }) => id === article?.id)) right++;
  }
  return right / KNOWN_ITEMS;
}

/** The whole program: start, answers, look-ups of articles by their citation, and one act that comes in meanwhile. */
async function add(): Promise<object> {
  const app = await open();
  const ask = async (text: string): Promise<string> => {
    const { assistant, corpus } = app.snapshots.current();
    const answer = await assistant.answer({ type: "question", text }, { language: null, discussed: null });
    return renderText(corpus, answer);
  };
  await ask(QUESTION);
  // Since the process began.
  const started = performance.now();
  const { rss } = memory();
  const questions = [...readGolden().values()].flat().map(({ q }) => q);
  const answers = await timed(questions, ask);
  const names = [...app.corpus.regulations.values()].map(({ shortTitle }) => shortTitle);
  const citations = Array.from(
    { length: LOOK_UPS },
    (_, at) => `Pasal 2 ${names[Math.floor((at * names.length) / LOOK_UPS)] ?? ""}`,
  );
  await ask(citations[0] ?? "");
  const lookUps = await timed(citations, ask);
  const text = actAsText(actMaker(await loadCorpus("corpus")), 100_000);
  const blocked = watchBlocks();
  const began = performance.now();
  const places = { corpusDir: "corpus", dataDir };
  const { id } = await ingest(places, { name: "perda.txt", bytes: new TextEncoder().encode(text) });
  const isNew = await app.snapshots.refresh();
  const added = performance.now() - began;
  const answered = await ask(
    `Pasal 1 ${app.snapshots.current().corpus.regulations.get(id)?.shortTitle ?? ""}`,
  );
  const isCited = isNew && answered.includes("Pasal 1");
  return { started, rss, answers, lookUps, added, block: blocked(), isCited };
}

/** The published questions of GALQA, where the acts that they are about are among those brought in. */
async function galqa(): Promise<object> {
  const corpus = await readCorpus();
  const retriever = await openSearch(corpus);
  const questions = readGalqa(more).filter(
    ({ pasal }) => pasal !== undefined && corpus.provisions.has(pasal),
  );
  let [first, five, refused] = [0, 0, 0];
  for (const { q, pasal = "" } of questions) {
    const { hits, evidence } = await retriever.search(q, 5);
    const rank = hits.findIndex(({ id }) => id === pasal);
    if (rank === 0) first++;
    if (rank >= 0) five++;
    if (evidence < REFUSE_BELOW) refused++;
  }
  const share = (count: number): number => count / Math.max(1, questions.length);
  return { recall: [share(first), share(five)], refused: share(refused) };
}

/** MiniSearch as it comes, over the same articles. */
async function plain(): Promise<object> {
  const corpus = await readCorpus();
  const started = performance.now();
  const baseline = buildBaseline(corpus);
  const elapsed = performance.now() - started;
  const cases = [...readGolden().values()].flat().filter(({ kind }) => kind === "answer");
  let [first, five] = [0, 0];
  const search = await timed(cases, ({ q, expect }) => {
    const rank = rankOfRight(baseline.search(q, 5), expect);
    if (rank === 1) first++;
    if (rank !== null) five++;
    return Promise.resolve();
  });
  return { built: elapsed, search, recall: [first / cases.length, five / cases.length], ...memory() };
}

const MODES = { build, serve, add, galqa, plain };
console.log(JSON.stringify(await MODES[z.enum(["build", "serve", "add", "galqa", "plain"]).parse(mode)]()));
