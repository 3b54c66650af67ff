import type { IntentPhrases } from './phrases';

export const tr: IntentPhrases = {
  language: 'tr',
  common: ['bir', 've', 'için', 'bu', 'çok', 'ama', 'var', 'gibi', 'daha', 'ne', 'değil', 'olarak', 'bana', 'mı', 'mi', 'ile', 'kadar', 'sonra', 'olan', 'beni'],
  others: ['sen', 'siz', 'eğer', 'kim', 'onlar'],
  buy: {
    3: ['arıyorum', 'arıyoruz', 'aranıyor', 'almak istiyorum', 'almak istiyoruz', 'satın almak istiyorum', 'almayı düşünüyorum', 'alınacak', 'alacağım', 'tedarikçi arıyorum', 'hangisini almalıyım', 'ne önerirsiniz', 'hangisini önerirsiniz', 'öneriniz var mı', 'önerisi olan var mı', 'tavsiye eder misiniz', 'tavsiyeniz var mı', 'tavsiye verir misiniz', 'nereden alabilirim', 'nereden alınır', 'fiyat teklifi', 'teklif almak istiyorum', 'teklif bekliyorum'],
    2: ['lazım', 'ihtiyacım var', 'ihtiyacımız var', 'önerir misiniz', 'önerileriniz', 'tavsiye', 'öneri', 'teklif', 'bütçem'],
    1: ['almak', 'bütçe', 'tedarikçi', 'fiyat'],
  },
  sell: {
    3: ['satılık', 'satıyorum', 'satıyoruz', 'satışa sunulmuştur', 'sahibinden', 'ücretsiz verilecek', 'kiralık', 'hizmet veriyoruz'],
    2: ['satış', 'sıfır ayarında', 'kargo bedava', 'son fiyat'],
    1: ['tl', 'temiz'],
  },
  labels: { buy: ['alınık', 'aranıyor', 'alıyorum', 'alım', 'arıyorum'], sell: ['satılık', 'satıyorum', 'satış'] },
  calls: { buy: ['alım ilanları'], sell: ['satılık ilanlar'] },
  request: {
    kinds: {
      supplier: ['tedarikçi', 'üretici', 'toptancı', 'distribütör', 'imalatçı'],
      recommendation: ['öneri', 'öneriniz', 'önerirsiniz', 'tavsiye', 'tavsiyeniz', 'hangisini'],
      quotation: ['fiyat teklifi', 'teklif', 'fiyat listesi', 'ihale'],
      hiring: ['eleman', 'iş ilanı', 'tam zamanlı', 'yarı zamanlı', 'freelancer', 'usta arıyorum'],
      complaint: ['mevcut tedarikçi', 'tedarikçimiz', 'memnun değilim', 'memnun değiliz', 'şikayetçiyim'],
      comparison: [' vs ', 'karşılaştırma', 'arasında kaldım', 'arasındaki fark', 'alternatifi', 'daha iyi'],
    },
    goods: ['… arıyorum', '… arıyoruz', '… aranıyor', '… almak istiyorum', '… almak istiyoruz', '… almayı düşünüyorum', '… lazım', '… öneriniz var mı', '… önerisi', '… tavsiyesi', '… için fiyat teklifi', 'alınık …', 'aranıyor: …'],
    fillers: ['bir', 'iyi', 'uygun', 'yeni', 'ikinci', 'el', 'kaliteli', 'ucuz', 'bana', 'bize', 'için', 'acil'],
    ends: ['için', 'ile', 've', 'ama', 'çünkü', 'olan', 'var'],
    empty: ['bir şey', 'yardım', 'bilgi', 'firma', 'öneri', 'tavsiye', 'usta', 'kadar', 'cumaya', 'yarına', 'acil'],
    suppliers: ['tedarikçi', 'tedarikçisi', 'üretici', 'üreticisi', 'toptancı', 'toptancısı', 'imalatçısı', 'firma', 'firması'],
    numbers: ['bir', 'iki', 'üç', 'dört', 'beş', 'on', 'yüz', 'bin'],
    units: ['adet', 'tane', 'palet', 'koli', 'kutu', 'ton', 'takım', 'çift', 'kişi', 'çuval', 'şişe', 'rulo'],
    rates: ['aylık', 'ayda', 'haftalık', 'haftada', 'yıllık', 'günde'],
    budget: ['bütçe', 'bütçem', 'bütçemiz'],
    limits: ['en fazla', 'maksimum', 'yaklaşık', 'kadar'],
    money: ['tl', 'lira', 'euro', 'dolar'],
    places: ['teslimat', 'konum', 'şehir'],
    deadlines: ['… kadar', '… içinde', 'acil', 'en kısa sürede'],
    times: ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar', 'ocak', 'şubat', 'mart', 'nisan', 'mayıs', 'haziran', 'temmuz', 'ağustos', 'eylül', 'ekim', 'kasım', 'aralık', 'yarın', 'yarına', 'cumaya', 'hafta', 'gün', 'ay', 'ay sonuna', 'hafta sonuna'],
  },
}; // prettier-ignore
