import { existsSync } from "node:fs";

/** Takes `.env` of the working directory into the environment; what is already set there wins. */
export function loadEnvFile(file = ".env"): void {
  if (existsSync(file) && typeof process.loadEnvFile === "function") process.loadEnvFile(file);
}
