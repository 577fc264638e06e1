/**
 * Terms that mean the same to someone who asks: Indonesian and English, official and everyday. Each line is one notion;
 * any phrase of it finds texts with any other, at a lower weight than the same word would.
 */
const NOTIONS = `
kerja sama | cooperation | cooperate | collaboration | kolaborasi | partnership | kemitraan | bermitra
kerja sama luar negeri | kerja sama internasional | international cooperation | foreign cooperation | cooperation abroad
hubungan luar negeri | foreign relations | hubungan internasional | international relations | external relations
politik luar negeri | foreign policy | kebijakan luar negeri
kota kembar | sister city | sister cities | twin town | twin city | twinning | kota bersaudara | provinsi kembar | sister province | sister state | sister region | friendship city | friendship town | kota sahabat | partner city | kota mitra
perjanjian internasional | treaty | treaties | international agreement | traktat | pakta | konvensi
perjanjian | agreement | kesepakatan | persetujuan kerja sama | kontrak | contract
nota kesepahaman | mou | memorandum of understanding | memorandum saling pengertian | nota kesepakatan | loi | letter of intent
pengesahan | ratifikasi | ratify | ratification | mengesahkan | aksesi | accession | disahkan dpr
undang undang | act | statute | legislation | law
keputusan presiden | keppres | presidential decree | presidential decision
peraturan pemerintah | government regulation
peraturan daerah | local regulation | regional regulation | bylaw
surat kuasa | full powers | full power | kuasa penuh | letter of authority | letter of authorisation | letter of authorization | power of attorney | kuasa menandatangani
surat kepercayaan | credentials | surat kredensial | letter of credence
tanda tangan | sign | signature | signing | paraf
perundingan | negotiation | negotiate | berunding | negosiasi | nego
pensyaratan | reservasi | reservation
pernyataan | deklarasi | declaration
pembatalan | batal | annul | void | nullify | pencabutan | dicabut | revoke | cabut
pengakhiran | berakhir | termination | terminate | withdraw | putus | expire | mundur | keluar dari perjanjian
perubahan | amandemen | amend | amendment | ubah isi | revisi
mulai berlaku | berlaku | enter into force | entry into force | come into force | in force | take effect | effective | applicable
dprd | dewan perwakilan rakyat daerah | regional council | local parliament | regional parliament | regional legislature | city council | local legislature | dewan daerah | regional house of representatives
dewan perwakilan rakyat | dpr | parliament | house of representatives | national legislature
gubernur | governor
bupati | regent
wali kota | mayor
kepala daerah | regional head | head of region | regional leader | local leader
wakil kepala daerah | deputy regional head | deputy governor | vice governor | deputy mayor | vice mayor | wakil gubernur | wakil bupati | wakil wali kota
pemerintah daerah | local government | regional government | subnational government | sub national government | regional administration | pemerintah kota | pemerintah kabupaten | pemerintah provinsi | city government | municipal government | municipality | provincial government
pemerintah pusat | central government | national government | pusat | jakarta
menteri luar negeri | foreign minister | minister of foreign affairs | minister for foreign affairs
kementerian luar negeri | departemen luar negeri | foreign ministry | ministry of foreign affairs
menteri dalam negeri | minister of home affairs | home minister | interior minister | kementerian dalam negeri | ministry of home affairs
menteri keuangan | finance minister | minister of finance | kementerian keuangan | ministry of finance
presiden | president | head of state | kepala negara
otonomi daerah | regional autonomy | autonomy | otonom
daerah otonom | autonomous region
desentralisasi | decentralisation | decentralization
dekonsentrasi | deconcentration
tugas pembantuan | co administration | assistance task | medebewind
urusan pemerintahan | government affairs | governmental affairs | government function | divided affairs
urusan pemerintahan absolut | absolute affairs | exclusive affairs
urusan wajib | mandatory affairs | obligatory affairs | compulsory affairs | mandatory function | obligatory function | urusan pemerintahan wajib
urusan pilihan | optional affairs | optional function | elective affairs | urusan pemerintahan pilihan
kewenangan | wewenang | authority | power | competence | berhak | authorised
kewajiban | obligation | duty | wajib | required | obliged | mandatory | compulsory | obligatory | must | harus
hak | right | entitle
persetujuan | setuju | approval | approve | consent | permission | izin | lampu hijau | restu | acc
pertimbangan | opinion | consideration | pendapat
rekomendasi | recommendation | saran | advice | nasihat
konsultasi | koordinasi | consult | consultation | coordinate | coordination | koordinasikan
hibah | grant | bantuan | donation | sumbangan | aid | dana bantuan | donasi | assistance
pinjaman | loan | borrow | utang | debt | kredit
obligasi daerah | obligasi | regional bond | municipal bond | bond | surat utang
dana darurat | emergency fund
anggaran | budget | biaya | dana | fund | funding | pendanaan | cost | expense
apbd | anggaran pendapatan dan belanja daerah | regional budget | local budget
pendapatan daerah | regional income | regional revenue | local revenue
pajak | tax
investasi | investment | penanaman modal | invest | investor | pemodal
badan usaha milik daerah | bumd | regional owned enterprise | region owned company | perusahaan daerah
bantuan kemanusiaan | humanitarian aid | humanitarian assistance | humanitarian | kemanusiaan
bencana | disaster | musibah | gempa
kerja sama teknis | technical cooperation | bantuan teknis | technical assistance
pendidikan | education | sekolah | school | beasiswa | scholarship | pelajar | student
kebudayaan | budaya | culture | cultural
pertukaran pemuda | youth exchange | pertukaran pelajar | student exchange | exchange
pembangunan | development
masyarakat | society | community | people | rakyat | warga
perwakilan republik indonesia | kedutaan | kedutaan besar | embassy | perwakilan diplomatik | diplomatic mission | kantor perwakilan | mission | perwakilan
konsulat | konsul | consulate | consul | konsuler | consular | perwakilan konsuler
duta besar | ambassador
wakil | representative | delegate
diplomat | pejabat dinas luar negeri | foreign service officer | foreign service | dinas luar negeri | pejabat diplomatik
diplomatik | diplomatic
kekebalan | immunity | kebal | hak istimewa | privilege | privileges and immunities | kekebalan diplomatik | diplomatic immunity
hubungan diplomatik | diplomatic relations | diplomatic ties
pembukaan | open | buka | opening | establish | mendirikan
penutupan | close | tutup | closing
organisasi internasional | international organization | international organisation | pbb | united nations | lembaga internasional
lembaga asing | foreign institution | foreign organization | pihak asing | foreign party | pihak luar negeri | lembaga di luar negeri | mitra asing | foreign partner | mitra luar negeri
lembaga swadaya masyarakat | ngo | non governmental organization | organisasi masyarakat
negara asing | foreign country | foreign state | negara lain | foreign government | pemerintah asing
luar negeri | foreign | abroad | overseas | asing
suaka | asylum
pengungsi | refugee
warga negara indonesia | indonesian citizen | indonesian national | citizen abroad | indonesian abroad
warga negara asing | foreigner | foreign national | foreign citizen | bule | orang asing | expatriate
badan hukum indonesia | indonesian legal entity | legal entity | badan hukum
perlindungan | protect | protection | melindungi | lindungi
sengketa | dispute | perselisihan | conflict | konflik | berselisih | ribut
mahkamah konstitusi | constitutional court
penyelesaian | settle | settlement | resolve | selesai
perang | war | armed conflict | perang saudara
tidak lagi berlaku | no longer in force | no longer valid | masih berlaku | still valid | still in force
tenaga kerja | worker | labour | labor | pekerja
paspor | passport
visa | izin tinggal
pengangkatan | angkat | appoint | appointment | lantik | dilantik | inauguration | inaugurate
pemberhentian | berhenti | dismiss | dismissal | remove from office | pecat | dicopot | copot | makzul | impeach
pemilihan | election | elect | pilih | pilkada
masa jabatan | term of office | tenure | periode jabatan
larangan | dilarang | forbid | prohibited | prohibition | not allowed | ban | banned | pantang | tidak boleh
sanksi | hukuman | penalty | sanction | punish | punishment | denda | fine
syarat | persyaratan | requirement | condition | kriteria | criteria | ketentuan | prerequisite
prosedur | tata cara | procedure | mekanisme | mechanism | tahapan | alur | langkah | step | process | proses
asas | prinsip | principle
tujuan | purpose | aim | goal | objective
manfaat | benefit | keuntungan | untung | advantage
definisi | pengertian | definition | define | meaning | arti | artinya | istilah | yang dimaksud dengan | apa itu | apa maksud | apa sih | maksudnya apa | what is meant by | what does
tugas | task | fungsi | function | peran | role
pembinaan | guidance | supervise | supervision | pengawasan | oversight | awasi | monitor
laporan | lapor | report | pertanggungjawaban | accountability
naskah | dokumen | document | text | piagam | teks | draft | rancangan
penyimpanan | simpan | depositary | depository | menyimpan | archive | disimpan | arsip
naskah asli | original document | original text | original copy | dokumen asli
hukum internasional | international law | hukum dan kebiasaan internasional | international custom | customary law
kedaulatan | sovereignty | berdaulat | sovereign
wilayah | territory | territorial | batas wilayah | perbatasan | border | boundary
pertahanan | defence | defense | military | militer | tentara
keamanan | security | kerusuhan | riot | unrest | danger | bahaya
agama | religion | religious
moneter | monetary | fiskal | fiscal | mata uang | currency
yustisi | justice | peradilan | judiciary | judicial | pengadilan | court
kepentingan nasional | national interest
kepentingan umum | public interest | kepentingan publik
ketertiban umum | public order
stabilitas | stability
campur tangan | interfere | interference | meddle | intervensi | intervention | turut campur
kesetaraan | equal | equality | setara | persamaan | sejajar | sederajat | parity
saling menguntungkan | mutual benefit | mutually beneficial | win win
saling melengkapi | complement | complementary
karakteristik | characteristic | ciri
permasalahan | masalah | problem | issue
kemampuan keuangan | financial capacity | financial ability | kondisi keuangan
produksi dalam negeri | domestic production | local product | produk lokal
kemandirian | self reliance | independence | mandiri | self sufficiency
keterampilan | skill | capacity building | kapasitas | pelatihan | training
kecamatan | subdistrict | district | camat
desa | village | kepala desa | village head
provinsi | province | provincial
kabupaten | regency
kota | city | town | municipal
daerah | region | regional | local
pulau | kepulauan | island | archipelago | archipelagic
laut | sea | maritime | marine | perairan
pelayanan publik | public service | layanan publik | pelayanan umum
pelayanan dasar | basic service
antar daerah | between regions | inter regional | daerah lain | other regions
pihak ketiga | third party | pihak swasta | swasta | private sector | company | perusahaan | private company
sekretariat | secretariat | sekretaris
badan kerja sama | cooperation body | joint body
evaluasi | evaluate | evaluation | review
aset | barang milik daerah | asset | property
peralihan | transitional | transition
ketentuan penutup | closing provision | final provision
paradiplomasi | paradiplomacy
diplomasi | diplomacy
diplomasi kota | city diplomacy | urban diplomacy
diplomasi multijalur | multitrack diplomacy | multi track diplomacy
pelaku | aktor | actor
mitra | partner | rekanan | counterpart
bentuk | form | jenis | kind | type | macam
alasan | reason | mengapa | why
kapan | when | tenggat | deadline | batas waktu | jangka waktu | duration | time limit
siapa | who | siapa yang
protokol | protocol
gelar | rank | title | jenjang | pangkat
akreditasi | accreditation | accredited
utusan | envoy | special envoy | pejabat khusus | misi khusus
kehormatan | honorary | konsul kehormatan | honorary consul
informasi | information | publikasi | publication
lembaran negara | state gazette | official gazette | diundangkan | promulgate
mahkamah internasional | international court
suksesi negara | state succession | succession of states | pergantian negara | successor state | succeeds | succeeded | negara pengganti
menerima perwakilan | agrement | agreman
eksekuatur | exequatur
delegasi | delegation
kunjungan | visit | perjalanan dinas | official trip | lawatan
undangan | invitation | invite
rapat | meeting | pertemuan | konferensi | conference
bahasa | language
internasional | international
nasional | national
kebijakan | policy
peraturan | rule | regulation | aturan
rencana | plan | program | programme | rencana kerja
pemrakarsa | initiator | initiate | prakarsa | inisiatif | initiative | lembaga pemrakarsa
permintaan | request | usul | propose | proposal | usulan | permohonan | ajukan
mengumumkan | announce | public announcement | menyebarluaskan | sebar
uji materi | judicial review
wakil presiden | vice president
komisi | committee | panitia | commission
pembentukan daerah | new region | pemekaran | pemekaran daerah | create region
kawasan khusus | special area | special zone | kawasan ekonomi
`;

export interface Notion {
  readonly name: string;
  readonly phrases: readonly string[];
}

export const GLOSSARY: readonly Notion[] = NOTIONS.split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split("|").map((phrase) => phrase.trim()))
  .flatMap((phrases) => (phrases[0] === undefined ? [] : [{ name: phrases[0], phrases }]));
