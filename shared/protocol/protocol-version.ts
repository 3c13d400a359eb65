/** The number of what travels between page and server: frames, close codes, live events and the bodies of
 *  requests and answers. Whoever writes another client finds it in `/api/openapi.json`. A test pins the hash
 *  of all of it: a change there asks for a new number and a line here. Numbers only grow; the schema of the
 *  documents has one of its own (`shared/document/schema-version.ts`).
 *
 *  1  frames of y-websocket with `saved` and `role` beside them; twelve close codes; agendas, minutes,
 *     records and comments over HTTP; changes and presence as live events
 *  2  the newest words that can still be read of a document that cannot be opened
 *  3  deleted words are removed from a document for good; a meeting says who may do so
 *  4  a meeting says from which texts deleted words were removed, by whom, when and why
 *  5  the constitution: bodies, committees, terms of reference, seats, appointments, deputies, meetings added
 *  6  pages are told when what the reader may do has changed; a meeting says which items are kept from the
 *     reader, as the chair chose
 *  7  items go to Part II, and chosen text back as a copy; the register of interests, declarations, exclusions
 *  8  who did what, for reading and to take away; a committee says who may
 *  9  a meeting says who may move items to Part II and exclude people
 *  10 one's own sessions and when they end; everybody's accounts, for an administrator
 *  11 a committee tells of each seat whom it is for, who holds it today and since when it is vacant, and
 *     which people are former
 *  12 who is signed in, and whether they look after accounts
 *  13 everybody is told whether they may set up committees; a constitution says whether its reader sees business
 *  14 the life of minutes by part: moves, late words, corrections and amendments, suggested wordings taken in,
 *     versions and their comparison, approval, sealed records, publication and receipt; agendas that went out,
 *     minute references, attendance; what changed since one last looked
 *  15 words may be suggested to go; places by their minute reference; why something is not offered on a record; how
 *     long history is kept and when it went; public pages that were taken down; who may move accuracy
 */
export const PROTOCOL_VERSION = 15;
