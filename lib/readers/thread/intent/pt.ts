import type { IntentPhrases } from './phrases';

export const pt: IntentPhrases = {
  buy: {
    3: ['procuro … fornecedor', 'busco fornecedor', 'procuro um', 'procuro uma', 'estou procurando', 'estou à procura', 'estamos à procura', 'à procura de um', 'quero comprar', 'gostaria de comprar', 'preciso comprar', 'pretendo comprar', 'compro', 'preciso de um orçamento', 'solicito orçamento', 'pedido de orçamento', 'orçamento para', 'cotação de', 'onde comprar', 'onde posso comprar', 'onde encontro', 'onde encontrar', 'qual … comprar', 'qual … comprariam', 'qual … escolher', 'qual vocês recomendam', 'o que vocês recomendam', 'alguém recomenda', 'alguém indica', 'alguém pode indicar', 'alguém pode recomendar', 'podem recomendar', 'me indicam', 'me recomendam', 'indicação de', 'dica de compra'],
    2: ['procuro', 'preciso de um', 'preciso de uma', 'indicação', 'indicações', 'recomendação', 'recomendações', 'recomendam', 'orçamento', 'cotação'],
    1: ['comprar', 'fornecedor', 'indicar', 'sugestões', 'dicas'],
  },
  sell: {
    3: ['vendo', 'vende-se', 'à venda', 'a venda', 'vendemos', 'oferecemos', 'ofereço', 'doa-se', 'para adoção', 'aluga-se', 'alugo', 'frete grátis', 'nossa empresa oferece', 'aceito ofertas'],
    2: ['venda', 'nossos produtos', 'nossos serviços', 'promoção', 'frete incluso'],
    1: ['preço', 'estado', 'usado', 'frete', 'r$'],
  },
  labels: { buy: ['compro', 'procuro', 'procura-se', 'procura', 'pedido'], sell: ['vendo', 'vende-se', 'venda', 'oferta', 'vendido'] },
  calls: { buy: ['compro', 'pedidos', 'licitações'], sell: ['vendo', 'vendas'] },
}; // prettier-ignore
