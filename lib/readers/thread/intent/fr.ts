import type { IntentPhrases } from './phrases';

export const fr: IntentPhrases = {
  language: 'fr',
  common: ['le', 'la', 'les', 'des', 'du', 'est', 'et', 'un', 'une', 'pour', 'que', 'qui', 'je', 'nous', 'vous', 'dans', 'pas', 'sur', 'avec', 'ce', 'au', 'ou', 'mon'],
  others: ['tu', 'vous', 'il', 'elle', 'ils', 'on', 'si', 'qui', 'pas', 'voulais', 'cherchais'],
  never: ['cherche un emploi', 'cherche un travail', 'cherche un job', 'cherche un stage', 'cherche une alternance', 'cherche un moyen', 'cherche une solution', 'cherche une méthode', 'cherche une explication', 'cherche un tuto', 'recherche un emploi', 'recherche un stage', 'recherche d\'un emploi', 'recherche d\'un stage', 'recherche d\'une solution', 'recherche d\'un moyen'],
  buy: {
    3: ['je cherche un', 'je cherche une', 'je cherche à acheter', 'je recherche un', 'je recherche une', 'nous recherchons un', 'nous recherchons une', 'nous cherchons un', 'nous cherchons une', 'à la recherche d\'un', 'à la recherche d\'une', 'recherche fournisseur', 'cherche … fournisseur', 'recherche … fabricant', 'cherche … fabricant', 'souhaite acheter', 'voudrais acheter', 'veux acheter', 'besoin d\'un devis', 'demande de devis', 'où acheter', 'où puis-je acheter', 'où trouver', 'quel … acheter', 'quelle … acheter', 'quel … choisir', 'quelle … choisir', 'lequel choisir', 'que me conseillez-vous', 'que me conseillez vous', 'pouvez-vous me conseiller', 'pouvez vous me conseiller', 'me conseiller un', 'me conseiller une', 'vous me conseillez', 'conseil achat', 'conseils achat', 'conseil d\'achat', 'quelqu\'un peut … recommander', 'me recommander', 'mon budget', 'connaît un bon', 'connait un bon', 'connaît une bonne', 'connait une bonne', 'vos devis', 'votre devis', 'un devis pour', 'j\'aimerais acheter', 'que conseillez-vous', 'quel … conseillez', 'quelle … conseillez', 'quel … recommandez', 'quelle … recommandez', 'besoin d\'un fournisseur', 'qui vend', 'où commander', 'on cherche un', 'on cherche une', 'cherche … d\'occasion', 'intéressé par l\'achat', 'besoin de … pièces', 'besoin de … exemplaires', 'besoin de … unités'],
    2: ['cherche', 'recherche', 'conseil', 'besoin d\'un', 'besoin d\'une', 'recommandation', 'recommander', 'devis', 'achat', 'achète', 'prestataire', 'artisan', 'quelqu\'un connaît un', 'quelqu\'un connaît une'],
    1: ['budget', 'acheter', 'conseillez', 'fournisseur', 'suggestions', 'quel'],
  },
  sell: {
    3: ['à vendre', 'a vendre', 'nous vendons', 'vends', 'vds', 'à donner', 'je donne', 'à louer', 'nous proposons', 'nous vous proposons', 'notre société propose', 'remise en main propre', 'nous fabriquons', 'nous livrons', 'devis gratuit', 'je propose mes services', 'notre boutique', 'sommes fabricants'],
    2: ['vente', 'cède', 'état neuf', 'livraison gratuite', 'nos produits', 'nos services', 'à débattre', 'contactez-nous', 'en vente', 'frais de port', 'prix ferme', 'commandez'],
    1: ['prix', 'occasion', 'livraison', '€'],
  },
  labels: { buy: ['demande', 'recherche', 'cherche', 'achat', 'ach', 'rech'], sell: ['offre', 'vente', 'vends', 'vds', 'à vendre', 'vendu', 'don'] },
  calls: { buy: ['demandes', 'recherches', 'appels d\'offres'], sell: ['ventes', 'à vendre'] },
  request: {
    kinds: {
      supplier: ['fournisseur', 'fournisseurs', 'fabricant', 'fabricants', 'grossiste', 'grossistes', 'distributeur', 'producteur', 'sous-traitant'],
      recommendation: ['conseil', 'conseils', 'conseiller', 'conseillez', 'recommander', 'recommandez', 'recommandation', 'quel … choisir', 'quelle … choisir', 'lequel choisir', 'laquelle choisir', 'quel … acheter', 'quelle … acheter', 'des suggestions', 'bonne adresse', 'avis sur'],
      quotation: ['devis', 'demande de prix', 'appel d\'offre', 'appel d\'offres', 'liste de prix', 'tarif', 'chiffrage'],
      hiring: ['nous recrutons', 'recrute', 'recrutement', 'offre d\'emploi', 'poste à pourvoir', 'en cdi', 'en cdd', 'freelance', 'embauche'],
      complaint: ['fournisseur actuel', 'mon fournisseur', 'notre fournisseur', 'prestataire actuel', 'notre prestataire', 'mon prestataire', 'pas satisfait', 'insatisfait', 'mécontent', 'déçu par', 'déçue par', 'déçus par', 'changer de fournisseur', 'marre de', 'ras le bol de', 'ne répond plus', 'nous a lâchés'],
      comparison: [' vs ', ' vs. ', 'comparatif', 'comparaison', 'comparer', 'différence entre', 'hésite entre', 'alternative à', 'alternatives à', 'mieux que'],
    },
    goods: ['cherche …', 'cherchons …', 'recherche …', 'recherchons …', 'à la recherche de …', 'à la recherche d\'…', 'rech …', 'achète …', 'souhaite acheter …', 'voudrais acheter …', 'veux acheter …', 'où acheter …', 'où puis-je acheter …', 'où trouver …', 'quel … choisir', 'quelle … choisir', 'quel … acheter', 'quelle … acheter', 'me conseiller …', 'recommander …', 'conseil achat …', 'conseils achat …', 'conseil d\'achat …', 'conseil pour …', 'besoin d\'…', 'besoin de …', 'devis pour …', 'demande de devis pour …', 'alternative à …', '… recherché', '… recherchée'],
    fillers: ['un', 'une', 'des', 'de', 'du', 'la', 'le', 'les', 'l\'', 'd\'', 'à', 'bon', 'bonne', 'bons', 'bonnes', 'fiable', 'fiables', 'nouveau', 'nouvelle', 'petit', 'petite', 'acheter', 'trouver', 'quelqu\'un', 'devis', 'pour', 'mon', 'ma', 'notre', 'nos', 'urgent', 'meilleur', 'meilleure'],
    ends: ['pour', 'dans', 'avec', 'qui', 'que', 'à', 'au', 'aux', 'en', 'sur', 'près', 'par', 'chez', 'sans', 'afin', 'car', 'mais', 'si', 'est', 'sont', 'svp', 'avant', 'livré', 'livrée', 'livrés', 'livrées', 'merci', 'capable', 'autour', 'vers', 'd\'ici', 'moins'],
    empty: ['conseil', 'conseils', 'avis', 'aide', 'quelque chose', 'quelqu\'un', 'recommandation', 'recommandations', 'suggestion', 'suggestions', 'devis', 'idée', 'idées', 'info', 'infos', 'solution', 'prix', 'cela', 'ça', 'entreprise'],
    suppliers: ['fournisseur', 'fournisseurs', 'fabricant', 'fabricants', 'grossiste', 'grossistes', 'distributeur', 'distributeurs', 'producteur', 'prestataire', 'prestataires', 'entreprise', 'société', 'vendeur'],
    numbers: ['un', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'douze', 'vingt', 'une douzaine de', 'une centaine de', 'cent', 'mille'],
    units: ['pièces', 'pcs', 'unités', 'paires', 'palettes', 'cartons', 'caisses', 'conteneurs', 'tonnes', 'rouleaux', 'sacs', 'bouteilles', 'exemplaires', 'personnes', 'invités', 'licences', 'lots', 'convives', 'm²'],
    rates: ['par mois', 'par semaine', 'par an', 'par jour', 'mensuel', 'au total', 'de'],
    budget: ['budget', 'dépenser', 'mettre'],
    limits: ['max', 'max.', 'maximum', 'moins de', 'jusqu\'à', 'environ', 'autour de', 'pas plus de', 'entre'],
    money: ['euros', 'euro', 'francs', 'dollars', 'eur', 'chf'],
    places: ['à', 'près de', 'proche de', 'région', 'en région', 'autour de', 'dans le', 'sur', 'vers', 'livraison à', 'livré à', 'en', 'aux alentours de'],
    deadlines: ['avant …', 'd\'ici …', 'd\'ici à …', 'pour le …', 'avant le …', 'jusqu\'au …', 'sous …', 'dans les …', 'au plus tard …', 'au plus vite', 'urgent', 'en urgence', 'dès que possible'],
    times: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre', 'demain', 'semaine prochaine', 'mois prochain', 'semaine', 'semaines', 'mois', 'jours', 'fin du mois', 'fin de l\'année', 'noël', 'pâques', 'été', 'printemps', 'automne', 'hiver', 'fin'],
  },
}; // prettier-ignore
