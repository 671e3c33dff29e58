/** Given and family names by language, of people as one meets them in the cities of places.ts. */
export type Language = 'en' | 'fr';

export const firstNames: Record<Language, readonly string[]> = {
  // prettier-ignore
  en: [
    'Aaliyah', 'Aaron', 'Abigail', 'Adaeze', 'Aditi', 'Ahmed', 'Aisha', 'Alexander', 'Alice', 'Amara', 'Amir', 'Amy',
    'Ananya', 'Andrew', 'Angela', 'Anna', 'Anthony', 'Arjun', 'Ava', 'Ben', 'Beth', 'Brandon', 'Caitlin', 'Callum',
    'Carlos', 'Caroline', 'Chidi', 'Chloe', 'Christopher', 'Ciara', 'Connor', 'Daniel', 'David', 'Deepika', 'Diego',
    'Elena', 'Eleanor', 'Elijah', 'Emily', 'Emma', 'Erin', 'Ethan', 'Eva', 'Farah', 'Fatima', 'Fiona', 'Gabriel',
    'George', 'Grace', 'Hana', 'Hannah', 'Harper', 'Harry', 'Hassan', 'Henry', 'Holly', 'Ibrahim', 'Imani', 'Isaac',
    'Isabella', 'Ivan', 'Jack', 'Jacob', 'Jada', 'James', 'Jamal', 'Jasmine', 'Jessica', 'Jing', 'John', 'Jordan',
    'Joseph', 'Joshua', 'Julia', 'Kavya', 'Kayla', 'Kemi', 'Kevin', 'Kofi', 'Laura', 'Leah', 'Leila', 'Liam', 'Lily',
    'Logan', 'Lucas', 'Lucy', 'Luis', 'Maeve', 'Malik', 'Maria', 'Marcus', 'Mateo', 'Maya', 'Megan', 'Mei', 'Mia',
    'Michael', 'Mina', 'Mohammed', 'Naomi', 'Natalie', 'Nathan', 'Neha', 'Ngozi', 'Nia', 'Nikhil', 'Noah', 'Nora',
    'Oliver', 'Olivia', 'Omar', 'Oscar', 'Owen', 'Patrick', 'Priya', 'Rachel', 'Rahul', 'Rebecca', 'Riley', 'Rohan',
    'Rosa', 'Ruth', 'Ryan', 'Samira', 'Samuel', 'Sana', 'Sarah', 'Sean', 'Siobhan', 'Sofia', 'Sophie', 'Stephen',
    'Tara', 'Theo', 'Thomas', 'Tiana', 'Tom', 'Uche', 'Valentina', 'Victor', 'Victoria', 'Wei', 'William', 'Yara',
    'Yuki', 'Zainab', 'Zara', 'Zoe',
  ],
  // prettier-ignore
  fr: [
    'Adèle', 'Aïcha', 'Alexandre', 'Alexis', 'Alice', 'Amadou', 'Ambre', 'Amélie', 'Amine', 'Anaïs', 'André', 'Anne',
    'Antoine', 'Arthur', 'Audrey', 'Aurélie', 'Awa', 'Axel', 'Baptiste', 'Benoît', 'Camille', 'Caroline', 'Cécile',
    'Céline', 'Charlotte', 'Chloé', 'Claire', 'Clément', 'Clémence', 'Corentin', 'Damien', 'David', 'Delphine', 'Élise',
    'Élodie', 'Emma', 'Enzo', 'Éric', 'Estelle', 'Étienne', 'Fabien', 'Fanny', 'Fatou', 'Florent', 'Florian',
    'François', 'Gabriel', 'Gaëlle', 'Guillaume', 'Hélène', 'Hugo', 'Ibrahima', 'Inès', 'Isabelle', 'Jade', 'Jérôme',
    'Jeanne', 'Joëlle', 'Jules', 'Julie', 'Julien', 'Karim', 'Laure', 'Laurent', 'Léa', 'Leïla', 'Lina', 'Loïc', 'Louise',
    'Luc', 'Lucas', 'Lucie', 'Maëlys', 'Malika', 'Mamadou', 'Manon', 'Margaux', 'Marie', 'Marion', 'Mathieu',
    'Mathilde', 'Maxime', 'Mehdi', 'Mélanie', 'Michel', 'Moussa', 'Nadia', 'Nathalie', 'Nicolas', 'Noémie', 'Nour',
    'Océane', 'Olivier', 'Pascal', 'Paul', 'Pauline', 'Perrine', 'Philippe', 'Pierre', 'Quentin', 'Rachid', 'Raphaël',
    'Rémi', 'Romain', 'Salomé', 'Samia', 'Sandrine', 'Sarah', 'Sébastien', 'Simon', 'Sofiane', 'Solène', 'Sophie',
    'Stéphanie', 'Sylvain', 'Théo', 'Thibault', 'Thomas', 'Valentin', 'Valérie', 'Victor', 'Vincent', 'Virginie',
    'Yacine', 'Yann', 'Yasmine', 'Zoé',
  ],
};

export const lastNames: Record<Language, readonly string[]> = {
  // prettier-ignore
  en: [
    'Adams', 'Adeyemi', 'Ahmed', 'Ali', 'Allen', 'Anderson', 'Bailey', 'Baker', 'Banerjee', 'Bell', 'Bennett', 'Boateng',
    'Brennan', 'Brooks', 'Brown', 'Butler', 'Byrne', 'Campbell', 'Carter', 'Chan', 'Chen', 'Clark', 'Coleman',
    'Collins', 'Cooper', 'Cruz', 'Das', 'Davies', 'Davis', 'Diaz', 'Doyle', 'Edwards', 'Evans', 'Fernandez', 'Fisher',
    'Fitzgerald', 'Flores', 'Foster', 'Gallagher', 'Garcia', 'Gray', 'Green', 'Gupta', 'Hall', 'Harris', 'Hassan',
    'Hayes', 'Hernandez', 'Hill', 'Hoang', 'Howard', 'Hughes', 'Hussain', 'Ibrahim', 'Iyer', 'Jackson', 'James',
    'Jenkins', 'Johnson', 'Jones', 'Kaur', 'Kelly', 'Khan', 'Kim', 'King', 'Kowalski', 'Kumar', 'Lee', 'Lewis', 'Lin',
    'Liu', 'Lopez', 'Martin', 'Martinez', 'Mbeki', 'McCarthy', 'Mehta', 'Mensah', 'Miller', 'Mitchell', 'Moore',
    'Morgan', 'Morris', 'Murphy', 'Murray', 'Nair', 'Nakamura', 'Nguyen', 'Novak', 'Nwosu', "O'Brien", "O'Connor",
    'Okafor', 'Okoye', 'Owusu', 'Park', 'Parker', 'Patel', 'Perez', 'Phillips', 'Powell', 'Price', 'Quinn', 'Ramirez',
    'Reddy', 'Reid', 'Rivera', 'Roberts', 'Robinson', 'Rodriguez', 'Rossi', 'Russell', 'Ryan', 'Sanchez', 'Santos',
    'Schmidt', 'Scott', 'Shah', 'Sharma', 'Silva', 'Singh', 'Smith', 'Stewart', 'Sullivan', 'Tan', 'Taylor',
    'Thomas', 'Thompson', 'Torres', 'Turner', 'Walker', 'Walsh', 'Wang', 'Ward', 'Watson', 'White', 'Williams',
    'Wilson', 'Wood', 'Wright', 'Yamamoto', 'Young', 'Zhang',
  ],
  // prettier-ignore
  fr: [
    'Aubert', 'Bah', 'Barbier', 'Baron', 'Belkacem', 'Ben Salah', 'Benali', 'Bernard', 'Bertrand', 'Blanc', 'Blanchard',
    'Bonnet', 'Bouchard', 'Boucher', 'Bourgeois', 'Boyer', 'Brun', 'Caron', 'Chevalier', 'Clément', 'Colin', 'Cissé',
    'Côté', 'Da Silva', 'David', 'Delorme', 'Diallo', 'Diop', 'Dubois', 'Dufour', 'Dumas', 'Dumont', 'Dupont',
    'Dupuis', 'Durand', 'Fabre', 'Faure', 'Fernandes', 'Ferreira', 'Fontaine', 'Fournier', 'François', 'Gagnon',
    'Garcia', 'Garnier', 'Gauthier', 'Gautier', 'Gérard', 'Girard', 'Giraud', 'Guérin', 'Guillaume', 'Haddad',
    'Hamel', 'Henry', 'Jacob', 'Joly', 'Keita', 'Lacroix', 'Laine', 'Lambert', 'Lapointe', 'Laurent', 'Le Gall',
    'Le Goff', 'Leclerc', 'Lecomte', 'Lefebvre', 'Lefèvre', 'Legrand', 'Lemaire', 'Lemoine', 'Leroux', 'Leroy',
    'Lévesque', 'Lopez', 'Lucas', 'Maillard', 'Mansouri', 'Marchand', 'Martel', 'Martin', 'Martinez', 'Masson',
    'Mathieu', 'Mercier', 'Meunier', 'Meyer', 'Michel', 'Moreau', 'Morel', 'Morin', 'Moulin', 'Muller', 'Ndiaye',
    'Nguyen', 'Nicolas', 'Noël', 'Olivier', 'Ouellet', 'Paris', 'Pelletier', 'Perrin', 'Petit', 'Picard', 'Poirier',
    'Renard', 'Renaud', 'Rey', 'Richard', 'Rivière', 'Robert', 'Robin', 'Roche', 'Rolland', 'Rousseau', 'Roussel',
    'Roux', 'Roy', 'Saïdi', 'Sanchez', 'Schneider', 'Simon', 'Tessier', 'Thomas', 'Tran', 'Traoré', 'Tremblay',
    'Vasseur', 'Vidal', 'Vincent', 'Weber',
  ],
};
