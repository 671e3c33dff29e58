/** What stands for a person in an address: the user id where there is one, because people recognise it. */
export const personKey = (person: { id: string; user_id: string | null }): string => person.user_id ?? person.id;
