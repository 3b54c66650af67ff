import type { IntentPhrases } from './phrases';

export const es: IntentPhrases = {
  buy: {
    3: ['buscamos proveedor', 'busco … proveedor', 'busco … fabricante', 'busco un', 'busco una', 'estoy buscando', 'estamos buscando', 'quiero comprar', 'quisiera comprar', 'deseo comprar', 'me gustaría comprar', 'necesito comprar', 'compro', 'necesito un presupuesto', 'solicito presupuesto', 'pedir presupuesto', 'solicito cotización', 'cotización de', 'dónde comprar', 'donde comprar', 'dónde puedo comprar', 'donde puedo comprar', 'dónde puedo conseguir', 'donde puedo conseguir', 'qué … comprar', 'que … comprar', 'cuál … comprar', 'cual … comprar', 'qué me recomendáis', 'que me recomendais', 'alguien … recomendar', 'me pueden recomendar', 'me podéis recomendar', 'me recomiendan', 'recomendadme', 'consejo de compra', 'mi presupuesto', 'se busca'],
    2: ['busco', 'buscamos', 'necesito un', 'necesito una', 'recomendación', 'recomendaciones', 'recomiendan', 'recomendáis', 'presupuesto', 'cotización', 'asesoramiento'],
    1: ['comprar', 'proveedor', 'recomendar', 'sugerencias', 'consejos'],
  },
  sell: {
    3: ['vendo', 'se vende', 'en venta', 'vendemos', 'a la venta', 'ofrecemos', 'ofrezco', 'regalo', 'se regala', 'en adopción', 'se alquila', 'en alquiler', 'precio fijo', 'envío gratis', 'envíos a todo', 'nuestra empresa ofrece'],
    2: ['venta', 'nuestros productos', 'nuestros servicios', 'oferta', 'envío incluido'],
    1: ['precio', 'estado', 'usado', 'envío', '€'],
  },
  labels: { buy: ['compro', 'busco', 'se busca', 'demanda', 'se compra', 'solicitud'], sell: ['vendo', 'venta', 'oferta', 'se vende', 'ofrezco', 'regalo'] },
  calls: { buy: ['compro', 'licitaciones', 'demandas'], sell: ['vendo', 'ventas'] },
}; // prettier-ignore
