import tseslint from "typescript-eslint";

/**
 * The arrows between the rooms: which rooms the files of a room may not import.
 * telegram, terminal, cli -> answering -> eligibility, retrieval -> corpus; telegram, cli -> ingest -> corpus; telegram -> memo ->
 * answering, eligibility, corpus. corpus and law are one room in two folders until the first has moved. Everything stands on platform. Only app.ts, serve.ts and main.ts see everything.
 */
const entrances = ["telegram", "terminal", "web", "cli", "doctor"];
const rooms = {
  platform: [
    "corpus",
    "law",
    "ingest",
    "retrieval",
    "eligibility",
    "answering",
    "memo",
    "storage",
    "statistics",
    ...entrances,
  ],
  law: ["ingest", "retrieval", "eligibility", "answering", "memo", "storage", ...entrances],
  corpus: ["ingest", "retrieval", "eligibility", "answering", "memo", "storage", ...entrances],
  retrieval: ["ingest", "eligibility", "answering", "memo", "storage", ...entrances],
  eligibility: ["ingest", "retrieval", "answering", "memo", "storage", ...entrances],
  answering: ["ingest", "memo", "storage", ...entrances],
  memo: ["ingest", "retrieval", "storage", ...entrances],
  storage: ["ingest", "retrieval", "eligibility", "answering", "memo", ...entrances],
  ingest: ["retrieval", "eligibility", "answering", "memo", "storage", ...entrances],
  web: ["corpus", "ingest", "retrieval", "eligibility", "answering", "memo", "storage", "telegram", "cli"],
  statistics: ["ingest", "retrieval", "eligibility", "answering", "memo", "storage", ...entrances],
  telegram: ["cli", "web", "terminal", "doctor"],
  terminal: ["cli", "web", "doctor"],
  doctor: ["ingest", "memo", "telegram", "terminal", "cli"],
  cli: [],
};
const mayUseLangChain = new Set(["retrieval", "answering"]);
const mayUseGrammy = new Set(["telegram", "terminal"]);
const mayImportApp = new Set(["cli"]);

const roomRules = Object.entries(rooms).map(([room, closed]) => {
  const patterns = closed.map((other) => ({
    group: [`**/${other}/**`],
    message: `src/${room} may not import src/${other}: arrows go down only (see ARCHITECTURE.md).`,
  }));
  if (!mayUseGrammy.has(room))
    patterns.push({ group: ["grammy", "@grammyjs/*"], message: "Only src/telegram knows grammY." });
  if (!mayUseLangChain.has(room))
    patterns.push({
      group: ["@langchain/*"],
      message: "Only src/retrieval and src/answering know LangChain.",
    });
  if (!mayImportApp.has(room))
    patterns.push({
      group: ["**/app.ts", "**/main.ts"],
      message: "Only the entrances import app.ts.",
    });
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
});

export default tseslint.config(
  { ignores: ["node_modules/", "data/", "dist/", "coverage/"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      eqeqeq: "error",
    },
  },
  { files: ["**/*.config.*"], rules: { "no-restricted-exports": "off" } },
  ...roomRules,
);
