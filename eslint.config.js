import tseslint from "typescript-eslint";

/**
 * The arrows between the rooms: which rooms and packages the files of a room may not import.
 * bot, cli -> answering -> eligibility, retrieval -> corpus, law; bot, cli -> ingest -> corpus, law; bot -> memo -> answering,
 * eligibility, corpus, law. corpus and law are one room in two folders until the first has moved. Only app.ts and main.ts see everything.
 */
const rooms = {
  law: ["ingest", "retrieval", "eligibility", "answering", "memo", "bot", "store", "cli"],
  corpus: ["ingest", "retrieval", "eligibility", "answering", "memo", "bot", "store", "cli"],
  retrieval: ["ingest", "eligibility", "answering", "memo", "bot", "store", "cli"],
  eligibility: ["ingest", "retrieval", "answering", "memo", "bot", "store", "cli"],
  answering: ["ingest", "memo", "bot", "store", "cli"],
  memo: ["ingest", "retrieval", "store", "bot", "web", "cli"],
  store: ["ingest", "retrieval", "eligibility", "answering", "memo", "bot", "cli"],
  ingest: ["retrieval", "eligibility", "answering", "memo", "store", "bot", "cli"],
  web: ["ingest", "retrieval", "eligibility", "answering", "memo", "bot", "store", "cli"],
  statistics: ["ingest", "retrieval", "eligibility", "answering", "memo", "bot", "store", "web", "cli"],
  bot: ["cli", "web"],
  cli: [],
};
const mayUseLangChain = new Set(["retrieval", "answering"]);

const roomRules = Object.entries(rooms).map(([room, closed]) => {
  const patterns = closed.map((other) => ({
    group: [`**/${other}/**`],
    message: `src/${room} may not import src/${other}: arrows go down only (see ARCHITECTURE.md).`,
  }));
  if (room !== "bot")
    patterns.push({ group: ["grammy", "@grammyjs/*"], message: "Only src/bot knows grammY." });
  if (!mayUseLangChain.has(room))
    patterns.push({
      group: ["@langchain/*"],
      message: "Only src/retrieval and src/answering know LangChain.",
    });
  if (room !== "cli" && room !== "bot")
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
