/** What a check of the doctor comes to. */
export interface Finding {
  readonly check: string;
  /** `fail`: the program does not work like this; `warn`: it works, and something may be wanting. */
  readonly outcome: "ok" | "warn" | "fail";
  readonly says: string;
  /** What to do; absent where nothing is. */
  readonly mend?: string;
}

export const ok = (check: string, says: string): Finding => ({ check, outcome: "ok", says });
export const warn = (check: string, says: string, mend: string): Finding => ({
  ...{ check, outcome: "warn", says, mend },
});
export const fail = (check: string, says: string, mend: string): Finding => ({
  ...{ check, outcome: "fail", says, mend },
});

const MARKS = { ok: "ok  ", warn: "warn", fail: "FAIL" } as const;

/** A line a finding, what to do below it, and the sum at the end. */
export function describeFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, outcome, says, mend }) => [
    `${MARKS[outcome]}  ${check}: ${says}`,
    ...(mend === undefined ? [] : [`      -> ${mend}`]),
  ]);
  const count = (outcome: Finding["outcome"]): number =>
    findings.filter((finding) => finding.outcome === outcome).length;
  return [...lines, "", `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} to mend.`].join(
    "\n",
  );
}
