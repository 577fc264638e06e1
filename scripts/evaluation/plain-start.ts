import { loadCorpus } from "../../src/law/corpus/loading.ts";
/** The plain baseline as a program of its own: load the corpus, index it with MiniSearch, answer one question. */

import { buildBaseline } from "./baseline.ts";

const corpus = await loadCorpus("corpus");
const hits = buildBaseline(corpus).search(process.argv[2] ?? "", 10);
console.log(JSON.stringify({ hits, rss: process.memoryUsage().rss }));
