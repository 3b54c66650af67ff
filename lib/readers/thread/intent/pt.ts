import type { IntentPhrases } from './phrases';

export const pt: IntentPhrases = {
  language: 'pt',
  common: ['o', 'a', 'os', 'as', 'de', 'que', 'e', 'em', 'um', 'uma', 'para', 'por', 'com', 'não', 'é', 'do', 'da', 'no', 'na', 'se', 'eu', 'meu', 'você'],
  others: ['você', 'vocês', 'tu', 'ele', 'ela', 'quem', 'se', 'não'],
  never: ['procuro um emprego', 'procuro uma vaga', 'procurando um emprego', 'procurando uma solução', 'procuro uma solução', 'procuro uma forma', 'procurando uma forma', 'à procura de um emprego', 'eu compro', 'sempre compro'],
  buy: {
    3: ['procuro … fornecedor', 'busco fornecedor', 'procuro um', 'procuro uma', 'estou procurando', 'estou à procura', 'estamos à procura', 'à procura de um', 'quero comprar', 'gostaria de comprar', 'preciso comprar', 'pretendo comprar', 'compro', 'preciso de um orçamento', 'solicito orçamento', 'pedido de orçamento', 'orçamento para', 'cotação de', 'onde comprar', 'onde posso comprar', 'onde encontro', 'onde encontrar', 'qual … comprar', 'qual … comprariam', 'qual … escolher', 'qual vocês recomendam', 'o que vocês recomendam', 'alguém recomenda', 'alguém indica', 'alguém pode indicar', 'alguém pode recomendar', 'podem recomendar', 'me indicam', 'me recomendam', 'indicação de', 'dica de compra', 'conhece um bom', 'conhece uma boa', 'conhecem um bom', 'conhecem uma boa', 'preciso de orçamento', 'precisamos de orçamento', 'preciso de … fornecedor', 'precisamos de … fornecedor', 'qual … recomendam', 'qual … recomenda', 'qual … indicam', 'alguém vende', 'alguém vendendo', 'alguém tem … para vender', 'quem vende', 'procurando um', 'procurando uma', 'interessado em comprar', 'interesse em comprar', 'gostaria de um orçamento', 'precisamos de … unidades', 'preciso de … unidades', 'preciso de … por mês'],
    2: ['procuro', 'preciso de um', 'preciso de uma', 'indicação', 'indicações', 'recomendação', 'recomendações', 'recomendam', 'orçamento', 'cotação'],
    1: ['comprar', 'fornecedor', 'indicar', 'sugestões', 'dicas'],
  },
  sell: {
    3: ['vendo', 'vende-se', 'vendemos', 'oferecemos', 'ofereço', 'doa-se', 'para adoção', 'aluga-se', 'alugo', 'nossa empresa oferece', 'aceito ofertas', 'estou vendendo', 'fabricamos', 'entregamos em todo', 'aceito proposta', 'aceito troca', 'trabalhamos com', 'chama no whats', 'atendemos todo', 'somos fabricantes'],
    2: ['venda', 'nossos produtos', 'nossos serviços', 'promoção', 'frete incluso', 'a venda', 'à venda', 'frete grátis'],
    1: ['preço', 'estado', 'usado', 'frete', 'r$'],
  },
  labels: { buy: ['compro', 'procuro', 'procura-se', 'procura', 'pedido'], sell: ['vendo', 'vende-se', 'venda', 'oferta', 'vendido'] },
  calls: { buy: ['compro', 'pedidos', 'licitações'], sell: ['vendo', 'vendas'] },
  request: {
    kinds: {
      supplier: ['fornecedor', 'fornecedores', 'fabricante', 'fabricantes', 'atacadista', 'atacadistas', 'distribuidor', 'distribuidores', 'produtor'],
      recommendation: ['recomenda', 'recomendam', 'recomendar', 'recomendação', 'recomendações', 'indicação', 'indicações', 'indica', 'indicam', 'indicar', 'qual … comprar', 'qual … escolher', 'dica de compra', 'dicas', 'sugestões', 'conselho'],
      quotation: ['orçamento para', 'um orçamento', 'orçamentos', 'solicito orçamento', 'pedido de orçamento', 'cotação', 'lista de preços', 'licitação'],
      hiring: ['contratamos', 'contratar', 'vaga', 'vagas', 'estamos contratando', 'freelancer', 'currículo', 'procura-se profissional', 'tempo integral'],
      complaint: ['fornecedor atual', 'meu fornecedor', 'nosso fornecedor', 'insatisfeito', 'insatisfeitos', 'descontente', 'cansado de', 'cansados de', 'decepcionado', 'trocar de fornecedor', 'não responde', 'nos deixou na mão', 'péssimo atendimento'],
      comparison: [' vs ', ' vs. ', 'comparativo', 'comparação', 'comparar', 'diferença entre', 'em dúvida entre', 'alternativa ao', 'alternativa à', 'alternativas ao', 'melhor que'],
    },
    goods: ['procuro …', 'procura-se …', 'procurando …', 'à procura de …', 'busco …', 'buscamos …', 'compro …', 'quero comprar …', 'gostaria de comprar …', 'preciso comprar …', 'pretendo comprar …', 'preciso de …', 'precisamos de …', 'onde comprar …', 'onde posso comprar …', 'onde encontro …', 'onde encontrar …', 'qual … comprar', 'qual … comprariam', 'qual … escolher', 'qual … vocês', 'recomendar …', 'alguém recomenda …', 'alguém indica …', 'indicar …', 'indicação de …', 'indicações de …', 'orçamento para …', 'cotação de …', 'cotação para …'],
    fillers: ['um', 'uma', 'uns', 'umas', 'o', 'a', 'os', 'as', 'de', 'do', 'da', 'algum', 'alguma', 'bom', 'boa', 'bons', 'boas', 'confiável', 'novo', 'nova', 'orçamento', 'cotação', 'comprar', 'para', 'meu', 'minha', 'nosso', 'nossa', 'urgente', 'melhor'],
    ends: ['para', 'em', 'com', 'que', 'ao', 'à', 'por', 'perto', 'desde', 'sem', 'mas', 'se', 'é', 'são', 'obrigado', 'obrigada', 'antes', 'até', 'sobre', 'entre', 'devo', 'vocês', 'no', 'na', 'entregue', 'capaz', 'aqui'],
    empty: ['algo', 'alguém', 'ajuda', 'conselho', 'dica', 'dicas', 'recomendação', 'recomendações', 'indicação', 'indicações', 'orçamento', 'orçamentos', 'sugestão', 'sugestões', 'informação', 'informações', 'opiniões', 'uma', 'um', 'empresa', 'preço'],
    suppliers: ['fornecedor', 'fornecedores', 'fabricante', 'fabricantes', 'atacadista', 'atacadistas', 'distribuidor', 'distribuidores', 'produtor', 'empresa', 'empresas', 'vendedor'],
    numbers: ['um', 'uma', 'dois', 'duas', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'doze', 'vinte', 'uma dúzia de', 'cem', 'mil'],
    units: ['peças', 'pçs', 'unidades', 'un', 'pares', 'paletes', 'pallets', 'caixas', 'contêineres', 'contentores', 'toneladas', 'rolos', 'sacos', 'garrafas', 'exemplares', 'pessoas', 'convidados', 'licenças', 'm²'],
    rates: ['por mês', 'ao mês', 'mensais', 'por semana', 'por ano', 'por dia', 'no total', 'de'],
    budget: ['orçamento', 'gastar', 'pagar', 'verba'],
    limits: ['até', 'máximo', 'máx.', 'max', 'menos de', 'cerca de', 'por volta de', 'no máximo', 'entre'],
    money: ['reais', 'euros', 'euro', 'dólares', 'eur', 'brl', 'mil reais'],
    places: ['em', 'perto de', 'na região de', 'região de', 'no', 'na', 'entrega em', 'envio para', 'próximo a'],
    deadlines: ['até …', 'antes de …', 'antes do …', 'para o dia …', 'nos próximos …', 'dentro de …', 'o mais tardar …', 'o quanto antes', 'urgente', 'o mais rápido possível'],
    times: ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sexta-feira', 'sábado', 'domingo', 'janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro', 'amanhã', 'próxima semana', 'semana', 'semanas', 'mês', 'meses', 'dias', 'fim do mês', 'final do mês', 'fim do ano', 'natal', 'verão', 'inverno', 'fim', 'final'],
  },
}; // prettier-ignore
