import { list, type IntentPhrases } from './phrases';

export const ko: IntentPhrases = {
  language: 'ko',
  // Its script tells it.
  common: [],
  others: list('당신|만약|혹시라도'),
  buy: {
    3: list('구합니다|구해요|구입하고 싶|구매하고 싶|사고 싶|삽니다|추천해 주세요|추천해주세요|추천 부탁|추천 좀|어디서 살|어디서 구|견적 부탁|견적 요청|견적 문의|업체를 찾|업체 찾|공급업체|거래처를 찾|제조사를 찾|찾고 있습니다|찾고 있어요|구매 예정|뭐가 좋을까요|어떤 게 좋을까요'),
    2: list('추천|구매|구입|필요합니다|필요해요|견적|예산|찾습니다'),
    1: list('문의|가격|살까'),
  },
  sell: {
    3: list('팝니다|팔아요|판매합니다|판매중|무료 나눔|나눔합니다|임대합니다|분양합니다'),
    2: list('판매|택포|직거래|네고'),
    1: list('가격|상태'),
  },
  labels: { buy: list('구매|삽니다|구함|구해요|구입|구인'), sell: list('판매|팝니다|나눔') },
  calls: { buy: list('구인|삽니다'), sell: list('팝니다|구직') },
  request: {
    kinds: {
      supplier: list('공급업체|공급처|제조사|제조업체|도매|거래처'),
      recommendation: list('추천|어떤 게 좋을까요|뭐가 좋을까요'),
      quotation: list('견적|단가|입찰'),
      hiring: list('구인|채용|직원 모집|프리랜서|외주|정규직'),
      complaint: list('현재 거래처|기존 업체|불만|업체를 바꾸'),
      comparison: list(' vs |비교|차이|대안|둘 중'),
    },
    goods: list('… 구합니다|… 구해요|… 삽니다|… 사고 싶|… 구매하고 싶|… 구입하고 싶|… 추천|… 찾고 있|… 업체|… 견적|… 필요합니다'),
    fillers: list('좋은|중고|새|저렴한|믿을만한|괜찮은|혹시|안녕하세요'),
    ends: [],
    empty: list('업체|것|제품|도움|정보'),
    suppliers: list('공급업체|공급처|제조사|제조업체|도매|업체|업체를'),
    numbers: [],
    units: list('개|대|박스|팔레트|톤|세트|명|장|병'),
    rates: list('매달|한달에|매주'),
    budget: list('예산|예산은'),
    limits: list('이하|까지|최대|약|정도'),
    money: list('원|만원|달러'),
    places: list('지역'),
    deadlines: list('… 까지|급해요|급합니다|최대한 빨리'),
    times: list('월요일|화요일|수요일|목요일|금요일|토요일|일요일|내일|이번 주|다음 주|이번 달|다음 달|월말|연말'),
  },
}; // prettier-ignore
