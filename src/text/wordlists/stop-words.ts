/**
 * Words that carry no matter of law, in Indonesian and English, before stemming. Deliberately not listed, though common
 * stop lists have them: tidak, dapat, harus, bukan, tanpa, luar, dalam, boleh, wajib, hanya, sebelum, setelah, not, must,
 * may, without, only: they decide legal questions.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `
  yang di ke dari dan atau itu ini tersebut untuk pada dengan oleh sebagai adalah ialah yaitu yakni merupakan agar supaya
  bahwa karena jika kalau apabila bila maka juga pun lagi serta para suatu sebuah seorang sang si hal
  ada adakah akan telah sudah sedang masih pernah bisa kah lah nya nih sih dong deh kok kan ya yah iya lho loh toh mah
  apa apakah bagaimana mengapa siapakah mana manakah kah tolong mohon minta coba sebutkan jelaskan tanya nanya bertanya
  pak bu bapak ibu mas mbak kak bang min mimin admin gan om saya aku kami kita anda kamu dia mereka ku mu gue gua lu
  saja jadi begitu gitu gini begini tuh sangat sekali terus lalu kemudian seperti sama tetapi namun sedangkan secara
  tentang mengenai soal terkait terhadap kepada bagi antara maupun punya mau ingin lain lainnya sebenarnya emang memang
  maksud maksudnya dimaksud sebagaimana halo hai selamat pagi siang sore malam terima kasih permisi maaf assalamualaikum
  sekarang nanti kemarin tadi sini sana dulu lebih paling masing setiap tiap oh eh wah hmm oke ok
  a an the of to in on at for from by with and or is are was were be been being am as it its this that these those there
  do does did doing has have had having will would shall could should can i we you he she they them their our your my me us
  his her what which who whom whose when where why how if then than so but about into over any some all each such also just
  please tell explain know want need like get got let s t re ve ll d m im hi hello thanks thank hey ok okay
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
);
