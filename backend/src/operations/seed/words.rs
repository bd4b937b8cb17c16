//! French words, from which titles, problems and comments are put together.

pub const FIRST_NAMES: [&str; 40] = [
    "Adèle", "Aïcha", "Alban", "Anaïs", "Antoine", "Aurélie", "Baptiste", "Camille", "Cédric", "Céline", "Chloé", "Damien", "Élise", "Émile",
    "Fanny", "Farid", "Gaëlle", "Hélène", "Hugo", "Inès", "Jérôme", "Jeanne", "Karim", "Léa", "Loïc", "Lucie", "Maël", "Maëlle", "Malik",
    "Margaux", "Mathieu", "Nadia", "Noémie", "Olivier", "Pauline", "Romain", "Salomé", "Théo", "Yann", "Zoé",
];

pub const LAST_NAMES: [&str; 48] = [
    "Allard", "Baudry", "Benali", "Besson", "Blanchard", "Bouvier", "Briand", "Carpentier", "Chauvin", "Collet", "Cordier", "Daniel", "Delmas",
    "Diallo", "Dupré", "Étienne", "Fabre", "Faure", "Ferrand", "Gallais", "Garnier", "Gauthier", "Guérin", "Haddad", "Hamon", "Jacquet",
    "Kerbrat", "Lacombe", "Le Goff", "Lemoine", "Leroux", "Maillard", "Marchand", "Martel", "Mercier", "Morvan", "Nguyen", "Olivier", "Pasquier",
    "Perrot", "Pichon", "Poirier", "Rolland", "Roussel", "Sabatier", "Tanguy", "Vasseur", "Weber",
];

pub const DEPARTMENTS: [&str; 9] = [
    "Boutiques", "Atelier & réparation", "Logistique", "Relation client", "E-commerce", "Création", "Marketing", "Finance & RH", "Achats",
];

pub const SITES: [&str; 6] = ["Nantes", "Cholet", "Orléans", "Lyon", "Lille", "Bordeaux"];

pub const VERBS: [&str; 24] = [
    "Offrir", "Proposer", "Raconter", "Tester", "Glisser", "Envoyer", "Inventer", "Montrer", "Partager", "Organiser", "Lancer", "Remplacer",
    "Réunir", "Afficher", "Mettre en avant", "Filmer", "Prêter", "Récompenser", "Simplifier", "Ouvrir", "Accompagner", "Imprimer", "Exposer", "Essayer",
];

pub const THINGS: [&str; 32] = [
    "un bon de réparation", "une carte d’entretien", "le portrait d’un artisan", "un rendez-vous à l’atelier", "une livraison groupée",
    "une vitrine participative", "un coupon les jours de pluie", "une visite guidée", "un message d’anniversaire", "une vidéo de trente secondes",
    "un guide des tailles", "un emballage réutilisable", "une collecte d’anciens sacs", "un jeu en boutique", "une newsletter plus courte",
    "un parrainage", "une avant-première", "un stand au marché", "un concours photo", "une couleur choisie par les clients", "un essai à domicile",
    "une étiquette qui raconte", "un abonnement d’entretien", "une soirée clients", "une garantie prolongée", "un carnet de voyage",
    "une affiche dans les gares", "un partenariat avec une école", "une borne de retour", "un catalogue par régions", "une leçon de couture", "un appel après l’achat",
];

pub const FOR_WHOM: [&str; 24] = [
    "aux clients fidèles", "aux nouveaux clients", "aux abonnés", "dans chaque colis", "en boutique", "sur le site", "chez nos partenaires",
    "au premier achat", "après un retour", "aux étudiants", "aux familles", "avant les vacances", "pour la rentrée", "le samedi matin",
    "à la sortie des bureaux", "aux cyclistes", "dans les petites villes", "avec l’atelier", "avec le service client", "sans publicité payante",
    "en une seule page", "avec les vendeuses et vendeurs", "pendant les soldes", "au printemps",
];

pub const PROBLEMS: [&str; 12] = [
    "Les clients reviennent peu après leur premier achat.",
    "Nos boutiques reçoivent les mêmes questions chaque semaine.",
    "La moitié des paniers sont abandonnés au moment de choisir la taille.",
    "Personne ne sait que nous réparons.",
    "Nos campagnes se ressemblent et coûtent cher.",
    "Les jours de pluie, la fréquentation baisse de moitié.",
    "Nos meilleurs clients ne se sentent pas reconnus.",
    "Les retours finissent trop souvent en stock dormant.",
    "Nous parlons de produits, rarement de ceux qui les font.",
    "Les avis arrivent trop tard pour nous servir.",
    "Les étudiants nous connaissent mal.",
    "La carte de fidélité n’est presque plus utilisée.",
];

pub const PROPOSALS: [&str; 8] = [
    "Commencer par deux boutiques pendant un mois, compter, puis décider.",
    "Une page, un formulaire, un rappel une semaine plus tard.\n\n- un pilote à Lyon\n- un bilan avec le service client",
    "Le faire avec ce que nous avons : l’atelier, une caméra, trois matinées.",
    "Demander d’abord l’avis de la relation client, puis tester auprès de cinq cents abonnés.",
    "Un partenaire local par ville, choisi par la boutique.",
    "Mesurer avant et après : visites, achats, retours.",
    "Préparer le matériel avec la création, l’imprimer une fois, l’envoyer partout.",
    "Un essai de six semaines, avec un budget plafonné et une réponse publique à la fin.",
];

pub const COMMENTS: [&str; 16] = [
    "Nous l’avons tenté il y a trois ans, sans suivi : cette fois, comptons dès le premier jour.",
    "En boutique, on nous le demande chaque semaine.",
    "Attention au stock de Cholet, il est compté pour l’été.",
    "Je peux aider pour les textes.",
    "Et si on commençait par les abonnés de la newsletter ?",
    "Le service client a des chiffres là-dessus, je les envoie.",
    "Très bonne idée, mais il faut un consentement clair.",
    "Pourquoi pas en partenariat avec l’école voisine ?",
    "Le coût d’impression me paraît sous-estimé.",
    "Cela ferait une belle vidéo.",
    "À Lille, un samedi sur deux suffirait.",
    "Je ne suis pas d’accord : la remise attire, la réparation retient.",
    "On peut le faire sans développement.",
    "Il faudrait prévenir l’atelier deux semaines avant.",
    "Un client m’a proposé la même chose hier.",
    "Merci, je reprends cela dans la proposition.",
];

pub const TAGS: [&str; 14] = [
    "réparation", "fidélité", "vidéo", "boutique", "colis", "étudiants", "pluie", "atelier", "newsletter", "retour", "partenaire", "local", "photo", "garantie",
];

pub const CHALLENGES: [&str; 10] = [
    "Faire revenir nos clients", "La première commande en ligne", "Faire connaître l’atelier", "Un lancement dont on parle", "Les jours de pluie",
    "La rentrée des étudiants", "Zéro emballage perdu", "Un Noël sans publicité", "La boutique du coin de la rue", "Dix ans de fidélité",
];

pub const REASONS: [&str; 6] = [
    "Déjà essayé l’an dernier, avec trop peu de retours pour recommencer.",
    "Le budget de l’année est engagé ; l’idée reviendra au printemps.",
    "Le coût dépasse ce que la campagne rapporterait.",
    "Un pilote dans deux boutiques est financé, avec un bilan à la clé.",
    "Le consentement des clients manque pour ces messages.",
    "Une autre équipe y travaille déjà : voyez avec elle.",
];
