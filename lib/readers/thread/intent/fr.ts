import type { IntentPhrases } from './phrases';

export const fr: IntentPhrases = {
  buy: {
    3: ['je cherche un', 'je cherche une', 'je cherche à acheter', 'je recherche un', 'je recherche une', 'nous recherchons un', 'nous recherchons une', 'nous cherchons un', 'nous cherchons une', 'à la recherche d\'un', 'à la recherche d\'une', 'recherche fournisseur', 'cherche … fournisseur', 'recherche … fabricant', 'cherche … fabricant', 'souhaite acheter', 'voudrais acheter', 'veux acheter', 'besoin d\'un devis', 'demande de devis', 'où acheter', 'où puis-je acheter', 'où trouver', 'quel … acheter', 'quelle … acheter', 'quel … choisir', 'quelle … choisir', 'lequel choisir', 'que me conseillez-vous', 'que me conseillez vous', 'pouvez-vous me conseiller', 'pouvez vous me conseiller', 'me conseiller un', 'me conseiller une', 'vous me conseillez', 'conseil achat', 'conseils achat', 'conseil d\'achat', 'quelqu\'un peut … recommander', 'me recommander', 'mon budget'],
    2: ['cherche', 'recherche', 'conseil', 'besoin d\'un', 'besoin d\'une', 'recommandation', 'recommander', 'devis', 'achat', 'achète', 'prestataire', 'artisan'],
    1: ['budget', 'acheter', 'conseillez', 'fournisseur', 'suggestions', 'quel'],
  },
  sell: {
    3: ['à vendre', 'a vendre', 'nous vendons', 'vends', 'vds', 'à donner', 'je donne', 'à louer', 'nous proposons', 'nous vous proposons', 'notre société propose', 'prix ferme', 'frais de port', 'remise en main propre', 'commandez'],
    2: ['vente', 'cède', 'état neuf', 'livraison gratuite', 'nos produits', 'nos services'],
    1: ['prix', 'occasion', 'livraison', '€'],
  },
  labels: { buy: ['demande', 'recherche', 'cherche', 'achat', 'ach', 'rech'], sell: ['offre', 'vente', 'vends', 'vds', 'à vendre', 'vendu', 'don'] },
  calls: { buy: ['demandes', 'recherches', 'appels d\'offres'], sell: ['ventes', 'à vendre'] },
}; // prettier-ignore
