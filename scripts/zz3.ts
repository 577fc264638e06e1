import { readFileSync } from "node:fs";
import { loadCorpus } from "../src/law/corpus/loading.ts";
import { openRetriever } from "../src/retrieval/retriever.ts";
import { pasalLevel } from "../src/law/provision-id.ts";
import { readCitations } from "../src/law/citations/reading.ts";
import { withoutActs } from "../src/answering/conversation/question-shape.ts";
const log={info(){},warn(l:string){console.warn(l)}};
const corpus=await loadCorpus("corpus");
const r=await openRetriever({corpus,dataDir:"/tmp/data-q",embeddings:"built-in",log});
const rd=(f:string)=>readFileSync(f,"utf8").split("\n").filter(Boolean).map(l=>JSON.parse(l));
const pl=(i:string)=>pasalLevel(i.replace("/penjelasan/pasal-","/pasal-"));
const sets:[string,any[]][]=[["dev",rd("test/eval/golden-dev.jsonl").filter(d=>d.kind!=="refusal")],["test",rd("test/eval/golden-test.jsonl").filter(d=>d.kind!=="refusal")],["g1",rd("/tmp/blind/golden-questions.jsonl")],["g2",rd("/tmp/blind/golden2.jsonl")],["A",rd("/tmp/blindw/A/questions.jsonl").filter(d=>d.kind==="question"&&d.expect.provisions.length).map(d=>({q:d.messages.at(-1),expect:[...d.expect.provisions,...d.expect.also_fine],part:d.expect.provisions}))]];
let line=""; const miss:string[]=[];
for(const [n,cs] of sets){let ok=0,pin=0,pn=0; for(const c of cs){const cit=readCitations(corpus,c.q);const acts=[...new Set(cit.flatMap(x=>x.regulation.type==="known"?[x.regulation.id]:[]))];const reg=acts.length===1&&corpus.texts.has(acts[0]!)?acts[0]:undefined;
 const s=await r.search(reg?withoutActs(c.q,cit):c.q,5,{regulation:reg}); const h=s.hits[0]; const good=c.expect.map(pl).includes(h?.id); if(good) ok++; else miss.push(n+" "+c.q+" | "+c.expect+" | "+s.hits.slice(0,2).map(x=>x.id));
 if(c.part&&c.part.length===1&&good){pn++; const b=h!.best[0]!; if(b===c.part[0]||c.part[0].startsWith(b+"/")||b.startsWith(c.part[0]+"/")) pin++; else if(process.env.V) console.log("PIN",c.q,"|",c.part,"|",h!.best)}}
 line+=`${n} ${ok}/${cs.length}  `+(pn?`pin ${pin}/${pn} `:"");}
console.log(line); if(process.env.V==="2") console.log(miss.join("\n"));
