import type { Language } from "../../src/text/language.ts";
import type { Answer, AnswerRequest, Assistant, History } from "../../src/answering/answer.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "../../src/answering/conversation/history.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { quoteText } from "../../src/law/corpus/quote.ts";
import { NEW_CHAT, prose, quotedIds, shippedAssistant } from "../support/assistant.ts";

let assistant: Assistant;
let corpus: Corpus;
beforeAll(async () => {
  ({ assistant, corpus } = await shippedAssistant());
});

/** A chat as an entrance keeps it: the history goes through JSON between two messages. */
function chat(language: Language | null = null) {
  let history: History | undefined;
  let discussed: string | null = null;
  let facts: Answer["facts"];
  const send = async (request: AnswerRequest): Promise<Answer> => {
    const answer = await assistant.answer(request, { ...NEW_CHAT, language, discussed, facts, history });
    history = readHistory(JSON.parse(JSON.stringify(answer.history)));
    ({ discussed, facts } = answer);
    return answer;
  };
  return {
    ask: (text: string) => send({ type: "question", text }),
    send,
    kept: () => JSON.stringify(history),
  };
}

const firstLine = (answer: Answer): string =>
  prose(answer)
    .split("\n")
    .find((line) => line !== "") ?? "";

/** Every citation holds the corpus's words and every quotation is of a provision that exists. */
function expectOwnWords(answer: Answer): void {
  for (const { id, quote } of answer.citations) expect(quote).toBe(quoteText(corpus, id));
  for (const id of quotedIds(answer)) expect(corpus.provisions.has(id)).toBe(true);
}

const APPROVAL_OF_REGENCY = "uu-23-2014/pasal-154/ayat-1/huruf-g";
const APPROVAL_OF_PROVINCE = "uu-23-2014/pasal-101";

interface Line {
  readonly says: string;
  readonly then: (answer: Answer) => void;
}

const INDONESIAN: readonly Line[] = [
  {
    says: "Apakah menurut UU 23/2014 rencana kerja sama luar negeri kota perlu persetujuan DPRD?",
    then: (answer) => {
      expect(quotedIds(answer)[0]).toBe(APPROVAL_OF_REGENCY);
    },
  },
  {
    says: "kalau untuk provinsi?",
    then: (answer) => {
      expect(quotedIds(answer)[0]).toMatch(new RegExp(`^${APPROVAL_OF_PROVINCE}`));
      expect(prose(answer)).toContain(
        "Apakah menurut UU 23/2014 rencana kerja sama luar negeri provinsi perlu persetujuan DPRD?",
      );
    },
  },
  {
    says: "pasal berapa itu?",
    then: (answer) => {
      expect(firstLine(answer)).toMatch(/^Dasar hukumnya: Pasal 101/);
    },
  },
  {
    says: "masih berlaku?",
    then: (answer) => {
      expect(firstLine(answer)).toMatch(/^UU 23\/2014: Berlaku sejak 2 Oktober 2014/);
    },
  },
  {
    says: "ayat 2-nya?",
    then: (answer) => {
      expect(quotedIds(answer)).toEqual([`${APPROVAL_OF_PROVINCE}/ayat-2`]);
    },
  },
  {
    says: "in English please",
    then: (answer) => {
      expect(answer.language).toBe("en");
      expect(quotedIds(answer)).toEqual([`${APPROVAL_OF_PROVINCE}/ayat-2`]);
    },
  },
  {
    says: "Bolehkah Kota Bandung bekerja sama dengan Tel Aviv?",
    then: (answer) => {
      expect(answer.verdict).toBe("ineligible");
    },
  },
  {
    says: "kenapa?",
    then: (answer) => {
      expect(answer.verdict).toBe("ineligible");
      expect(firstLine(answer)).toContain("Israel tidak mempunyai hubungan diplomatik");
      expect(quotedIds(answer)).toHaveLength(1);
    },
  },
  {
    says: "bukan, maksud saya Suwon",
    then: (answer) => {
      expect(answer.verdict).toBe("conditional");
      expect(prose(answer)).toContain("Korea Selatan");
      expect(prose(answer)).not.toContain("Israel");
    },
  },
  {
    says: "terus syaratnya apa?",
    then: (answer) => {
      expect(firstLine(answer)).toBe("Yang masih harus dipenuhi, berurutan:");
      expect(prose(answer)).toContain("persetujuan DPRD");
    },
  },
  {
    says: "terima kasih",
    then: (answer) => {
      expect(firstLine(answer)).toContain("Sama-sama");
    },
  },
  {
    says: "dasar hukumnya?",
    then: (answer) => {
      expect(firstLine(answer)).toMatch(/^Dasar hukumnya: /);
      expect(prose(answer)).toContain("Pasal 195 UU 32/2004 → Pasal 363 UU 23/2014");
    },
  },
];

const ENGLISH: readonly Line[] = [
  {
    says: "May Bandung cooperate with a city in Taiwan?",
    then: (answer) => {
      expect(answer.verdict).toBe("ineligible");
    },
  },
  {
    says: "why not?",
    then: (answer) => {
      expect(firstLine(answer)).toContain("Taiwan has no diplomatic relations");
    },
  },
  {
    says: "what about Suwon?",
    then: (answer) => {
      expect(answer.verdict).toBe("conditional");
      expect(prose(answer)).not.toContain("Taiwan");
    },
  },
  {
    says: "which conditions must we meet?",
    then: (answer) => {
      expect(answer.verdict).toBe("conditional");
      expect(firstLine(answer)).toBe("What remains to be met, in order:");
    },
  },
  {
    says: "Article 42 paragraph 1 letter g of Law 32/2004",
    then: (answer) => {
      expect(quotedIds(answer)).toEqual(["uu-32-2004/pasal-42/ayat-1/huruf-g"]);
    },
  },
  {
    says: "is it still in force?",
    then: (answer) => {
      expect(firstLine(answer)).toContain("NO LONGER IN FORCE");
      expect(quotedIds(answer)).toContain(APPROVAL_OF_REGENCY);
    },
  },
  {
    says: "what replaced it?",
    then: (answer) => {
      expect(firstLine(answer)).toMatch(
        /^In force now: Article 154 paragraph \(1\) letter g of Law 23\/2014/,
      );
    },
  },
  {
    says: "pakai bahasa Indonesia",
    then: (answer) => {
      expect(answer.language).toBe("id");
      expect(firstLine(answer)).toMatch(/^Yang berlaku sekarang: Pasal 154 ayat \(1\) huruf g UU 23\/2014/);
    },
  },
  {
    says: "What is a sister city?",
    then: (answer) => {
      expect(answer.language).toBe("en");
      expect(quotedIds(answer)[0]).toMatch(/^materi-paradiplomasi\/sister-city/);
    },
  },
  {
    says: "more",
    then: (answer) => {
      expect(answer.language).toBe("en");
      expect(firstLine(answer)).toContain("What is a sister city?");
      expect(answer.citations.length).toBeGreaterThan(1);
    },
  },
  {
    says: "shorter please",
    then: (answer) => {
      expect(answer.language).toBe("en");
    },
  },
  {
    says: "how about foreign loans?",
    then: (answer) => {
      expect(answer.citations.map(({ id }) => id).join()).toContain("uu-23-2014/pasal-30");
      expect(prose(answer)).toContain("foreign loans");
    },
  },
];

describe("a conversation of twelve turns", () => {
  it.each([
    ["in Indonesian", INDONESIAN],
    ["in English", ENGLISH],
  ])("%s: each turn is answered by way of the turns before it", async (_language, lines) => {
    expect(lines).toHaveLength(12);
    const { ask } = chat();
    for (const { says, then } of lines) {
      const answer = await ask(says);
      expectOwnWords(answer);
      then(answer);
    }
  });
});

describe("two conversations at once", () => {
  const said = (answer: Answer): unknown => JSON.parse(JSON.stringify({ ...answer, history: undefined }));

  it("are answered as each would be alone, turn by turn", async () => {
    const [alone, other, mixed, mixedOther] = [chat(), chat(), chat(), chat()];
    const expected: unknown[] = [];
    for (const { says } of INDONESIAN) expected.push(said(await alone.ask(says)));
    const expectedOther: unknown[] = [];
    for (const { says } of ENGLISH) expectedOther.push(said(await other.ask(says)));
    for (const [index, { says }] of INDONESIAN.entries()) {
      const [one, two] = await Promise.all([mixed.ask(says), mixedOther.ask(ENGLISH[index]?.says ?? "")]);
      expect(said(one)).toEqual(expected[index]);
      expect(said(two)).toEqual(expectedOther[index]);
    }
    expect(mixed.kept()).not.toMatch(/taiwan|loans/i);
    expect(mixedOther.kept()).not.toMatch(/tel aviv|DPRD\?/i);
  });
});

describe("a chat without turns before", () => {
  it.each(["kenapa?", "masih berlaku?", "lanjut", "in English please", "pasal berapa itu?"])(
    "has nothing that %s could go on from, and says so",
    async (text) => {
      const answer = await chat().ask(text);
      expect(answer.kind).toBe("clarification");
      expect(answer.citations).toEqual([]);
      expect(firstLine(answer)).toMatch(/Belum ada jawaban|no answer in this conversation/);
    },
  );

  it("of an entrance that keeps no history still knows what is discussed", async () => {
    const answer = await assistant.answer(
      { type: "question", text: "masih berlaku?" },
      { ...NEW_CHAT, discussed: "uu-32-2004/pasal-10" },
    );
    expect(firstLine(answer)).toContain("TIDAK BERLAKU LAGI");
  });
});

describe("a piece of a question", () => {
  it("that says nothing of the rules is asked about, and cites nothing of the turn before", async () => {
    const { ask } = chat();
    await ask("apakah kerja sama luar negeri perlu persetujuan DPRD?");
    const answer = await ask("kalau resep rendang?");
    expect(answer.kind).toBe("clarification");
    expect(firstLine(answer)).toContain("resep rendang");
    expect(answer.citations).toEqual([]);
  });

  it("does not undo what was under discussion", async () => {
    const { ask } = chat();
    await ask("Pasal 10 UU 32/2004");
    await ask("kalau resep rendang?");
    expect(quotedIds(await ask("ayat 3?"))).toEqual(["uu-32-2004/pasal-10/ayat-3"]);
  });

  it("that names another act means the same article there", async () => {
    const { ask } = chat();
    await ask("Pasal 10 UU 32/2004");
    expect(quotedIds(await ask("kalau UU 23/2014?"))).toEqual(["uu-23-2014/pasal-10"]);
  });

  it("that says more of a planned cooperation is judged with the rest of it", async () => {
    const { ask } = chat();
    await ask("Boleh ga pemkot bandung sister city sama Suwon?");
    expect((await ask("kalau kabupaten?")).facts?.facts).toMatchObject({ home: { kind: "kabupaten" } });
    expect((await ask("kalau bidangnya pertahanan?")).verdict).toBe("ineligible");
  });
});

describe("a whole new question", () => {
  it("cites nothing of the turn before that it does not find itself", async () => {
    const { ask } = chat();
    await ask("Pasal 21 UU 24/2000");
    const after = await ask("apakah pinjaman luar negeri daerah harus lewat Menteri Keuangan?");
    const alone = await chat().ask("apakah pinjaman luar negeri daerah harus lewat Menteri Keuangan?");
    expect(after.citations).toEqual(alone.citations);
    expect(after.verdict).toBe(alone.verdict);
  });

  it("drops the facts of an earlier verdict", async () => {
    const { ask } = chat();
    await ask("Bolehkah Kota Bandung bekerja sama dengan Tel Aviv?");
    const answer = await ask("Pasal 5 UU 37/1999");
    expect(answer.facts).toBeUndefined();
    expect((await ask("kenapa?")).verdict).toBeNull();
  });
});

describe("an answer in another form", () => {
  it("is shorter with the same first line, quotation and status", async () => {
    const { ask } = chat();
    const long = await ask("Pernah diatur di mana pinjaman luar negeri daerah menurut UU 32/2004?");
    const short = await ask("lebih singkat");
    expect(firstLine(short)).toBe(firstLine(long));
    expect(quotedIds(short)).toEqual(quotedIds(long).slice(0, 1));
    expect(prose(short)).toContain("TIDAK BERLAKU LAGI");
    expect(prose(short).length).toBeLessThan(prose(long).length);
  });

  it("stays one turn, however often it is asked for", async () => {
    const { ask, kept } = chat();
    await ask("Pasal 10 UU 32/2004");
    const before = readHistory(JSON.parse(kept() ?? "")).turns.length;
    await ask("in English");
    await ask("ulangi");
    expect(readHistory(JSON.parse(kept() ?? "")).turns).toHaveLength(before);
  });
});

describe("a button", () => {
  it("is a turn that a follow-up goes on from", async () => {
    const { ask, send } = chat();
    await ask("Bolehkah Kota Bandung bekerja sama dengan Suwon?");
    await send({ type: "provision", id: "uu-23-2014/pasal-367" });
    expect(quotedIds(await ask("ayat 2?"))).toEqual(["uu-23-2014/pasal-367/ayat-2"]);
    expect((await ask("kalau dengan Tel Aviv?")).verdict).toBe("ineligible");
  });
});

describe("several questions in one message", () => {
  it("are answered one by one: the first now, the others by a button each", async () => {
    const { ask, send } = chat();
    const answer = await ask("apa itu sister city? apa syaratnya? siapa yang menandatangani?");
    expect(quotedIds(answer)[0]).toBe("materi-paradiplomasi/sister-city");
    const [button] = answer.suggestions;
    expect(button?.label).toBe("apa syaratnya?");
    const next = await send(button?.request ?? { type: "question", text: "" });
    expect(quotedIds(next)[0]).toMatch(/^pp-28-2018\/pasal-27/);
  });
});

describe("pasted words of the law", () => {
  it.each([
    [
      '"Hubungan Luar Negeri diselenggarakan sesuai dengan Politik Luar Negeri, peraturan perundang-undangan nasional dan hukum serta kebiasaan internasional." masih berlaku ga?',
      "uu-37-1999/pasal-5/ayat-1",
      "Itu bunyi Pasal 5 ayat (1) UU 37/1999. UU 37/1999 berlaku",
    ],
    [
      "Pemerintah daerah dapat melakukan pinjaman yang berasal dari penerusan pinjaman hutang luar negeri dari Menteri Keuangan atas nama Pemerintah. pasal berapa ini?",
      "uu-32-2004/pasal-170/ayat-1",
      "Itu bunyi Pasal 170 ayat (1) UU 32/2004. UU 32/2004 TIDAK BERLAKU LAGI",
    ],
  ])("are told where they stand and whether they are in force", async (text, id, said) => {
    const answer = await chat().ask(text);
    expect(quotedIds(answer)).toEqual([id]);
    expect(firstLine(answer)).toContain(said);
  });

  it("that stand in several acts are shown of each, what is in force first", async () => {
    const answer = await chat().ask(
      "memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah. ini pasal berapa?",
    );
    expect(quotedIds(answer)).toEqual([
      "uu-23-2014/pasal-101/ayat-1/huruf-g",
      "uu-23-2014/pasal-154/ayat-1/huruf-g",
      "uu-32-2004/pasal-42/ayat-1/huruf-g",
    ]);
  });
});

describe("a message that asks nothing of the law", () => {
  it.each([
    ["p", "Halo"],
    ["???", "Silakan tulis"],
    ["gak guna", "Maaf"],
    ["kamu bohong ya", "Maaf"],
    ["tolong buatkan surat ke kemlu", "Saya tidak menyusun surat"],
    ["terima kasih banyak infonya sangat membantu", "Sama-sama"],
  ])("%s gets a short polite reply", async (text, begins) => {
    const answer = await chat().ask(text);
    expect(answer.kind).toBe("clarification");
    expect(firstLine(answer).startsWith(begins)).toBe(true);
    expect(answer.citations).toEqual([]);
  });
});
