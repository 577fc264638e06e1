/**
 * Chat spellings and abbreviations of Indonesian office talk, and what they stand for, as `meaning: spellings`. Only what
 * is no word of its own in Indonesian or English is listed: "an", "do", "no" and the like would do harm in English
 * questions. Official abbreviations (pemda, kemlu) are written out because the law writes them out.
 */
const LINES = `
yang: yg yng
dengan: dgn dg dngn
untuk: utk tuk
dalam: dlm
pada: pd
dari: dr dri
tentang: ttg tntg
terhadap: thd
karena: krn krna karna
juga: jg jga
sudah: sdh udh udah dah
belum: blm blum belom
tidak: tdk tdak ga gak gk nggak ngga enggak engga kagak tak
bisa: bs bsa
bukan: bkn
harus: hrs hrus kudu musti mesti
boleh: blh bole bleh
kalau: klo kalo kl klw klau
jika: jk
jadi: jd jdi
sama: sm ama
seperti: spt sprt kyk kayak kek
terus: trs trus
lagi: lg lgi
saja: aja aj sj doang
tetapi: tp tpi tapi
dapat: dpt dapet
masih: msh
hanya: hny cuma cuman
sangat: bgt banget
sekarang: skrg skr
mana: dimana
di mana: dmn
bagaimana: gmn gmna gimana bgmn bgmana
mengapa: knp knpa kenapa
berapa: brp brapa
siapa: sapa sp spa
kapan: kpn
apakah: apkh apkah
lain: dll dsb dst
pakai: pake pke
mau: mo
ingin: pengen pengin pgn
tolong: tlg
mohon: mhn
terima kasih: trims makasih tks
orang: org orng
banyak: bnyk
sebelum: sblm
setelah: stlh
antar: antr
mereka: mrk
kepada: kpd kpda
secara: scr
selama: slma
sebagai: sbg
buat: bikin bkin
beri: kasih ngasih kasi
urus: ngurus
tanda tangan: teken neken diteken ttd tt
bicara: ngomong
cari: nyari
pinjam: minjam
meminjam: minjem
utang: ngutang hutang
uang: duit
kerja sama: krjsama krjsm kerjsama kerjasma ks kersama kerma kerjaasama
kerja: krj
pemerintah: pmrth pmrnth
pemerintah daerah: pemda
pemerintah desa: pemdes
pemerintah kota: pemkot
pemerintah kabupaten: pemkab
pemerintah provinsi: pemprov pemprop
pemerintah pusat: pempus
provinsi: prov propinsi
kabupaten: kab
kecamatan: kec
kelurahan: kel
keputusan: kep
perppu: perpu
bapak: bpk
kepala dinas: kadis
kepala: kpl
kepala daerah: kada
wali kota: wako wakot wlkt
gubernur: gub
wakil gubernur: wagub
wakil bupati: wabup
bupati: bup
menteri: mentri
presiden: pres
sekretariat daerah: setda
sekretaris daerah: sekda
peraturan daerah: perda
peraturan kepala daerah: perkada
kementerian luar negeri: kemlu kemenlu
departemen luar negeri: deplu
menteri luar negeri: menlu
menteri dalam negeri: mendagri
kementerian dalam negeri: kemdagri kemendagri
menteri sekretaris negara: mensesneg
dalam negeri: dagri dn
luar negeri: lugri ln
hubungan luar negeri: hublu
politik luar negeri: polugri
perjanjian internasional: pi
republik indonesia: ri
indonesia: indo
duta besar: dubes
kedutaan besar: kedubes kbri
konsul jenderal: konjen
konsulat jenderal: kjri
warga negara indonesia: wni
warga negara asing: wna
tenaga kerja indonesia: tki tkw
pekerja migran indonesia: pmi
mahkamah konstitusi: mk
perserikatan bangsa bangsa: pbb
kementerian keuangan: kemenkeu
menteri keuangan: menkeu
internasional: intl int internasionl
orang tua: ortu
organisasi masyarakat: ormas
lembaga swadaya masyarakat: lsm
peraturan pemerintah: pp
pegawai negeri: pns
aparatur sipil negara: asn
tahun: thn th
nomor: nmr
pasal: psl ps
lampiran: lamp
syarat: syrt sarat
persyaratan: prsyratan
izin: ijin idzin
risiko: resiko
praktik: praktek
hakikat: hakekat
analisis: analisa
kualitas: kwalitas
sistem: sistim
asas: azas azaz
zaman: jaman
kewarganegaraan: kewarganegraan
warga negara: warneg
government: govt gov
management: mgmt
please: pls plz
you: u
your: ur
agreement: agmt
department: dept
requirements: reqs
documents: docs
`;

/** Written-out words by spelling; a meaning may be several words. */
export const CHAT_SPELLING: ReadonlyMap<string, string> = new Map(
  LINES.split("\n").flatMap((line) => {
    const [meaning = "", spellings = ""] = line.split(": ");
    return spellings
      .split(" ")
      .flatMap((spelling) => (spelling === "" ? [] : [[spelling, meaning] as const]));
  }),
);
