/** Lines of invented tables in many languages, with the encodings their programs have written them in. */
export const languages: readonly { language: string; encodings: readonly string[]; lines: readonly string[] }[] = [
  {
    language: 'German',
    encodings: ['windows-1252', 'macintosh'],
    lines: ['Firma;Straße;Ort', 'Müller & Söhne GmbH;Königstraße 5;München', 'Bäckerei Groß;Am Tor 3;Köln', 'Büromöbel Jäger;Hauptstr. 8;Fürth'],
  },
  {
    language: 'French',
    encodings: ['windows-1252', 'macintosh'],
    lines: ['Société;Adresse;Téléphone', 'Boulangerie Exemple;12 rue de la Forêt;réservé', 'Café du Théâtre;Allée des Érables;à côté', 'Garage Français;Hôtel de Ville;dépôt'],
  },
  {
    language: 'Spanish',
    encodings: ['windows-1252'],
    lines: ['Compañía;Dirección;Teléfono', 'Construcción Ejemplo;Avenida de España 3;Málaga', 'Panadería Núñez;Calle Año Nuevo;León'],
  },
  {
    language: 'Portuguese',
    encodings: ['windows-1252'],
    lines: ['Empresa;Endereço;Região', 'Construção Exemplo;Avenida São João;São Paulo', 'Padaria Conceição;Praça da Estação;Guimarães', 'Informações;Comércio;Açúcar'],
  },
  {
    language: 'Swedish',
    encodings: ['windows-1252'],
    lines: ['Företag;Gatuadress;Ort', 'Exempel Åkeri AB;Ängsvägen 4;Malmö', 'Bröderna Sjöberg;Östra Långgatan;Växjö'],
  },
  {
    language: 'Danish',
    encodings: ['windows-1252'],
    lines: ['Virksomhed;Adresse;By', 'Eksempel Tømrer;Søndergade 3;Århus', 'Bagerværkstedet;Nørre Allé 7;København', 'Møbler og Lænestole;Strandvænget;Ærø'],
  },
  {
    language: 'Polish',
    encodings: ['windows-1250', 'iso-8859-2'],
    lines: ['Firma;Ulica;Miejscowość', 'Przykład Spółka;ul. Główna 5;Łódź', 'Piekarnia Żółw;ul. Święta;Poznań', 'Usługi Różne;ul. Dębowa;Kraków'],
  },
  {
    language: 'Czech',
    encodings: ['windows-1250', 'iso-8859-2'],
    lines: ['Název;Ulice;Město', 'Příklad s.r.o.;Dlouhá třída 5;Plzeň', 'Pekařství Růže;Nádražní;České Budějovice', 'Obchodní společnost;Náměstí;Jičín'],
  },
  {
    language: 'Hungarian',
    encodings: ['windows-1250'],
    lines: ['Név;Cím;Város', 'Példa Építőipari Kft.;Fő utca 3;Győr', 'Gyümölcs és Zöldség;Kossuth tér;Kecskemét', 'Műszaki Kereskedő;Petőfi út;Szűcsi'],
  },
  {
    language: 'Russian',
    encodings: ['windows-1251', 'koi8-r', 'ibm866'],
    lines: ['Название;Адрес;Телефон', 'ООО Пример;ул. Ленина, 5;Москва', 'Пекарня Ромашка;Невский проспект;Казань', 'Строительная компания;площадь Мира;Самара'],
  },
  {
    language: 'Ukrainian',
    encodings: ['windows-1251'],
    lines: ['Назва;Адреса;Місто', 'ТОВ Приклад;вул. Шевченка, 5;Київ', 'Пекарня Їжачок;проспект Миру;Харків', 'Будівельна компанія;площа Ринок;Львів'],
  },
  {
    language: 'Greek',
    encodings: ['windows-1253'],
    lines: ['Επωνυμία;Διεύθυνση;Πόλη', 'Παράδειγμα ΑΕ;Οδός Ερμού 5;Αθήνα', 'Αρτοποιείο Ήλιος;Λεωφόρος Συγγρού;Πάτρα'],
  },
  {
    language: 'Turkish',
    encodings: ['windows-1254'],
    lines: ['Şirket;Adres;Şehir', 'Örnek İnşaat Ltd. Şti.;Çiçek Sokağı 5;İstanbul', 'Güneş Fırını;Bağlarbaşı Caddesi;Eskişehir', 'Yıldız Mobilya;Işık Mahallesi;Iğdır'],
  },
  {
    language: 'Hebrew',
    encodings: ['windows-1255'],
    lines: ['שם;כתובת;עיר', 'דוגמה בניה בעמ;רחוב הרצל 5;תל אביב', 'מאפיית השמש;שדרות ירושלים;חיפה'],
  },
  {
    language: 'Arabic',
    encodings: ['windows-1256'],
    lines: ['الشركة;العنوان;المدينة', 'شركة المثال للتجارة;شارع الملك فهد;الرياض', 'مخبز الشمس;شارع النيل;القاهرة'],
  },
  {
    language: 'Lithuanian',
    encodings: ['windows-1257'],
    lines: ['Įmonė;Adresas;Miestas', 'Pavyzdžio statyba;Šviesos gatvė 5;Šiauliai', 'Kepykla Žvaigždė;Ąžuolų alėja;Panevėžys'],
  },
  {
    language: 'Latvian',
    encodings: ['windows-1257'],
    lines: ['Uzņēmums;Adrese;Pilsēta', 'Piemēra būve;Brīvības iela 5;Rīga', 'Maiznīca Saulīte;Dzirnavu iela;Jūrmala'],
  },
  {
    language: 'Thai',
    encodings: ['windows-874'],
    lines: ['บริษัท;ที่อยู่;จังหวัด', 'บริษัท ตัวอย่าง จำกัด;ถนนสุขุมวิท;กรุงเทพ', 'ร้านขนมปัง;ถนนเจริญกรุง;เชียงใหม่'],
  },
  {
    language: 'Simplified Chinese',
    encodings: ['gb18030'],
    lines: ['公司名称,地址,电话', '示例五金制品有限公司,广东省佛山市顺德区大良街道,555-0100', '样本机械设备厂,浙江省宁波市北仑区,555-0101', '明光照明灯具,江苏省苏州市工业园区,555-0102'],
  },
  {
    language: 'Traditional Chinese',
    encodings: ['big5'],
    lines: ['公司名稱,地址,電話', '範例五金股份有限公司,台北市中山區民生東路,555-0100', '樣本機械廠,台中市西屯區工業區路,555-0101', '光明燈飾,高雄市鳳山區,555-0102'],
  },
  {
    language: 'Japanese',
    encodings: ['shift_jis', 'euc-jp'],
    lines: ['会社名,住所,電話番号', '株式会社サンプル,東京都千代田区見本町,555-0100', 'みほん工業有限会社,大阪府大阪市北区,555-0101', 'さくらベーカリー,神奈川県横浜市,555-0102'],
  },
  {
    language: 'Korean',
    encodings: ['euc-kr'],
    lines: ['회사명,주소,전화번호', '주식회사 보기,서울특별시 강남구 견본로,555-0100', '견본산업,부산광역시 해운대구,555-0101', '햇살제과점,인천광역시 남동구,555-0102'],
  },
]; // prettier-ignore
