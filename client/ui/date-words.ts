export * from '#shared/lang/date-words.ts';
