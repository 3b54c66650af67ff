import type { IntentPhrases } from './phrases';

export const es: IntentPhrases = {
  language: 'es',
  common: ['el', 'la', 'los', 'las', 'de', 'que', 'y', 'en', 'un', 'una', 'para', 'por', 'con', 'es', 'se', 'me', 'mi', 'del', 'no', 'al', 'lo', 'como', 'hola'],
  others: ['tú', 'usted', 'ustedes', 'él', 'ella', 'quien', 'quién', 'si', 'no'],
  never: ['busco trabajo', 'busco un trabajo', 'busco empleo', 'busco un empleo', 'buscando trabajo', 'buscando empleo', 'busco una solución', 'busco una forma', 'busco la forma', 'busco una manera', 'busco un tutorial', 'lo compro', 'la compro', 'los compro', 'yo compro', 'siempre compro', 'suelo comprar'],
  buy: {
    3: ['buscamos proveedor', 'busco … proveedor', 'busco … fabricante', 'busco un', 'busco una', 'estoy buscando', 'estamos buscando', 'quiero comprar', 'quisiera comprar', 'deseo comprar', 'me gustaría comprar', 'necesito comprar', 'compro', 'necesito un presupuesto', 'solicito presupuesto', 'pedir presupuesto', 'solicito cotización', 'cotización de', 'dónde comprar', 'donde comprar', 'dónde puedo comprar', 'donde puedo comprar', 'dónde puedo conseguir', 'donde puedo conseguir', 'qué … comprar', 'que … comprar', 'cuál … comprar', 'cual … comprar', 'qué me recomendáis', 'que me recomendais', 'alguien … recomendar', 'me pueden recomendar', 'me podéis recomendar', 'me recomiendan', 'recomendadme', 'consejo de compra', 'mi presupuesto', 'se busca', 'necesito … proveedor', 'necesitamos … proveedor', 'conoce un buen', 'conoce una buena', 'alguien vende', 'alguien que venda', 'quién vende', 'pasar presupuesto', 'pasar un presupuesto', 'me pueden cotizar', 'qué … me recomendáis', 'qué … recomiendan', 'qué … recomendáis', 'pago hasta', 'ando buscando', 'interesado en comprar', 'interesada en comprar', 'busco … de segunda mano', 'busco … usad', 'necesitamos … unidades', 'necesito … unidades', 'necesitamos … al mes'],
    2: ['busco', 'buscamos', 'necesito un', 'necesito una', 'recomendación', 'recomendaciones', 'recomiendan', 'recomendáis', 'presupuesto', 'cotización', 'asesoramiento'],
    1: ['comprar', 'proveedor', 'recomendar', 'sugerencias', 'consejos'],
  },
  sell: {
    3: ['vendo', 'se vende', 'vendemos', 'ofrecemos', 'ofrezco', 'se regala', 'en adopción', 'se alquila', 'en alquiler', 'envíos a todo', 'nuestra empresa ofrece', 'disponemos de', 'sin compromiso', 'somos fabricantes', 'somos distribuidores', 'se ofrece', 'tengo a la venta', 'enviamos a toda'],
    2: ['venta', 'nuestros productos', 'nuestros servicios', 'oferta', 'envío incluido', 'en venta', 'a la venta', 'precio fijo', 'envío gratis', 'regalo'],
    1: ['precio', 'estado', 'usado', 'envío', '€'],
  },
  labels: { buy: ['compro', 'busco', 'se busca', 'demanda', 'se compra', 'solicitud'], sell: ['vendo', 'venta', 'oferta', 'se vende', 'ofrezco', 'regalo'] },
  calls: { buy: ['compro', 'licitaciones', 'demandas'], sell: ['vendo', 'ventas'] },
  request: {
    kinds: {
      supplier: ['proveedor', 'proveedores', 'fabricante', 'fabricantes', 'mayorista', 'mayoristas', 'distribuidor', 'distribuidores', 'productor'],
      recommendation: ['recomendar', 'recomiendan', 'recomendáis', 'recomendais', 'recomiendas', 'recomendación', 'recomendaciones', 'recomendadme', 'consejo', 'consejos', 'qué … comprar', 'que … comprar', 'cuál … comprar', 'cuál me', 'sugerencias', 'asesoramiento'],
      quotation: ['presupuesto para', 'un presupuesto', 'presupuestos', 'solicito presupuesto', 'pedir presupuesto', 'cotización', 'cotizacion', 'cotizar', 'lista de precios', 'licitación'],
      hiring: ['contratamos', 'contratar', 'oferta de empleo', 'vacante', 'se necesita personal', 'freelance', 'buscamos desarrollador', 'currículum', 'jornada completa'],
      complaint: ['proveedor actual', 'mi proveedor', 'nuestro proveedor', 'descontento con', 'descontentos con', 'insatisfecho', 'cansado de', 'cansados de', 'harto de', 'hartos de', 'decepcionado con', 'cambiar de proveedor', 'nos ha fallado', 'no responde', 'mal servicio'],
      comparison: [' vs ', ' vs. ', 'comparativa', 'comparación', 'comparar', 'diferencia entre', 'dudo entre', 'entre estos dos', 'alternativa a', 'alternativas a', 'mejor que'],
    },
    goods: ['busco …', 'buscamos …', 'buscando …', 'se busca …', 'compro …', 'quiero comprar …', 'quisiera comprar …', 'deseo comprar …', 'me gustaría comprar …', 'necesito comprar …', 'necesito …', 'necesitamos …', 'dónde comprar …', 'donde comprar …', 'dónde puedo comprar …', 'donde puedo comprar …', 'dónde puedo conseguir …', 'qué … comprar', 'que … comprar', 'qué … me recomiendan', 'que … me recomiendan', 'qué … me recomendáis', 'recomendar …', 'recomiendan …', 'recomendación de …', 'presupuesto para …', 'cotización de …', 'cotización para …', 'alternativa a …'],
    fillers: ['un', 'una', 'unos', 'unas', 'el', 'la', 'los', 'las', 'de', 'del', 'algún', 'alguna', 'buen', 'buena', 'buenos', 'buenas', 'fiable', 'nuevo', 'nueva', 'presupuesto', 'cotización', 'comprar', 'para', 'mi', 'nuestra', 'nuestro', 'a', 'me', 'alguien', 'urgente', 'mejor'],
    ends: ['para', 'en', 'con', 'que', 'a', 'al', 'por', 'cerca', 'desde', 'sin', 'pero', 'si', 'es', 'son', 'gracias', 'antes', 'hasta', 'sobre', 'entre', 'puedo', 'debo', 'me', 'capaz', 'se', 'entregado', 'económico'],
    empty: ['algo', 'alguien', 'ayuda', 'consejo', 'consejos', 'recomendación', 'recomendaciones', 'presupuesto', 'presupuestos', 'sugerencias', 'información', 'opiniones', 'uno', 'una', 'empresa', 'precio', 'precios', 'idea', 'ideas'],
    suppliers: ['proveedor', 'proveedores', 'fabricante', 'fabricantes', 'mayorista', 'mayoristas', 'distribuidor', 'distribuidores', 'productor', 'empresa', 'empresas', 'vendedor'],
    numbers: ['un', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'doce', 'veinte', 'una docena de', 'cien', 'mil'],
    units: ['piezas', 'pzas', 'unidades', 'uds', 'pares', 'palés', 'palets', 'cajas', 'contenedores', 'toneladas', 'rollos', 'sacos', 'botellas', 'ejemplares', 'personas', 'invitados', 'licencias', 'm²'],
    rates: ['al mes', 'por mes', 'mensuales', 'a la semana', 'por semana', 'al año', 'por año', 'al día', 'en total', 'de'],
    budget: ['presupuesto', 'gastar', 'pagar'],
    limits: ['máximo', 'máx.', 'max', 'hasta', 'menos de', 'alrededor de', 'unos', 'no más de', 'entre'],
    money: ['euros', 'euro', 'pesos', 'dólares', 'eur', 'usd', 'soles'],
    places: ['en', 'cerca de', 'zona de', 'zona', 'entrega en', 'envío a', 'por', 'alrededor de', 'provincia de'],
    deadlines: ['antes de …', 'antes del …', 'para el …', 'hasta el …', 'en los próximos …', 'dentro de …', 'a más tardar …', 'lo antes posible', 'urgente', 'cuanto antes'],
    times: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo', 'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre', 'mañana', 'próxima semana', 'semana', 'semanas', 'mes', 'meses', 'días', 'fin de mes', 'fin de año', 'navidad', 'verano', 'primavera', 'otoño', 'invierno', 'fin', 'finales'],
  },
}; // prettier-ignore
