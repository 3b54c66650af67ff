import { list, type IntentPhrases } from './phrases';

export const tr: IntentPhrases = {
  language: 'tr',
  common: list('bir|ve|için|bu|çok|ama|var|gibi|daha|ne|değil|olarak|bana|mı|mi|ile|kadar|sonra|olan|beni'),
  others: list('sen|siz|eğer|kim|onlar'),
  buy: {
    3: list('arıyorum|arıyoruz|aranıyor|almak istiyorum|almak istiyoruz|satın almak istiyorum|almayı düşünüyorum|alınacak|alacağım|tedarikçi arıyorum|hangisini almalıyım|ne önerirsiniz|hangisini önerirsiniz|öneriniz var mı|önerisi olan var mı|tavsiye eder misiniz|tavsiyeniz var mı|tavsiye verir misiniz|nereden alabilirim|nereden alınır|fiyat teklifi|teklif almak istiyorum|teklif bekliyorum'),
    2: list('lazım|ihtiyacım var|ihtiyacımız var|önerir misiniz|önerileriniz|tavsiye|öneri|teklif|bütçem'),
    1: list('almak|bütçe|tedarikçi|fiyat'),
  },
  sell: {
    3: list('satılık|satıyorum|satıyoruz|satışa sunulmuştur|sahibinden|ücretsiz verilecek|kiralık|hizmet veriyoruz'),
    2: list('satış|sıfır ayarında|kargo bedava|son fiyat'),
    1: list('tl|temiz'),
  },
  labels: { buy: list('alınık|aranıyor|alıyorum|alım|arıyorum'), sell: list('satılık|satıyorum|satış') },
  calls: { buy: list('alım ilanları'), sell: list('satılık ilanlar') },
  request: {
    kinds: {
      supplier: list('tedarikçi|üretici|toptancı|distribütör|imalatçı'),
      recommendation: list('öneri|öneriniz|önerirsiniz|tavsiye|tavsiyeniz|hangisini'),
      quotation: list('fiyat teklifi|teklif|fiyat listesi|ihale'),
      hiring: list('eleman|iş ilanı|tam zamanlı|yarı zamanlı|freelancer|usta arıyorum'),
      complaint: list('mevcut tedarikçi|tedarikçimiz|memnun değilim|memnun değiliz|şikayetçiyim'),
      comparison: list(' vs |karşılaştırma|arasında kaldım|arasındaki fark|alternatifi|daha iyi'),
    },
    goods: list('… arıyorum|… arıyoruz|… aranıyor|… almak istiyorum|… almak istiyoruz|… almayı düşünüyorum|… lazım|… öneriniz var mı|… önerisi|… tavsiyesi|… için fiyat teklifi|alınık …|aranıyor: …'),
    fillers: list('bir|iyi|uygun|yeni|ikinci|el|kaliteli|ucuz|bana|bize|için|acil'),
    ends: list('için|ile|ve|ama|çünkü|olan|var'),
    empty: list('bir şey|yardım|bilgi|firma|öneri|tavsiye|usta|kadar|cumaya|yarına|acil'),
    suppliers: list('tedarikçi|tedarikçisi|üretici|üreticisi|toptancı|toptancısı|imalatçısı|firma|firması'),
    numbers: list('bir|iki|üç|dört|beş|on|yüz|bin'),
    units: list('adet|tane|palet|koli|kutu|ton|takım|çift|kişi|çuval|şişe|rulo'),
    rates: list('aylık|ayda|haftalık|haftada|yıllık|günde'),
    budget: list('bütçe|bütçem|bütçemiz'),
    limits: list('en fazla|maksimum|yaklaşık|kadar'),
    money: list('tl|lira|euro|dolar'),
    places: list('teslimat|konum|şehir'),
    deadlines: list('… kadar|… içinde|acil|en kısa sürede'),
    times: list('pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|yarın|yarına|cumaya|hafta|gün|ay|ay sonuna|hafta sonuna'),
  },
}; // prettier-ignore
