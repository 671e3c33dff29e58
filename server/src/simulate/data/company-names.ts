import type { Language } from './names.ts';

/** The first half of an invented company's name. */
export const companyStems: Record<Language, readonly string[]> = {
  // prettier-ignore
  en: [
    'Alder', 'Amberfield', 'Anchor', 'Arrowhead', 'Ashgrove', 'Beacon', 'Birchwood', 'Bluefin', 'Brightwater', 'Bramble',
    'Canyon', 'Cedar Row', 'Clearbrook', 'Cobalt', 'Copper Lane', 'Crestview', 'Dovetail', 'Driftwood', 'Eastgate',
    'Elmhurst', 'Emberly', 'Fairwind', 'Fernhill', 'Foxglove', 'Granite', 'Greenway', 'Harbour', 'Hawthorn', 'Hazelwood',
    'Highmoor', 'Inkwell', 'Ironbridge', 'Juniper', 'Kestrel', 'Kingfisher', 'Lakeside', 'Lantern', 'Larkspur',
    'Lighthouse', 'Longleaf', 'Maple & Co', 'Marlow', 'Meadowbank', 'Millstone', 'Moonrise', 'Northgate', 'Oakline',
    'Orchard', 'Otter Creek', 'Palmetto', 'Paperbark', 'Pebble', 'Pinecrest', 'Quarry', 'Quillon', 'Redwing', 'Ridgeway',
    'Riverbend', 'Rowan', 'Saltmarsh', 'Seabright', 'Silverleaf', 'Southbank', 'Stonehaven', 'Summerhill', 'Swiftlane',
    'Tamarack', 'Thistle', 'Tidewater', 'Timberline', 'Torchlight', 'Upland', 'Valewood', 'Waypoint', 'Wharfside',
    'Wildrose', 'Willowbrook', 'Windrush', 'Woodlark', 'Yarrow',
  ],
  // prettier-ignore
  fr: [
    'Arcadie', 'Aubépine', 'Azur', 'Belle-Rive', 'Boréale', 'Brise', 'Canopée', 'Cascade', 'Cigale', 'Clairière',
    'Colline', 'Corail', 'Coquelicot', 'Delta', 'Églantine', 'Embarcadère', 'Envol', 'Épicéa', 'Escale', 'Estuaire',
    'Étincelle', 'Falaise', 'Feuillage', 'Fougère', 'Garrigue', 'Genêt', 'Grand-Large', 'Hirondelle', 'Horizon',
    'Jonquille', 'Lavande', 'Littoral', 'Lumen', 'Marée', 'Mélèze', 'Mistral', 'Nacre', 'Olivier', 'Orée', 'Passerelle',
    'Phare', 'Pivoine', 'Pollen', 'Rivage', 'Rosée', 'Saule', 'Sillage', 'Tilleul', 'Tournesol', 'Vallon', 'Verger',
    'Voilure',
  ],
};

/** The second half, and the sector it tells. `{}` stands for the first half. */
export const companyPatterns: Record<Language, readonly (readonly [pattern: string, industry: string])[]> = {
  en: [
    ['{} Studio', 'Design'],
    ['{} Creative', 'Design'],
    ['{} Labs', 'Software'],
    ['{} Software', 'Software'],
    ['{} Systems', 'Software'],
    ['{} Consulting', 'Consulting'],
    ['{} Partners', 'Consulting'],
    ['{} Marketing', 'Marketing'],
    ['{} Media', 'Media'],
    ['{} Academy', 'Education'],
    ['{} Learning', 'Education'],
    ['{} Market', 'Retail'],
    ['{} Outfitters', 'Retail'],
    ['{} Foundry', 'Industry'],
    ['{} Logistics', 'Transport'],
    ['{} Health', 'Health'],
    ['{} Architects', 'Construction'],
    ['{} Foundation', 'Non-profit'],
  ],
  fr: [
    ['Atelier {}', 'Design'],
    ['Studio {}', 'Design'],
    ['{} Numérique', 'Software'],
    ['{} Logiciels', 'Software'],
    ['Cabinet {}', 'Consulting'],
    ['{} Conseil', 'Consulting'],
    ['Agence {}', 'Marketing'],
    ['Éditions {}', 'Media'],
    ['École {}', 'Education'],
    ['Maison {}', 'Retail'],
    ['Comptoir {}', 'Retail'],
    ['Ateliers {}', 'Industry'],
    ['{} Transports', 'Transport'],
    ['{} Santé', 'Health'],
    ['{} Architectes', 'Construction'],
    ['Association {}', 'Non-profit'],
  ],
};
