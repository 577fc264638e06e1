/**
 * Words that tell a question of another subject than this corpus: staff ask a bot about anything. By subject, in both
 * languages; none of them is a word of foreign relations, treaties, or the division of powers. One of them does not decide,
 * it only counts.
 */
const SUBJECTS = `
immigration: paspor passport visa imigrasi immigration kitas kitap voa naturalisasi turis tourist overstay ktp kk nik
tax and money: pajak tax pph ppn vat spt npwp pbb bea cukai customs tariff tarif harga price kurs rupiah dolar dollar emas gold
  saham stock bunga kpr kredit cicilan asuransi insurance bank rekening bitcoin kripto crypto blockchain diskon
civil service: pns asn cpns pppk gaji salary tunjangan cuti leave pensiun usia umur age pension retirement mutasi golongan pangkat seragam
  tukin lembur absen absensi boss bos atasan kinerja
work: upah umk umr wage pesangon severance phk karyawan employee buruh lowongan vacancy lembur maternity melahirkan
family: nikah kawin kua married marriage cerai divorce waris warisan inheritance talak mahar adopsi adoption akta istri
  suami wife husband anak bayi
crime: pidana narkoba drug ganja pencuri pencurian curi theft thief pembunuhan murder penipuan fraud judi gambling tilang
  penjara prison polisi police begal perkosaan pencemaran ite hukuman penalty
transport: motor mobil car sim stnk bpkb helm helmet tol kereta train pesawat flight penerbangan tiket ticket bus ojek parkir
  driving licence license rute bensin
health: bpjs obat medicine dokter doctor rumahsakit vaksin vaccine penyakit sakit sick covid hamil diet
land and building: sertifikat tanah imb pbg bangunan rumah house land freehold apartemen kos sewa tinggal
business: pt cv merek trademark halal bpom ekspor impor import export toko franchise startup perorangan
procurement: tender lelang ekatalog katalog lpse kontruksi konstruksi penunjukan
village: desa blt kades rt rw karang posyandu
school: beasiswa scholarship lpdp kuliah skripsi ujian exam kuis matematika rumus
daily life: resep recipe masak cook makan makanan food pizza restoran restaurant hotel cuaca weather hujan rain film movie
  lagu song lirik lyrics pantun puisi poem joke lelucon game skor bola football persib piala worldcup cup liburan wisata
  jodoh zodiak pacar ulang resolusi
computing: python script code kode program aplikasi download install website wifi laptop hp iphone android password sandi
  email surel telegram whatsapp bot model chatgpt
facts of the world: presiden president penduduk population people ibukota planet cahaya light photosynthesis sejarah penemu
  alamat address telepon phone jam hours buka besok tomorrow tonight jadwal schedule
writing tasks: terjemahkan translate buatkan bikinin write pidato speech sambutan undangan puisi ringkas summarize
`;

export const OTHER_SUBJECTS: ReadonlySet<string> = new Set(
  SUBJECTS.split("\n")
    .flatMap((line) => line.replace(/^[^:]*:/, "").split(/\s+/))
    .filter((word) => word !== ""),
);
