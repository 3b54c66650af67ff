import type { IntentPhrases } from './phrases';

export const en: IntentPhrases = {
  buy: {
    3: ['wtb', 'want to buy', 'wanting to buy', 'wanted to buy', 'looking to buy', 'looking to purchase', 'in the market for', 'want to purchase', 'need to buy', 'request for quotation', 'request for quote', 'rfq', 'need a quote', 'looking for quotes', 'please quote', 'looking for … supplier', 'looking for … manufacturer', 'looking for … vendor', 'looking for … distributor', 'looking for … wholesaler', 'seeking … supplier', 'seeking … manufacturer', 'need … supplier', 'looking to hire', 'want to hire', 'need to hire', 'trying to hire', 'looking for someone to', 'looking for someone who can', 'looking for a company', 'looking for … contractor', 'looking for … company that', 'looking for a freelancer', 'looking for a developer', 'looking for … agency', 'looking for … architect', 'looking for … lawyer', 'architect needed', 'contractor needed', 'electrician needed', 'plumber needed', 'developer needed', 'can someone recommend', 'can you recommend', 'anyone recommend', 'who do you recommend', 'who would you recommend', 'any recommendations', 'looking for recommendations', 'looking for a recommendation', 'need recommendations', 'seeking recommendations', 'recommendations for a', 'recommendation for a', 'recommendations on', 'recommend me', 'please recommend', 'which … would you recommend', 'what … would you recommend', 'what … do you recommend', 'should i buy', 'which … to buy', 'what … to buy', 'best … to buy', 'what … should i get', 'which … should i get', 'buying advice', 'purchase advice', 'advice on buying', 'help me choose', 'help me pick', 'help choosing', 'where can i buy', 'where can i get', 'where to buy', 'where can i find a', 'where do you buy', 'anyone selling', 'anyone have … for sale', 'willing to pay', 'my budget is', 'budget is around', 'in search of a'],
    2: ['recommendation', 'looking for a', 'looking for some', 'thinking of buying', 'thinking about buying', 'planning to buy', 'planning on buying', 'considering buying', 'shopping for', 'deciding between', 'best … for', 'suggestions for a', 'any suggestions for', 'suggest a good', 'how to choose a', 'worth buying', 'price range', 'budget of', 'i need a good', 'wanted', 'needed', 'in need of', 'quotes for', 'iso', 'what is the best', 'what\'s the best'],
    1: ['budget', 'under $', 'quote', 'recommend', 'suggestions', 'which one', 'to buy', 'to purchase', 'supplier', 'opinions on', 'alternatives to', 'affordable', 'reliable'],
  },
  sell: {
    3: ['wts', 'want to sell', 'for sale', 'selling my', 'i am selling', 'i\'m selling', 'im selling', 'looking to sell', 'or best offer', 'obo', 'asking price', 'price drop', 'we offer', 'we sell', 'we manufacture', 'we are a leading', 'our company offers', 'our services include', 'pm me for price', 'dm for price', 'contact us for', 'contact us today', 'order now', 'buy now', 'limited time offer', 'discount code', 'special offer', 'wholesale price', 'give away', 'giving away', 'free to good home', 'to a good home', 'for adoption', 'for rent', 'to let', 'available for hire', 'seeking work', 'hire me', 'open for commissions'],
    2: ['selling', 'brand new in box', 'free shipping', 'shipping included', 'price is firm', 'firm price', 'in stock', 'moq', 'factory direct', 'we provide', 'our product', 'our services', 'shipped', 'each plus shipping'],
    1: ['asking', 'price', 'mint condition', 'excellent condition', 'used', 'pickup only', 'payment via paypal'],
  },
  labels: {
    buy: ['wtb', 'wanted', 'want to buy', 'iso', 'buying', 'request', 'rfq', 'hiring', 'looking for', 'buy request', 'in search of', 'b'],
    sell: ['wts', 'for sale', 'fs', 'selling', 'offer', 'offering', 'sale', 'wtt', 'fs/ft', 'for hire', 's'],
  },
  calls: {
    buy: ['who is hiring', 'who\'s hiring', 'freelancer wanted', 'help wanted', 'wanted ads', 'buying requests', 'want to buy', 'tenders'],
    sell: ['who wants to be hired', 'seeking work', 'for sale', 'marketplace for sale'],
  },
}; // prettier-ignore
