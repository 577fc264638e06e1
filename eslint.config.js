import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/**
 * The rooms of `src`, lowest first: a file imports from its own room and from rooms below it, but not sideways within a line.
 * Only app.ts, serve.ts and main.ts see everything.
 */
const layers = [
  ["platform"],
  ["text"],
  ["law"],
  ["storage", "ingest", "retrieval", "eligibility"],
  ["answering", "generation", "statistics"],
  ["memo"],
  ["review"],
  ["telegram", "terminal", "web", "doctor", "mcp"],
  ["cli"],
];
/** Imports upwards or sideways that are wanted: what belongs together is told from here. */
const sideways = {
  answering: ["generation"],
  generation: ["answering"],
  eligibility: [],
  terminal: ["telegram"],
  doctor: ["telegram"],
  mcp: ["telegram", "web"],
};
const mayUseLangChain = new Set(["retrieval", "generation"]);
const mayUseGrammy = new Set(["telegram", "terminal"]);

const roomRules = layers.flatMap((layer, level) =>
  layer.map((room) => {
    const closed = layers
      .slice(level)
      .flat()
      .filter((other) => other !== room && !(sideways[room] ?? []).includes(other));
    const patterns = closed.map((other) => ({
      regex: `^(\\.\\./)+${other}/`,
      message: `src/${room} may not import src/${other}: arrows go down only (see ARCHITECTURE.md).`,
    }));
    if (!mayUseGrammy.has(room))
      patterns.push({ group: ["grammy", "@grammyjs/*"], message: "Only src/telegram knows grammY." });
    if (!mayUseLangChain.has(room))
      patterns.push({
        group: ["@langchain/*"],
        message: "Only src/retrieval and src/generation know LangChain.",
      });
    if (room !== "cli")
      patterns.push({
        group: ["**/app.ts", "**/main.ts"],
        message: "Only the entrances import app.ts.",
      });
    return {
      files: [`src/${room}/**/*.ts`],
      rules: { "no-restricted-imports": ["error", { patterns }] },
    };
  }),
);

export default tseslint.config(
  { ignores: ["node_modules/", "data/", "dist/", "coverage/"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "import-x/no-cycle": "error",
      eqeqeq: "error",
    },
  },
  { files: ["**/*.config.*"], rules: { "no-restricted-exports": "off" } },
  ...roomRules,
);
