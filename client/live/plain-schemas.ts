import * as z from 'zod';

/** To be imported before any schema is made: the page's security policy forbids making functions from
 *  text, and the schemas would try to, for speed, and have the browser report it. */
z.config({ jitless: true });
