/** The number of the document schema. It travels as `?schema=` on every connection: a page with another
 *  number may read but not write, because an editor deletes the node kinds that it does not know
 *  (decision 23). A test pins the schema's hash: a change there asks for a new number and a line here.
 *
 *  1  paragraphs, headings, lists, tables, links; decision, action, contribution, proposal; comment marks
 */
export const SCHEMA_VERSION = 1;
