import { type Config, ConfigError, readConfig } from "../config.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";
import { checkCorpus, checkDataFolder, checkDay, checkIndex, checkNode, checkStore } from "./machine.ts";
import { checkEmbeddings, checkModel } from "./servers.ts";
import { checkTelegram } from "./telegram.ts";

/**
 * Looks at everything that the program needs, and says of each whether it is there and what to mend. Never rejects for what it
 * looks at.
 * @param environment usually `process.env`
 */
export async function examine(environment: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const node = checkNode();
  const read = configOf(environment);
  if (Array.isArray(read)) return [node, ...read];
  const { config } = read;
  const disk = await checkDataFolder(config.dataDir);
  const { finding: corpusFinding, corpus } = await checkCorpus(config);
  const { entrance } = config;
  return [
    node,
    ok("configuration", "every variable can be read"),
    ...disk.findings,
    ...(disk.isUsable ? [checkStore(config.dataDir)] : []),
    corpusFinding,
    ...(corpus === null || !disk.isUsable ? [] : [await checkIndex(config, corpus)]),
    ...checkDay(config.asOf),
    ...(entrance.type === "telegram"
      ? [...(await checkTelegram(entrance)), adminsOf(entrance.admins), ...accessOf(config)]
      : [
          warn(
            "token",
            "none: the program runs in the terminal",
            "For Telegram, ask @BotFather (/newbot) for one and set TELEGRAM_BOT_TOKEN in .env.",
          ),
        ]),
    await checkModel(config),
    await checkEmbeddings(config),
  ];
}

function configOf(environment: Readonly<Record<string, string | undefined>>): { config: Config } | Finding[] {
  try {
    return { config: readConfig(environment) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => {
      const [says = fault, example = ""] = fault.split(" Example: ");
      return fail("configuration", says, `In .env: ${example}`);
    });
  }
}

function accessOf({ access }: Config): Finding[] {
  if (access.mode !== "open") return [ok("access", `by ${access.mode}`)];
  if (access.isChosen) return [ok("access", "open to everybody, as ACCESS_MODE says")];
  return [
    warn(
      "access",
      "open: everybody who finds the bot may ask",
      "Set ACCESS_MODE=pairing and TELEGRAM_ADMINS, or ACCESS_MODE=open if that is what is wanted.",
    ),
  ];
}

function adminsOf(admins: readonly number[]): Finding {
  return admins.length > 0
    ? ok("administrators", `${admins.length} named`)
    : warn(
        "administrators",
        "none: nobody can look after the bot in Telegram",
        "Set TELEGRAM_ADMINS to the ids of those who may (a bot like @userinfobot tells them).",
      );
}
