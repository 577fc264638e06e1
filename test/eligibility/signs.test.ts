import { beforeAll, describe, expect, it } from "vitest";
import { type Facts, isDoubted } from "../../src/eligibility/rules/facts.ts";
import { loadKnowledge } from "../../src/eligibility/understanding/lexical-resources.ts";
import { Understander } from "../../src/eligibility/understanding/understand.ts";

let understander: Understander;
beforeAll(async () => {
  understander = new Understander(await loadKnowledge("corpus/eligibility"));
});
const read = (text: string) => understander.understand(text).subjects[0] ?? expect.fail("no subject");

describe("how far the procedure is", () => {
  it.each<[string, Facts]>([
    ["DPRD sudah setuju, Kemlu belum tahu", { dprdApproval: "given", ministerConsulted: false }],
    ["Kemendagri sudah memberi pertimbangan", { planConsideration: "given" }],
    ["rancangan naskah sudah disetujui Mendagri", { draftApproval: "given" }],
    ["sudah ada surat konfirmasi", { confirmationLetter: true }],
    ["the confirmation letter is in hand", { confirmationLetter: true }],
    ["Kemlu sudah setuju", { ministerConsulted: true }],
    ["nanti saja minta persetujuan DPRD, MoU diteken besok", { dprdApproval: "not-yet", isSigningNow: true }],
    ["MoU diteken sebelum DPRD setuju", { dprdApproval: "not-yet", isSigningNow: true }],
    ["LoI diteken besok, Kemlu belum tahu", { ministerConsulted: false, isSigningIntent: true }],
  ])("%s", (text, facts) => {
    expect(read(`kerja sama dengan Suwon; ${text}`).facts).toMatchObject(facts);
  });

  it.each([
    "setelah disetujui DPRD baru kami tanda tangani",
    "MoU tidak akan diteken sebelum DPRD setuju",
    "we sign only after the DPRD has approved",
    "kami akan minta persetujuan DPRD",
    "kalau DPRD sudah setuju, kami tanda tangan",
    "belum ada persetujuan DPRD, jadi belum tanda tangan",
  ])("%s: neither approved nor signed ahead", (text) => {
    const { facts } = read(`kerja sama dengan Suwon; ${text}`);
    expect(facts.dprdApproval).not.toBe("given");
    expect(facts.isSigningNow).not.toBe(true);
  });
});

describe("a sign that can be read otherwise", () => {
  it.each([
    ["kantor perwakilan kami di Suwon, boleh?", "conditions.noOfficeAbroad"],
    ["teknologinya rahasia, boleh kerja sama dengan Suwon?", "conditions.technologyTransfer"],
  ])("%s is a doubt", (text, fact) => {
    expect(isDoubted(read(text), fact)).toBe(true);
  });

  it.each([
    ["wali kota Suwon berasal dari partai demokrat, boleh kerja sama?", "conditions.noPoliticalParty"],
    ["kegiatan dengan Suwon belum masuk RKPD, boleh?", "conditions.supportsDevelopment"],
    ["boleh membuka rumah budaya di Suwon?", "conditions.noOfficeAbroad"],
  ])("%s says nothing of it", (text, fact) => {
    const { facts, sources } = read(text);
    expect(sources[fact]).toBeUndefined();
    expect(facts.conditions?.[fact.replace("conditions.", "")]).toBeUndefined();
  });

  it("is none where it is denied", () => {
    const { facts } = read("kerja sama dengan Suwon, tidak membuka kantor perwakilan di sana");
    expect(facts.conditions?.["noOfficeAbroad"]).toBe(true);
  });
});
