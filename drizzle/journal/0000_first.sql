CREATE TABLE `journal_entry` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` text NOT NULL,
	`place` integer NOT NULL,
	`author` text NOT NULL,
	`client_id` integer,
	`at` integer NOT NULL,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_entry_place` ON `journal_entry` (`document_id`,`place`);--> statement-breakpoint
CREATE TABLE `journal_snapshot` (
	`document_id` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL,
	`state` blob NOT NULL,
	`sha256` blob NOT NULL,
	PRIMARY KEY(`document_id`, `place`)
);
